"""The kinds of features that methods are scored by: a class, or a share."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..classification.dimensions import class_name
from ..language import Text
from .service_features import Service


def of_class(dimension: str, values: Mapping[str, float]) -> Callable[[Service], float | None]:
    return lambda service: values.get(getattr(service, dimension))


def because_of(dimension: str, because: Mapping[str, Text]) -> Callable[[Service], Text]:
    def reason(service: Service) -> Text:
        value = getattr(service, dimension)
        name = class_name(dimension, value)
        return Text(f"{name.zh}：{because[value].zh}", f"{name.en}: {because[value].en}")

    return reason


def of_number(field: str, text: Text, turned: bool = False) -> dict[str, Callable]:
    def value(service: Service) -> float | None:
        found = getattr(service, field)
        return found if found is None or not turned else 1 - found

    def reason(service: Service) -> Text:
        share = f"{getattr(service, field):.0%}"
        return Text(f"{text.zh}{share}", f"{text.en} {share}")

    return {"value": value, "reason": reason}


PEOPLE_APART = Text("人不能离开过程", "the person cannot be taken out of the process")
