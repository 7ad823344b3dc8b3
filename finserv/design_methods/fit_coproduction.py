"""What speaks for coproduction, and how much."""

from __future__ import annotations

from ..language import Text
from .feature_kinds import because_of, of_class, of_number
from .service_features import Feature

FEATURES = (
    Feature(
        id="can_contribute",
        weight=4,
        value=of_class(
            "participation", {"none": 0.0, "indirect": 0.4, "self_service": 1.0, "interaction": 0.6}
        ),
        reason=because_of(
            "participation",
            {
                "none": Text(
                    "顾客不参加，无力可出", "the customer takes no part, so there is nothing he could do"
                ),
                "indirect": Text(
                    "顾客偶尔从远处参与", "the customer takes part now and then, from a distance"
                ),
                "self_service": Text("顾客已经在自己动手", "the customer does it himself already"),
                "interaction": Text(
                    "顾客可以预约、带齐材料、说清需要",
                    "the customer can book, bring the papers and say clearly what he needs",
                ),
            },
        ),
        basis="ch 20–21",
    ),
    Feature(
        id="able",
        weight=1,
        value=of_class("divergence", {"low": 1.0, "high": 0.5}),
        reason=because_of(
            "divergence",
            {
                "low": Text("步骤简单，顾客学得会", "the steps are easy for customers to learn"),
                "high": Text("顾客能力参差不齐，要有人帮", "customers differ in ability and some need help"),
            },
        ),
        basis="Lovelock & Young 1979",
    ),
    Feature(
        id="customer_holds",
        weight=1,
        value=of_class("object", {"goods": 0.7, "information": 1.0, "people": 1.0}),
        reason=because_of(
            "object",
            {
                "goods": Text("要处理的东西由顾客交来", "what is worked on is handed over"),
                "information": Text("情况只有顾客自己最清楚", "the customer knows his own facts best"),
                "people": Text("顾客本人就在过程之中", "the customer himself is in the process"),
            },
        ),
        basis="ch 20",
    ),
    Feature(
        id="customer_work",
        weight=2,
        basis="ch 20–21",
        **of_number(
            "customer_share",
            Text("顾客可以自己做的工作时间占", "share of the working time that customers could do:"),
        ),
    ),
)
