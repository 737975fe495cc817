"""What templates can say: the words of the reader's language, numbers as it writes them, and how many there are."""

import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from timeline.phrases import Language, language
from timeline.render.anchors import anchor
from timeline.render.chart import chart_in
from timeline.render.clock import since
from timeline.render.drawings import overview, tick_words
from timeline.render.entries import entries, lines
from timeline.render.facts import facts_of
from timeline.render.figures import bounds
from timeline.render.graph.drawing import graphs_in
from timeline.render.marks import mark, outline
from timeline.render.months import months, years
from timeline.render.notes import short_name
from timeline.render.overview import fades_of, lines_of, marks_of
from timeline.render.sources import addresses, host, out, references
from timeline.render.templating import hasten

__all__ = ["environment", "figured", "forms_of", "opening"]

_NUMBER = re.compile(r"(\d(?:[\d.,\u066c\u00a0\u202f\u2019]*\d)?)")
"""A number in any digits, with what groups them."""

_SAMPLES = (*range(201), 1_000, 1_000_000)
"""Numbers among which every form of every language's plural is."""


@lru_cache(maxsize=16)  # templates are compiled once
def environment(locale: str) -> Environment:
    """Return the core's own Jinja environment: it escapes all text, and an unknown name is a fault.

    Templates say `_("…")` and `pgettext("context", "…")`; `ngettext("%(num)s event", "%(num)s events", n)` writes the
    number as the language does. `number` is a figure in its digits, `forms` are all plurals of a message for a script,
    `| opening` begins a sentence, and `language` is the language itself, with its `direction`.
    """
    result = Environment(
        loader=PackageLoader("timeline.render", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        auto_reload=False,
    )
    tongue = language(locale)
    result.install_gettext_callables(  # type: ignore[attr-defined]
        tongue.words.gettext, tongue.plural, newstyle=True, pgettext=tongue.words.pgettext
    )
    hasten(result, tongue)
    result.filters["opening"] = opening
    result.filters["figured"] = figured
    result.globals.update(mark=mark, outline=outline, host=host, number=tongue.figure, language=tongue)
    result.globals.update(anchor=anchor, facts_of=facts_of, entries=entries, lines=lines)
    result.globals.update(months=months, years=years)
    result.globals.update(count=tongue.count, comma=tongue.say_in("between the items of a list", ", "))
    result.globals.update(overview=overview, tick_words=tick_words)
    result.globals.update(fades_of=fades_of, lines_of=lines_of, marks_of=marks_of)
    result.globals.update(chart_in=chart_in, graphs_in=graphs_in, short_name=short_name)
    for write in (addresses, bounds, out, references, since):
        result.globals[write.__name__] = _as_html(write)
    # Every drawing of a site has the same ones.
    result.globals["forms"] = lru_cache(lambda one, many: json.dumps(forms_of(one, many, tongue), ensure_ascii=False))
    return result


def _as_html(write: Callable[..., str]) -> Callable[..., Markup]:
    """Return a function that writes HTML as templates call it, which would escape what it returns."""
    return lambda *given: Markup(write(*given))  # noqa: S704 - they escape all that authors wrote


def opening(text: str) -> str:
    """Return words as they begin a sentence: the first letter a capital, all others as they are."""
    return text[:1].upper() + text[1:]


def figured(text: str) -> Markup:
    """Return words with the number in them set off as a figure."""
    pieces = _NUMBER.split(text)
    return Markup("").join(Markup("<b>{}</b>").format(each) if n % 2 else each for n, each in enumerate(pieces))


def forms_of(one: str, many: str, language: Language) -> Mapping[str, str]:
    """Return every plural form of a message by CLDR's name for it, with `#` where the number stands."""
    forms = {}
    for number in _SAMPLES:
        name = language.locale.plural_form(number)
        if name not in forms:
            forms[name] = language.words.ngettext(one, many, number).replace("%(num)s", "#")
    return forms
