"""Everything that the picture needs to know about places: from a plan to points, y downwards."""

from __future__ import annotations

from dataclasses import dataclass

from .arrow_points import arrow_points, centre, shifted_offsets
from .badges import Mark, marks
from .bands import Band
from .branch_labels import LabelText, Surroundings, label_texts, place_labels
from .coordinates import Point, frame
from .legend import LegendItem, legend
from .plan import Plan
from .ports import arrow_ends, port_offsets
from .runs import straight_runs
from .sizes import BoxSize, box_sizes
from .style import TITLE_SIZE
from .text_width import text_width, wrap
from .tracks import assign_tracks

TITLE_LINE = 22
_NARROWEST = 440
_TITLE_LINES = 3
_MOST_REPAIRS = 6


@dataclass(frozen=True, slots=True)
class Geometry:
    """A plan with places in points.

    ``points``: arrow number → corners from outline to outline. ``centres`` and ``sizes``: of the boxes, by id.
    ``badges``, ``changes``: marks on boxes. ``labels``: arrow number → (text, centre). ``bands``: lanes from top to
    bottom, all from 0 to ``right``. ``title``: its lines and centre. ``legend``: entries under the bands.
    """

    plan: Plan
    points: dict[int, tuple[Point, ...]]
    centres: dict[str, Point]
    sizes: dict[str, BoxSize]
    badges: tuple[Mark, ...]
    changes: tuple[Mark, ...]
    labels: dict[int, tuple[LabelText, Point]]
    bands: tuple[Band, ...]
    title: tuple[str, ...]
    title_centre: Point
    legend: tuple[LegendItem, ...]
    width: float
    height: float


def build_geometry(plan: Plan) -> Geometry:
    """Work out every place of a planned diagram; the same plan always gives the same numbers.

    >>> from finserv.drawing.diagram import Box, Diagram, Lane
    >>> from finserv.drawing.plan import Place
    >>> diagram = Diagram("d", "One step", "en", (Lane("customer", "Customer actions"),),
    ...                   (Box("a", "customer", "Ask"),), ())
    >>> geometry = build_geometry(Plan(diagram, {"a": Place(0, 0, 0)}, 1, (1,)))
    >>> geometry.centres["a"], geometry.sizes["a"].width
    ((170.0, 71.0), 104)
    """
    diagram = plan.diagram
    runs = straight_runs(plan)
    sizes = box_sizes(plan, runs)
    texts = label_texts(diagram.arrows, runs)
    title = _title(plan)
    top = TITLE_LINE * len(title) + 18.0
    ends = arrow_ends(plan, runs, sizes)
    offsets = port_offsets(runs, ends, texts)
    for _ in range(_MOST_REPAIRS):
        tracks = assign_tracks(runs, offsets)
        grid = frame(plan, sizes, runs, tracks, texts, top)
        points = arrow_points(plan, sizes, runs, grid, tracks, offsets)
        mended = shifted_offsets(plan, runs, points, ends, offsets)
        if mended is None:
            break
        offsets = mended
    centres = {box.id: centre(plan, grid, box.id) for box in diagram.boxes}
    badges, changes = marks(diagram, centres, sizes, points)
    title_width = max((text_width(line, TITLE_SIZE) for line in title), default=0.0)
    width = float(max(grid.right, _NARROWEST, 2 * round(title_width / 2 + 10)))
    around = _surroundings(plan, centres, sizes, (*badges, *changes), grid.bands, width)
    labels = place_labels(points, texts, around)
    entries, legend_height = legend(diagram, width, grid.bottom + 10)
    return Geometry(
        plan=plan,
        points=points,
        centres=centres,
        sizes=sizes,
        badges=badges,
        changes=changes,
        labels=labels,
        bands=grid.bands,
        title=title,
        title_centre=(width / 2, top / 2),
        legend=entries,
        width=width,
        height=grid.bottom + 10 + legend_height + 4,
    )


def _title(plan: Plan) -> tuple[str, ...]:
    width = max(_NARROWEST, 110 * plan.columns)
    return (
        tuple(wrap(plan.diagram.title, width, TITLE_SIZE, most_lines=_TITLE_LINES))
        if plan.diagram.title
        else ()
    )


def _surroundings(
    plan: Plan,
    centres: dict[str, Point],
    sizes: dict[str, BoxSize],
    signs: tuple[Mark, ...],
    bands: tuple[Band, ...],
    right: float,
) -> Surroundings:
    diamonds, outlines = [], {}
    for box in plan.diagram.boxes:
        (x, y), width, height = centres[box.id], sizes[box.id].width / 2, sizes[box.id].height / 2
        outlines[box.id] = x - width, y - height, x + width, y + height
        if sizes[box.id].shape == "diamond":
            diamonds.append((x, y, width, height))
    rectangles = [outline for id, outline in outlines.items() if sizes[id].shape != "diamond"]
    rectangles += [sign.rectangle for sign in signs]
    sources = {number: outlines[arrow.source] for number, arrow in enumerate(plan.diagram.arrows)}
    return Surroundings(rectangles, diamonds, [band.bottom for band in bands[:-1]], right, sources)
