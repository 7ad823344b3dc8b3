"""The picture in the README is what the kit draws."""

from pathlib import Path

from finserv.blueprint.cases import case
from finserv.drawing.draw import draw

PICTURE = Path(__file__).resolve().parents[2] / "docs" / "pictures" / "deposit.svg"


def test_the_picture_in_the_readme_is_what_the_kit_draws():
    assert PICTURE.read_text(encoding="utf-8") == draw(case("deposit"), "zh").svg, (
        "draw it anew: fs.draw(fs.case('deposit'), 'zh').save('docs/pictures/deposit.svg')"
    )
