"""How far each of the four methods fits a service: a score from its features, with the reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from ..blueprint import Blueprint
from ..chapter import chapter_services, tensions
from ..classification import Classification
from ..classification.dimensions import CLASSES, class_of
from ..errors import FinservError, unknown_word
from ..language import Text, language
from .fit_features import FEATURES
from .method import DESIGN_METHODS, method
from .service_features import Service, from_blueprint

SPEAKS_FOR = 0.5
_TENSION_OF = {"share_trading": "share_trading_method"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How far one method fits: ``score`` 0 to 1, the weighted mean of its features."""

    method: str
    score: float
    features: tuple[tuple[str, float, float, Text, str], ...]

    @property
    def reasons(self) -> Text:
        """What speaks for the method, then what speaks against it."""
        sides = (
            (Text("支持：", "For: "), [f for f in self.features if f[2] >= SPEAKS_FOR]),
            (Text("不支持：", "Against: "), [f for f in self.features if f[2] < SPEAKS_FOR]),
        )
        told = [
            Text(
                head.zh + "；".join(f[3].zh for f in found) + "。",
                head.en + "; ".join(f[3].en for f in found) + ".",
            )
            for head, found in sides
            if found
        ]
        return Text("".join(t.zh for t in told), " ".join(t.en for t in told))


def recommend(of: Blueprint | Classification | str | None = None, **classes: str) -> pd.DataFrame:
    """How far each design method fits a service, the best first.

    Parameters: ``of`` is a blueprint (its classes as declared, else as measured, and its measures), a
    `Classification`, or the id of one of the chapter's 19 services; or name classes as ``participation=``,
    ``divergence=``, ``object=`` in either language. Columns: method, name, score (0 to 1), reasons (in the language
    in use). The score is the weighted mean of the features that are known (`fit_table` shows them); it is a ground for
    discussion and no key to mark by. Raises `FinservError` for unknown words, and where nothing is known. Source:
    chapter slides 8, 14, 18-25; Fitzsimmons & Fitzsimmons; the weights are the kit's own.

    >>> recommend(participation="interaction", divergence="low", object="goods")["method"].iloc[0]
    'production_line'
    """
    service, tension = _service(of, classes)
    rows = [
        (fit.method, str(method(fit.method).name), round(fit.score, 3), str(_with(fit.reasons, tension)))
        for fit in fits(service)
    ]
    return pd.DataFrame(rows, columns=["method", "name", "score", "reasons"])


def fit_table(of: Blueprint | Classification | str | None = None, **classes: str) -> pd.DataFrame:
    """The features behind `recommend`: method, feature, weight, value, reason, basis; one row each.

    >>> table = fit_table("counter_cash")
    >>> table.loc[table["method"] == "production_line", "feature"].tolist()
    ['standard', 'simple', 'as_manufacturing', 'equipment']
    """
    service, _ = _service(of, classes)
    rows = [
        (fit.method, name, weight, value, str(text), basis)
        for fit in fits(service)
        for name, weight, value, text, basis in fit.features
    ]
    return pd.DataFrame(rows, columns=["method", "feature", "weight", "value", "reason", "basis"])


def recommend_services() -> pd.DataFrame:
    """The chapter's 19 services with the score of each method, and the tension that is worth a discussion.

    >>> scores = recommend_services().set_index("id")
    >>> scores.loc["settlement_remittance", "best"]
    'production_line'
    """
    rows = []
    for row in chapter_services().to_dict("records"):
        service, tension = _service(row["id"], {})
        score = {fit.method: round(fit.score, 3) for fit in fits(service)}
        best = max(DESIGN_METHODS, key=score.__getitem__)
        rows.append(
            (row["id"], row[f"name_{language()}"], *(score[m] for m in DESIGN_METHODS), best, str(tension))
        )
    return pd.DataFrame(rows, columns=["id", "name", *DESIGN_METHODS, "best", "tension"])


def fits(service: Service) -> list[Fit]:
    """The fit of each method, the best first; methods that fit equally stay in the chapter's order."""
    found = []
    for name in DESIGN_METHODS:
        known = tuple(
            (f.id, f.weight, value, f.reason(service), f.basis)
            for f in FEATURES[name]
            if (value := f.value(service)) is not None
        )
        if known:
            score = sum(weight * value for _, weight, value, _, _ in known) / sum(f[1] for f in known)
            found.append(Fit(method=name, score=score, features=known))
    if not found:
        raise FinservError(
            Text(
                "类别一个也不知道，没法打分。请给出参与程度、差异程度、作用对象，或者一张蓝图。",
                "No class is known, so there is nothing to score. Give participation, divergence and object, or a "
                "blueprint.",
            )
        )
    return sorted(found, key=lambda fit: -fit.score)


def _service(of: object, classes: dict[str, str]) -> tuple[Service, Text]:
    unknown = [name for name in classes if name not in CLASSES]
    if unknown:
        raise FinservError(unknown_word(Text("维度", "dimension"), unknown[0], CLASSES))
    named = {name: class_of(name, word) for name, word in classes.items()}
    tension = Text()
    if isinstance(of, Blueprint):
        service = from_blueprint(of)
    elif isinstance(of, Classification):
        service = Service(**{name: getattr(of, name) for name in CLASSES})
    elif isinstance(of, str):
        rows = {row["id"]: row for row in chapter_services().to_dict("records")}
        if of not in rows:
            raise FinservError(unknown_word(Text("服务", "service"), of, rows))
        service = Service(**{name: rows[of][name] for name in CLASSES})
        tension = _tension(of)
    elif of is None:
        service = Service()
    else:
        raise FinservError(
            Text(
                "这里要的是蓝图、分类结果，或者教材里一项服务的编号。",
                "This takes a blueprint, a classification, or the id of one of the chapter's services.",
            )
        )
    return replace(service, **named), tension


def _tension(service_id: str) -> Text:
    rows = tensions()
    found = rows[rows["id"] == _TENSION_OF.get(service_id, "")]
    if found.empty:
        return Text()
    row = found.iloc[0]
    return Text(
        f"讨论：{row['title_zh']}{row['one_zh']}{row['other_zh']}",
        f"Discuss: {row['title_en']} {row['one_en']} {row['other_en']}",
    )


def _with(text: Text, more: Text) -> Text:
    return Text(f"{text.zh}{more.zh}", f"{text.en} {more.en}".strip()) if more else text
