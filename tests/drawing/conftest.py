"""Lets the tests of the drawing share their generated diagrams."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
