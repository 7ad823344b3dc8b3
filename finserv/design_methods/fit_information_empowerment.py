"""What speaks for information empowerment, and how much."""

from __future__ import annotations

from ..language import Text
from .feature_kinds import because_of, of_class, of_number
from .service_features import Feature, Service


def _wait_reason(service: Service) -> Text:
    if service.long_waits:
        return Text("顾客要等很久才知道结果", "customers wait long to know the outcome")
    return Text("顾客等得不久", "customers do not wait long")


FEATURES = (
    Feature(
        id="judgement",
        weight=3,
        value=of_class("divergence", {"low": 0.0, "high": 1.0}),
        reason=because_of(
            "divergence",
            {
                "low": Text("照章办理，没有多少要决定的", "it is routine, with little to decide"),
                "high": Text("员工需要较大的决定权", "staff need wide authority"),
            },
        ),
        basis="ch 8; Fitzsimmons & Fitzsimmons",
    ),
    Feature(
        id="information",
        weight=2,
        value=of_class("object", {"goods": 0.3, "information": 1.0, "people": 0.5}),
        reason=because_of(
            "object",
            {
                "goods": Text("数据库帮得上一部分", "a database helps in part"),
                "information": Text("看得到信息，就能作决定", "whoever sees the information can decide"),
                "people": Text("信息只是其中一部分", "information is only a part of it"),
            },
        ),
        basis="Fitzsimmons & Fitzsimmons",
    ),
    Feature(
        id="someone_decides",
        weight=1,
        value=of_class(
            "participation", {"none": 0.2, "indirect": 0.7, "self_service": 0.7, "interaction": 1.0}
        ),
        reason=because_of(
            "participation",
            {
                "none": Text("顾客不来问，也不来催", "the customer neither asks nor presses"),
                "indirect": Text(
                    "顾客在远处，可以自己查", "the customer is far away and can look for himself"
                ),
                "self_service": Text(
                    "顾客可以自己查、自己选", "the customer can look and choose for himself"
                ),
                "interaction": Text(
                    "一线员工当着顾客要能作决定", "the front line has to decide before the customer"
                ),
            },
        ),
        basis="Bowen & Lawler 1992",
    ),
    Feature(
        id="free_work",
        weight=2,
        basis="Bowen & Lawler 1992",
        **of_number(
            "routine_share",
            Text("照章办理的工作时间占", "share of the working time that is routine:"),
            turned=True,
        ),
    ),
    Feature(
        id="hand_overs",
        weight=1,
        basis="Fitzsimmons & Fitzsimmons",
        **of_number("hand_over_share", Text("每步的交接次数", "hand-overs a step of the staff:")),
    ),
    Feature(
        id="long_waits",
        weight=1,
        value=lambda service: service.long_waits,
        reason=_wait_reason,
        basis="Fitzsimmons & Fitzsimmons",
    ),
)
