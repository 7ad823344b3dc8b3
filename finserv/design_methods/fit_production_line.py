"""What speaks for the production line, and how much."""

from __future__ import annotations

from ..language import Text
from .feature_kinds import PEOPLE_APART, because_of, of_class, of_number
from .service_features import Feature, Service

_MANUFACTURE = Text("可以像制造业那样设计", "it can be designed as in manufacturing")


def _simple(service: Service) -> float | None:
    if not service.divergence and not service.participation:
        return None
    return 1.0 if service.divergence == "low" or service.participation == "self_service" else 0.0


def _simple_reason(service: Service) -> Text:
    if service.divergence == "low":
        return Text("操作简单、重复", "the operation is simple and repeats")
    if service.participation == "self_service":
        return Text(
            "顾客自己就能操作，可见操作本身是标准的",
            "customers work it themselves, so the operation itself is standard",
        )
    return Text("操作要因人而变", "the operation changes with the customer")


FEATURES = (
    Feature(
        id="standard",
        weight=3,
        value=of_class("divergence", {"low": 1.0, "high": 0.0}),
        reason=because_of(
            "divergence",
            {
                "low": Text(
                    "步骤固定，可以照规范做", "the steps are fixed and can be done to a specification"
                ),
                "high": Text("没有固定的做法可循", "there is no fixed pattern to follow"),
            },
        ),
        basis="ch 18",
    ),
    Feature(id="simple", weight=3, value=_simple, reason=_simple_reason, basis="ch 18"),
    Feature(
        id="as_manufacturing",
        weight=2,
        value=of_class(
            "participation", {"none": 1.0, "indirect": 1.0, "self_service": 0.6, "interaction": 0.2}
        ),
        reason=because_of(
            "participation",
            {
                "none": _MANUFACTURE,
                "indirect": _MANUFACTURE,
                "self_service": Text("顾客面对的是设备", "the customer meets equipment"),
                "interaction": Text(
                    "顾客在场，节奏不全由自己定", "the customer is present and sets part of the pace"
                ),
            },
        ),
        basis="ch 14",
    ),
    Feature(
        id="equipment",
        weight=1,
        value=of_class("object", {"goods": 1.0, "information": 0.8, "people": 0.0}),
        reason=because_of(
            "object",
            {
                "goods": Text("设备可以代劳", "equipment can do the work"),
                "information": Text("大半可以由系统处理", "systems can process most of it"),
                "people": PEOPLE_APART,
            },
        ),
        basis="ch 18–19",
    ),
    Feature(
        id="routine_work",
        weight=3,
        basis="ch 18–19",
        **of_number(
            "routine_share", Text("照章办理的工作时间占", "share of the working time that is routine:")
        ),
    ),
)
