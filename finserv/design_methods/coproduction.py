"""The customer as coproducer: self-service, preparation at home, saying clearly what is needed, smooth demand."""

from __future__ import annotations

from .demand import APPOINTMENTS, OFF_PEAK_PRICE
from .preparation import PREPARE_AT_HOME, SAY_NEEDS
from .self_service import SELF_SERVICE

MOVES = (SELF_SERVICE, PREPARE_AT_HOME, SAY_NEEDS, APPOINTMENTS, OFF_PEAK_PRICE)
