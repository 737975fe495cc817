"""The icons of kinds, from a set that the host has."""

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from timeline.diagnostics import Diagnostic, Severity, did_you_mean
from timeline.model import Story
from timeline.render.marks import mark
from timeline.vocabulary import Kind

__all__ = ["icon", "missing_icons"]

_SVG = re.compile(r"\s*<svg\b([^>]*)>(.*)</svg>\s*", re.DOTALL)
_BOX = re.compile(r'viewBox="([0-9. -]+)"')


def icon(kind: Kind | None, icons: Mapping[str, str] | None) -> Markup:
    """Return a kind's icon as an inlined SVG in its colour; its mark where the host has no such icon."""
    text = icons.get(kind.icon) if kind and icons is not None else None
    found = _SVG.fullmatch(text) if text else None
    if kind is None or found is None:
        return mark(kind)
    box = _BOX.search(found[1])
    return Markup(  # noqa: S704 - the host's own drawing
        f'<svg class="tl-icon tl-{kind.color}" viewBox="{box[1] if box else "0 0 24 24"}" width="24" height="24" '
        f'aria-hidden="true" focusable="false" fill="currentColor">{found[2]}</svg>'
    )


def missing_icons(story: Story, icons: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield each icon that the story's settings name and the host doesn't have; the kind's mark is shown instead."""
    place = story.settings_origin
    for name, form in story.settings.kinds.items() if place else ():
        if place and form.icon and form.icon not in icons:
            message = f"no icon is called '{form.icon}'{did_you_mean(form.icon, icons)}"
            yield place.complain(message, "unknown-icon", "kinds", name, "icon", severity=Severity.WARNING)
