"""finserv: process strategy for financial services, to learn with and to work with.

    >>> import finserv as fs
    >>> fs.use_language("en")
"""

from .blueprint import Blueprint
from .errors import FinservError
from .language import language, use_language

__all__ = ["Blueprint", "FinservError", "language", "use_language"]
