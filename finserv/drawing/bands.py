"""The texts at the left of each band: the lane's title, and the label of the line under it."""

from __future__ import annotations

from dataclasses import dataclass

from .diagram import Lane
from .style import LANE_SIZE, LINE_LABEL_SIZE
from .text_width import text_width, wrap

MARGIN = 104
TITLE_LINE = 14
LABEL_LINE = 11
_MOST_TITLE_LINES = 6
_MOST_LABEL_LINES = 3


@dataclass(frozen=True, slots=True)
class BandText:
    """The broken lines of a lane's title and of the label of the line under it."""

    title: tuple[str, ...]
    line: tuple[str, ...]

    @property
    def label_height(self) -> int:
        return len(self.line) * LABEL_LINE + 4 if self.line else 0

    @property
    def least_height(self) -> int:
        """The height (points) under which the two texts would touch each other or the edge of the band."""
        return len(self.title) * TITLE_LINE + 12 + self.label_height

    @property
    def label_centre(self) -> float:
        """Where the middle of the line's label lies, from the left of the picture."""
        return 6 + max(text_width(line, LINE_LABEL_SIZE) for line in self.line) / 2


@dataclass(frozen=True, slots=True)
class Band:
    """A lane in the picture, in points, y downwards."""

    lane: Lane
    text: BandText
    top: float
    bottom: float

    @property
    def title_centre(self) -> tuple[float, float]:
        return MARGIN / 2, (self.top + self.bottom - self.text.label_height) / 2

    @property
    def label_centre(self) -> tuple[float, float]:
        return self.text.label_centre, self.bottom - 3 - len(self.text.line) * LABEL_LINE / 2


def band_text(lane: Lane) -> BandText:
    """Break the texts of a lane so that they stay in the left margin.

    >>> band_text(Lane("onstage", "Onstage contact employee actions", "Line of visibility"))
    BandText(title=('Onstage', 'contact', 'employee', 'actions'), line=('Line of visibility',))
    """
    title = wrap(lane.title, MARGIN - 14, LANE_SIZE, bold=True, most_lines=_MOST_TITLE_LINES)
    label = wrap(lane.line_below, MARGIN - 10, LINE_LABEL_SIZE, most_lines=_MOST_LABEL_LINES)
    return BandText(tuple(title), tuple(label) if lane.line_below.strip() else ())
