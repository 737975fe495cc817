"""What Material writes that HTML does not allow, put right."""

__all__ = ["repaired"]

_TOGGLES = tuple(
    f'<input class="md-toggle" data-md-toggle="{name}" type="checkbox" id="__{name}"' for name in ("drawer", "search")
)


def repaired(html: str) -> str:
    """Return a page without `autocomplete` on a checkbox and without a label for the table of contents' missing switch.

    A page that is not in the nav has a table of contents but no switch that opens it. A page of another theme, or of a
    Material that has mended these, is returned as it is.
    """
    for toggle in _TOGGLES:
        html = html.replace(f'{toggle} autocomplete="off"', toggle)
    return (
        html
        if 'id="__toc"' in html
        else html.replace('<label class="md-nav__title" for="__toc">', '<label class="md-nav__title">')
    )
