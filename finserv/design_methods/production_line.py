"""The production-line approach: limit discretion, technology for people, divide labour, standardise."""

from __future__ import annotations

from .discretion import LIMIT_DISCRETION
from .division import DIVIDE_LABOUR
from .standard import STANDARDISE
from .technology import TECHNOLOGY

MOVES = (LIMIT_DISCRETION, TECHNOLOGY, DIVIDE_LABOUR, STANDARDISE)
