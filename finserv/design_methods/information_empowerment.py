"""Information empowerment: staff decide at once, approvals and repeated entry go, customers follow their own case."""

from __future__ import annotations

from .decide_at_once import DECIDE_AT_ONCE
from .dropping import DROP_APPROVAL, DROP_STATUS_CALL, ONE_DATABASE
from .tracking import TRACK_CASE

MOVES = (DROP_APPROVAL, DECIDE_AT_ONCE, ONE_DATABASE, TRACK_CASE, DROP_STATUS_CALL)
