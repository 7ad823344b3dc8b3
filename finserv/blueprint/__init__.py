"""The blueprint of a service: the model, its tables, its file form, the builder, the cases and the rules."""

from .flow import Flow
from .json_form import from_json, to_json
from .marks import Pin, Waiver
from .model import Blueprint
from .pool import Pool
from .step import Step

__all__ = ["Blueprint", "Flow", "Pin", "Pool", "Step", "Waiver", "from_json", "to_json"]
