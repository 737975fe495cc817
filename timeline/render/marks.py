"""The marks of kinds, as SVG: each shape another, so that colour is never the only sign."""

from functools import lru_cache

from markupsafe import Markup

from timeline.vocabulary import Kind, Shape

__all__ = ["mark", "outline"]

# Outlines in a box of 20 by 20.
_OUTLINES = {
    Shape.CIRCLE: '<circle cx="10" cy="10" r="6.5"/>',
    Shape.RING: '<circle cx="10" cy="10" r="5.2" fill="none" stroke="currentColor" stroke-width="3.2"/>',
    Shape.TRIANGLE: '<path d="M10 2.5 17.8 16.5H2.2Z"/>',
    Shape.TRIANGLE_DOWN: '<path d="M10 17.5 2.2 3.5H17.8Z"/>',
    Shape.DIAMOND: '<path d="M10 1.8 18.2 10 10 18.2 1.8 10Z"/>',
    Shape.SQUARE: '<path d="M3.8 3.8H16.2V16.2H3.8Z"/>',
    Shape.CROSS: '<path d="M4 4 16 16M16 4 4 16" fill="none" stroke="currentColor" stroke-width="3.6"/>',
    Shape.PLUS: '<path d="M10 2.5V17.5M2.5 10H17.5" fill="none" stroke="currentColor" stroke-width="3.8"/>',
    Shape.BAR: '<path d="M2.5 7H17.5V13H2.5Z"/>',
    Shape.STAR: '<path d="M10 1.5 12.4 7.2 18.6 7.7 13.9 11.7 15.3 17.8 10 14.5 4.7 17.8 6.1 11.7 1.4 7.7 7.6 7.2Z"/>',
    Shape.HEXAGON: '<path d="M10 2 17 6V14L10 18 3 14V6Z"/>',
    Shape.PENTAGON: '<path d="M10 2 18 7.9 14.9 17.2H5.1L2 7.9Z"/>',
    Shape.CHEVRON: '<path d="M3 3H10L17 10 10 17H3L10 10Z"/>',
}
_PLAIN = Kind("", "", Shape.CIRCLE, "gray")


@lru_cache(maxsize=256)
def mark(kind: Kind | None) -> Markup:
    """Return a kind's mark; an event without a kind has a plain round one. It says nothing a word doesn't."""
    kind = kind or _PLAIN
    outline = _OUTLINES[kind.shape]
    return Markup(  # noqa: S704 - built from the closed words above
        f'<svg class="tl-mark tl-{kind.color}" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" '
        f'focusable="false" fill="currentColor">{outline}</svg>'
    )


@lru_cache(maxsize=256)
def outline(kind: Kind | None) -> Markup:
    """Return the outline of a kind's mark alone, in a box of 20 by 20, for a drawing to place."""
    return Markup(_OUTLINES[(kind or _PLAIN).shape])  # noqa: S704 - a closed word
