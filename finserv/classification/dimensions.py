"""The classes of the three dimensions, how to recognise their words, and which cells are neighbours."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from ..chapter import dimensions, glossary
from ..chapter.services import DIVERGENCES, OBJECTS, OWNERS, PARTICIPATIONS
from ..errors import FinservError, unknown_word
from ..language import Text

CLASSES = {
    "participation": PARTICIPATIONS,
    "divergence": DIVERGENCES,
    "object": OBJECTS,
    "owner": OWNERS,
}
FIELDS = {
    "participation": Text("顾客参与程度", "participation"),
    "divergence": Text("差异程度", "divergence"),
    "object": Text("作用对象", "object"),
    "owner": Text("物品归属", "owner"),
}
_OTHER_SPELLINGS = {
    "participation": {
        "none": "无 没有 不参与 无顾客参与 no nocustomerparticipation",
        "indirect": "间接 间接参与",
        "self_service": "自助 自助服务 直接自助 直接参与自助 directselfservice selfservice",
        "interaction": "交互 互动 交互服务 直接交互 直接参与交互 directinteraction interactive",
    },
    "divergence": {
        "low": "低 低差异 低差异性 低差异化 标准 标准化 标准服务 standard standardised standardized rigid",
        "high": "高 高差异 高差异性 高差异化 定制 定制化 定制服务 customised customized custom fluid",
    },
    "object": {
        "goods": "物品 财产 货物 物品财产 goodsorproperty property",
        "information": "信息 形象 信息形象 informationorimages images info",
        "people": "人 人员 人员处理 person persons",
    },
    "owner": {
        "customer": "顾客 客户 顾客的 顾客物品 顾客物品权益 customers thecustomers thecustomer",
        "provider": "公司 银行 公司的 公司物品 公司物品权益 服务方 providers theproviders firm bank",
    },
}
AMBIGUOUS = {"直接", "直接参与", "direct", "directparticipation"}


class Cell(NamedTuple):
    """A place in the chapter's table.

    >>> Cell("interaction", "high", "goods").column
    'high goods'
    """

    participation: str
    divergence: str
    object: str

    @property
    def column(self) -> str:
        """The column of the table: divergence and object."""
        return f"{self.divergence} {self.object}"

    @property
    def name(self) -> Text:
        """The place in words."""
        parts = [class_name(d, value) for d, value in zip(CLASSES, self, strict=False)]
        return Text("·".join(p.zh for p in parts), ", ".join(p.en for p in parts))


def key(word: object) -> str:
    """A word with width, case, blanks and punctuation evened out, for comparing.

    >>> key("Ｓｅｌｆ－Ｓｅｒｖｉｃｅ") == key("self_service")
    True
    """
    if isinstance(word, float) and word.is_integer():
        word = int(word)
    folded = unicodedata.normalize("NFKC", str(word)).casefold()
    return re.sub(r"[\W_]+", "", folded)


def class_of(dimension: str, word: object) -> str:
    """The identifier of a class word in either language, e.g. ``"自助"`` gives ``"self_service"``.

    An empty word gives ``""`` (unknown). Raises `FinservError` for a word that is no class of the dimension, and
    for plain "direct participation", which does not say which of its two kinds.

    >>> class_of("divergence", "定制服务"), class_of("divergence", " LOW ")
    ('high', 'low')
    """
    folded = key(word)
    if not folded:
        return ""
    found = spellings(dimension).get(folded)
    if found is None:
        raise FinservError(class_problem(dimension, word))
    return found


def class_problem(dimension: str, word: object) -> Text:
    """What is wrong with a word that is no class of ``dimension``."""
    if dimension == "participation" and key(word) in AMBIGUOUS:
        return Text(
            "“直接参与”有两种：顾客自己动手写 self_service（自助），与员工一起完成写 interaction（交互）。",
            "Direct participation is of two kinds: write self_service where the customer does it himself, "
            "interaction where staff and customer do it together.",
        )
    told = unknown_word(FIELDS[dimension], word, CLASSES[dimension])
    return Text(told.zh, told.en[:1].upper() + told.en[1:])


@cache
def spellings(dimension: str) -> dict[str, str]:
    """All spellings of the classes of a dimension, folded by `key`, each with its identifier."""
    found: dict[str, str] = {}
    rows = dimensions(dimension)
    terms = glossary()
    for value in CLASSES[dimension]:
        words = {value, *rows.loc[rows["value"] == value, ["name_zh", "name_en"]].to_numpy().ravel()}
        identifier = f"owner_{value}" if dimension == "owner" else value
        for zh, en in terms.loc[terms["identifier"] == identifier, ["zh", "en"]].to_numpy():
            words |= {zh, en, *zh.split(" / ")}
        words |= set(_OTHER_SPELLINGS[dimension][value].split())
        found |= {key(word): value for word in sorted(words)}
    return found


@cache
def class_name(dimension: str, value: str) -> Text:
    """The name of a class in both languages; empty for an unknown value.

    >>> str(class_name("participation", "none"))
    'no participation'
    """
    rows = dimensions(dimension)
    for row in rows[rows["value"] == value].to_dict("records"):
        return Text(row["name_zh"], row["name_en"])
    return Text()


def neighbours(cell: Cell) -> tuple[Cell, ...]:
    """The cells one step away: one dimension differs, and participation by one rank or within direct.

    >>> [c.participation for c in neighbours(Cell("none", "low", "people")) if c.object == "people"]
    ['indirect', 'none']
    """
    rank = {"none": 0, "indirect": 1, "self_service": 2, "interaction": 2}
    near = [
        Cell(p, cell.divergence, cell.object)
        for p in PARTICIPATIONS
        if p != cell.participation and abs(rank[p] - rank[cell.participation]) <= 1
    ]
    near += [Cell(cell.participation, d, cell.object) for d in DIVERGENCES if d != cell.divergence]
    near += [Cell(cell.participation, cell.divergence, o) for o in OBJECTS if o != cell.object]
    return tuple(near)
