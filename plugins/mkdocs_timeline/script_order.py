"""A page before its script: Material's own, which lays the whole page out anew, waits until there is one to be seen."""

import re

from mkdocs.config.defaults import MkDocsConfig

__all__ = ["shown_first"]

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
_THEIRS = re.compile(r'<script src="([^"]*/?assets/javascripts/bundle\.[^"]*\.js)"></script>')
_OURS = re.compile(r'\bsrc="[^"]*/?assets/timeline/timeline\.mjs"')
_STREAM = re.compile(r"\w\$\.")
"""What other scripts would ask Material's for while the page is read, as in `document$.subscribe`."""


def shown_first(html: str, config: MkDocsConfig) -> str:
    """Return a page whose theme's script `assets/timeline.mjs` starts, once the page has been painted.

    A page with any other script that might lean on Material's is left as it is, and so are those of a site that may be
    read from a disk, as its addresses are files: there browsers start no module.
    """
    theirs = _THEIRS.search(html) if config.use_directory_urls else None
    if theirs is None:
        return html
    ours = others = 0
    for attributes, words in _SCRIPT.findall(html):
        if _OURS.search(attributes):
            ours += 1
        elif "src=" in attributes or _STREAM.search(words):
            others += 1
    if ours != 1 or others != 1:
        return html
    link = f'<link class="tl-theme" rel="preload" href="{theirs[1]}" as="script" fetchpriority="low">'
    return html.replace(theirs[0], link, 1)
