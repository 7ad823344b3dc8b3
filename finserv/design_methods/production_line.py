"""The production-line approach: technology for people, limit discretion, divide labour, standardise.

Technology comes first, so that machines take what is routine today; what becomes routine by a rule book is theirs only
if somebody asks for it.
"""

from __future__ import annotations

from .discretion import LIMIT_DISCRETION
from .division import DIVIDE_LABOUR
from .standard import STANDARDISE
from .technology import TECHNOLOGY

MOVES = (TECHNOLOGY, LIMIT_DISCRETION, DIVIDE_LABOUR, STANDARDISE)
