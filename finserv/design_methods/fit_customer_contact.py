"""What speaks for the customer contact approach, and how much."""

from __future__ import annotations

from ..language import Text
from .feature_kinds import PEOPLE_APART, because_of, of_class, of_number
from .service_features import Feature, Service


def _both_parts(service: Service) -> float | None:
    share = service.contact_share
    return None if share is None else 4 * share * (1 - share)


def _both_reason(service: Service) -> Text:
    share = service.contact_share
    return Text(
        f"提供者的时间中，高接触占{share:.0%}、低接触占{1 - share:.0%}",
        f"of the provider's time {share:.0%} is high and {1 - share:.0%} low contact",
    )


FEATURES = (
    Feature(
        id="has_contact",
        weight=4,
        value=of_class(
            "participation", {"none": 0.0, "indirect": 0.4, "self_service": 0.4, "interaction": 0.8}
        ),
        reason=because_of(
            "participation",
            {
                "none": Text("没有接触，无从分离", "there is no contact to separate"),
                "indirect": Text("接触很少", "there is little contact"),
                "self_service": Text(
                    "接触的是设备，不是员工", "the contact is with equipment, not with staff"
                ),
                "interaction": Text(
                    "前台有人接待，后台另有作业", "staff meet the customer, and other work lies behind"
                ),
            },
        ),
        basis="ch 22–25",
    ),
    Feature(
        id="separable",
        weight=2,
        value=of_class("object", {"goods": 1.0, "information": 1.0, "people": 0.0}),
        reason=because_of(
            "object",
            {
                "goods": Text("可以拿到后台处理", "it can be worked on behind"),
                "information": Text("可以拿到后台处理", "it can be worked on behind"),
                "people": PEOPLE_APART,
            },
        ),
        basis="ch 24; Chase 1978",
    ),
    Feature(
        id="unlike",
        weight=2,
        value=of_class("divergence", {"low": 0.2, "high": 1.0}),
        reason=because_of(
            "divergence",
            {
                "low": Text(
                    "前后台的作业差不多，分开所得不多",
                    "front and back work are much alike, so little is gained",
                ),
                "high": Text(
                    "与人打交道和案头作业要的是两种本领",
                    "dealing with people and desk work take two kinds of skill",
                ),
            },
        ),
        basis="ch 25",
    ),
    Feature(id="both_parts", weight=3, value=_both_parts, reason=_both_reason, basis="Chase 1978"),
    Feature(
        id="movable",
        weight=2,
        basis="ch 24",
        **of_number(
            "movable_share",
            Text("前台步骤中，不与顾客打交道的占", "share of the onstage steps at which no customer is met:"),
        ),
    ),
)
