"""The picture of the run lab: drawn once, with the places of the steps of each pool, where a bottleneck is marked."""

from __future__ import annotations

import base64
import re
from typing import Any

from ..blueprint import Blueprint
from ..drawing.draw import draw

_VIEW_BOX = re.compile(r'viewBox="0\.00 0\.00 ([\d.]+) ([\d.]+)"')


def picture(bp: Blueprint) -> dict[str, Any]:
    """The picture as a data address with its text, its size in points, and for each pool the outlines of its steps."""
    drawing = draw(bp)
    geometry = drawing.geometry
    found = _VIEW_BOX.search(drawing.svg)
    width, height = (float(n) for n in found.groups()) if found else (geometry.width, geometry.height)
    left, top = (width - geometry.width) / 2, (height - geometry.height) / 2
    boxes: dict[str, list[list[float]]] = {pool.id: [] for pool in bp.pool_rows}
    for step in bp.step_rows:
        if step.pool in boxes and step.id in geometry.centres:
            (x, y), size = geometry.centres[step.id], geometry.sizes[step.id]
            outline = [x + left - size.width / 2, y + top - size.height / 2, size.width, size.height]
            boxes[step.pool].append([round(n, 2) for n in outline])
    return {
        "src": "data:image/svg+xml;base64," + base64.b64encode(drawing.svg.encode("utf-8")).decode("ascii"),
        "alt": drawing.alt,
        "width": width,
        "height": height,
        "boxes": boxes,
    }
