"""Files in and out; one module a format."""

from .load import load
from .save import save

__all__ = ["load", "save"]
