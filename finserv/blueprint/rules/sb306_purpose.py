"""SB306: it is said which process is drawn and what for."""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Text
from ..graph import Graph
from .example import SMALL
from .rule import Hit, Rule


def find(graph: Graph) -> Iterator[Hit]:
    bp = graph.bp
    if not (bp.title_zh or bp.title_en):
        yield Hit("", {"what": Text("标题", "title")})
    if not (bp.purpose_zh or bp.purpose_en):
        yield Hit("", {"what": Text("目的", "purpose")})


RULE = Rule(
    id="SB306",
    title=Text("写明画哪个过程、为什么画", "It says which process and what for"),
    severity="advice",
    set="recommended",
    problem=Text("{name}没有写{what}。", "No {what} is given for {name}."),
    mend=Text(
        "请写明过程的名称，以及画它是为了什么，例如找出等待的地方。",
        "Name the process, and say what it is drawn for, for example to find where customers wait.",
    ),
    why=Text(
        "目的决定从哪里画到哪里、画多细。",
        "The purpose decides where it begins and ends, and how much detail it needs.",
    ),
    source=Text("教材第35页第一步，第36页", "chapter, slide 35 step 1, slide 36"),
    provenance="chapter",
    find=find,
    valid=SMALL,
    invalid=SMALL.but(purpose_zh="", purpose_en=""),
)
