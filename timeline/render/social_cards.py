"""Pictures of events for those who pass a link on: drawn with Pillow when the site is built, nothing fetched."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

from timeline.render.marks import outline
from timeline.vocabulary import Kind

__all__ = ["SIZE", "Card", "can_draw", "drawn", "key_of"]

SIZE = (1200, 630)
"""Width and height of a picture, as Open Graph's readers like it best."""

_EDITION = "2"
"""To be raised with every change of the drawing, so that pictures kept from earlier builds are drawn again."""

_AXIS, _WORDS, _END = 110, 190, 1110
_COLOR = re.compile(r"--tl-([a-z]+): (#[0-9a-f]{6});")
_STEP = re.compile(r"([MHVLZ])|(-?[0-9.]+)")
_RADIUS = re.compile(r"A([0-9.]+)")
_TITLE_SIZES = ((80, 3), (66, 4), (54, 5), (44, 6))


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a picture. `font` is a file to set it all in; without one it is set in the fonts beside this."""

    title: str
    date: str
    story: str
    kind: Kind | None = None
    font: str = ""


def key_of(card: Card) -> str:
    """Return a name for the picture of a card: another for everything that would look otherwise."""
    font = hashlib.sha256(Path(card.font).read_bytes()).hexdigest() if card.font else ""
    return hashlib.sha256(repr((_EDITION, astuple(card)[:4], font)).encode()).hexdigest()[:32]


def can_draw() -> bool:
    """Say whether Pillow is installed."""
    return find_spec("PIL") is not None


def drawn(card: Card) -> bytes:
    """Return a card as a PNG file. Words that the font has no letters for are left out."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - an extra: whoever wants no pictures needs none

    paper, ink, mute, line = _color("paper"), _color("ink"), _color("gray"), _color("rule")
    picture = Image.new("RGB", SIZE, paper)
    draw = ImageDraw.Draw(picture)
    draw.line([(_AXIS, 0), (_AXIS, SIZE[1])], fill=line, width=3)
    color = _color(card.kind.color if card.kind else "gray")
    draw.rectangle((_AXIS - 40, 78, _AXIS + 40, 162), fill=paper)
    mark = _mark(card.kind, color)
    picture.paste(mark, (_AXIS - mark.width // 2, 120 - mark.height // 2), mark)
    _write(draw, (_WORDS, 120), card.date, _font(card, "sans", 42, 600), ink)
    if card.kind:
        label = _font(card, "sans", 30, 600)
        _write(draw, (_WORDS, 64), card.kind.label, label, color)
    _title(draw, card, ink)
    draw.line([(_WORDS, 532), (_END, 532)], fill=line, width=2)
    _write(draw, (_WORDS, 576), card.story, _font(card, "sans", 30, 400), mute)
    file = BytesIO()
    picture.quantize(64, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


def _title(draw: Any, card: Card, ink: str) -> None:
    for size, most in _TITLE_SIZES:
        font = _font(card, "serif", size, 600)
        lines = list(_lines(card.title, font, _END - _WORDS))
        if len(lines) <= most and all(font.getlength(each) <= _END - _WORDS for each in lines):
            break
    else:
        lines = [*lines[: most - 1], _cut(lines[most - 1], font)]
    top = 180 + size // 2
    for number, text in enumerate(lines):
        _write(draw, (_WORDS, top + round(number * size * 1.16)), text, font, ink)


def _cut(line: str, font: Any) -> str:
    """Return a line that goes on, cut where there is room to say so."""
    while font.getlength(f"{line} …") > _END - _WORDS:
        line = line[:-1].rstrip()
    return f"{line} …"


def _lines(text: str, font: Any, width: int) -> Iterator[str]:
    """Yield a text in lines; where it has no spaces, a line ends at any letter."""
    line = ""
    for piece in _pieces(text, font, width):
        if line and font.getlength((line + piece).rstrip()) > width:
            yield line.rstrip()
            line = piece.lstrip()
        else:
            line += piece
    yield line.rstrip()


def _pieces(text: str, font: Any, width: int) -> Sequence[str]:
    words = re.findall(r"\S+\s*", text)
    return [piece for word in words for piece in ([word] if font.getlength(word.rstrip()) <= width else word)]


def _write(draw: Any, place: tuple[int, int], text: str, font: Any, color: str) -> None:
    if _has_letters(font, text):
        draw.text(place, text, font=font, fill=color, anchor="lm")


def _has_letters(font: Any, text: str) -> bool:
    """Say whether a font can draw a text: each letter looks other than one that no font has."""
    none = bytes(font.getmask("\U0010fffe"))
    return all(bytes(font.getmask(char)) != none for char in set(text) - {" "})


@lru_cache(maxsize=64)
def _fonts(file: str, size: int, weight: int) -> Any:
    from PIL import ImageFont  # noqa: PLC0415 - an extra: whoever wants no pictures needs none

    font = ImageFont.truetype(file, size)
    with suppress(OSError):  # a font of one weight
        font.set_variation_by_axes([weight])
    return font


def _font(card: Card, face: str, size: int, weight: int) -> Any:
    name = {"serif": "source-serif-4", "sans": "source-sans-3"}[face]
    return _fonts(card.font or str(files("timeline.render") / "fonts" / f"{name}.woff2"), size, weight)


@lru_cache(maxsize=1)
def _colors() -> dict[str, str]:
    """Return the colours of the style sheet, those of the light scheme."""
    sheet = (files("timeline.render") / "styles" / "10-colors.css").read_text(encoding="utf-8")
    found = dict(reversed(_COLOR.findall(sheet.partition('[data-md-color-scheme="slate"]')[0])))
    return {**found, "paper": "#fdfcf9", "rule": found["line"]}


def _color(name: str) -> str:
    return _colors()[name]


def _mark(kind: Kind | None, color: str) -> Any:
    """Return a kind's mark, drawn four times too large and made smaller, so that its edges are soft."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - an extra: whoever wants no pictures needs none

    side = 240
    mark = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    draw = ImageDraw.Draw(mark)
    path, scale = outline(kind), 15
    if radii := [float(radius) * scale for radius in _RADIUS.findall(path)]:
        fills: tuple[str | tuple[int, ...], ...] = (color, (0, 0, 0, 0))
        for radius, fill in zip(radii, fills, strict=False):
            draw.ellipse((side / 2 - radius, side / 2 - radius, side / 2 + radius, side / 2 + radius), fill=fill)
    else:
        draw.polygon([(side / 2 + x * scale, side / 2 + y * scale) for x, y in _corners(path)], fill=color)
    return mark.resize((72, 72), Image.Resampling.LANCZOS)


def _corners(path: str) -> list[tuple[float, float]]:
    """Return the corners of an outline made of straight lines."""
    points: list[tuple[float, float]] = []
    numbers: list[float] = []
    command = "M"
    for letter, number in _STEP.findall(path):
        if letter:
            command, numbers = letter, []
            continue
        numbers.append(float(number))
        if command in "HV":
            x, y = points[-1]
            points.append((numbers.pop(), y) if command == "H" else (x, numbers.pop()))
        elif len(numbers) == 2:
            points.append((numbers[0], numbers[1]))
            numbers = []
    return points
