"""The picture of an event: of one size, complete, and of nothing that its font can't write."""

from io import BytesIO

import pytest
from PIL import Image

from timeline.render.social_cards import SIZE, Card, drawn, key_of
from timeline.vocabulary import KINDS, Kind, Shape

PAPER = (253, 252, 249)


def _picture(card: Card) -> Image.Image:
    picture = Image.open(BytesIO(drawn(card)))
    picture.load()
    assert picture.format == "PNG"
    assert picture.size == SIZE == (1200, 630)
    return picture.convert("RGB")


def _inked(picture: Image.Image, box: tuple[int, int, int, int]) -> int:
    """Return how many dots of a part of a picture are far from paper."""
    data = picture.crop(box).convert("L").tobytes()
    return sum(1 for value in data if value < 160)


TITLE = (185, 175, 1200, 525)


@pytest.mark.parametrize(
    "title",
    [
        "Short",
        "Disney licenses its characters to Sora and plans to invest a billion dollars",
        "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 3,
        "A title that goes on and on " * 20,
        "<script>alert('&amp;')</script>",
    ],
)
def test_a_title_stands_whole_between_date_and_story(title: str) -> None:
    """However long, the title keeps inside its place: nothing at the edge, nothing on the story's name."""
    picture = _picture(Card(title, "11 December 2025", "The story", KINDS["deal"]))
    assert _inked(picture, TITLE) > 500
    assert _inked(picture, (1120, 0, 1200, 630)) == 0
    assert _inked(picture, (185, 515, 1200, 530)) == 0


@pytest.mark.parametrize("shape", Shape)
def test_each_shape_is_drawn_in_its_color(shape: Shape) -> None:
    """A kind's mark stands on the line, in the colour that the pages give it."""
    picture = _picture(Card("Title", "2024", "Story", Kind("k", "Kind", shape, "red")))
    found = picture.crop((70, 80, 150, 160)).getcolors(10_000) or []
    red = [count for count, color in found if isinstance(color, tuple) and color[0] > 150 and color[2] < 80]
    assert sum(red) > 300


def test_letters_that_the_font_lacks_are_left_out() -> None:
    """A title in another script gives a picture with the date and the mark, and no boxes for letters."""
    picture = _picture(Card("日本の出来事", "15 February 2024", "Story", KINDS["launch"]))
    assert _inked(picture, TITLE) == 0
    assert _inked(picture, (185, 95, 1200, 145)) > 200


def test_a_picture_is_known_by_all_that_stands_on_it() -> None:
    """Any other word or mark is another picture; the same ones are the same."""
    card = Card("Title", "2024", "Story", KINDS["deal"])
    others = [
        Card("Title!", "2024", "Story", KINDS["deal"]),
        Card("Title", "2025", "Story", KINDS["deal"]),
        Card("Title", "2024", "Tale", KINDS["deal"]),
        Card("Title", "2024", "Story", KINDS["launch"]),
        Card("Title", "2024", "Story"),
    ]
    assert len({key_of(each) for each in (card, *others)}) == 6
    assert key_of(card) == key_of(Card("Title", "2024", "Story", KINDS["deal"]))
    assert drawn(card) == drawn(card)
