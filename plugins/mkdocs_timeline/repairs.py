"""What Material writes that HTML does not allow or a screen reader can't name, put right."""

import re

__all__ = ["repaired"]

_TOGGLE = '<input class="md-toggle" data-md-toggle="{0}" type="checkbox" id="__{0}"'
_TOGGLES = (_TOGGLE.format("drawer"), _TOGGLE.format("search"))
_CONTENTS = '<label class="md-nav__title"{}>'
_DIALOG = '<div class="md-search" data-md-component="search" role="dialog"{}>'
_SEARCH = re.compile(r'<input [^>]*class="md-search__input"[^>]* aria-label="([^"]*)"')


def repaired(html: str) -> str:
    """Return a page as it should be; of another theme, or of a Material that has mended these, as it is.

    A checkbox has no `autocomplete`. A page that is not in the nav has a table of contents, but no switch for its title
    to be the label of. The dialog of the search is called what its field is called.
    """
    for toggle in _TOGGLES:
        html = html.replace(f'{toggle} autocomplete="off"', toggle)
    if 'id="__toc"' not in html:
        html = html.replace(_CONTENTS.format(' for="__toc"'), _CONTENTS.format(""))
    if named := _SEARCH.search(html):
        html = html.replace(_DIALOG.format(""), _DIALOG.format(f' aria-label="{named[1]}"'))
    return html
