"""The JavaScript and CSS of the widgets, which lie beside them in files of their own."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "static"


def javascript(*names: str) -> str:
    """The named files as one module, in order: shared parts first, the widget (which exports) last."""
    return "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in names)


def css(*names: str) -> str:
    """The named style sheets as one."""
    return "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in names)
