"""Looks: contrast, and difference that does not rest on colour."""

from itertools import combinations

from finserv.drawing import style
from finserv.drawing.dot_arrows import arrow_look
from finserv.drawing.dot_boxes import badge_look, box_look

COLOURS = ("color", "fontcolor", "fillcolor")


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_all_text_has_enough_contrast():
    fills = [style.lane_fill(key, 0) for key in ("evidence", "customer", "onstage", "backstage", "support")]
    assert all(contrast(style.INK, fill) >= 7 for fill in fills)
    assert contrast(style.SOFT_INK, style.PAPER) >= 4.5
    assert contrast(style.GREY, style.GREY_PAPER) >= 4.5
    assert all(contrast(look.fill, look.ink) >= 4.5 for look in style.BADGES.values())
    sizes = (style.TITLE_SIZE, style.LANE_SIZE, style.TEXT_SIZE, style.SMALL_SIZE, style.NOTE_SIZE)
    assert min(sizes) >= 8


def test_bands_get_darker_downwards():
    fills = [style.lane_fill(key, 0) for key in ("evidence", "customer", "onstage", "backstage", "support")]
    assert [luminance(fill) for fill in fills] == sorted(map(luminance, fills), reverse=True)


def without_colour(look):
    return {key: value for key, value in look.items() if key not in COLOURS}


def test_arrows_differ_by_their_line_and_changes_by_more_than_colour():
    for one, other in combinations(style.ARROW_LINES, 2):
        assert without_colour(arrow_look(one)) != without_colour(arrow_look(other))
    for change in style.CHANGES:
        assert without_colour(arrow_look("flow", change)) != without_colour(arrow_look("flow"))
        assert without_colour(box_look("action", change)) != without_colour(box_look("action"))
    assert len({look.sign for look in style.CHANGES.values()}) == len(style.CHANGES)


def test_badges_differ_by_letter():
    assert set(style.BADGES) == set("FWDR")
    assert all(badge_look(letter)["shape"] for letter in style.BADGES)
