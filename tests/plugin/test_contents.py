"""Tables of contents put together: what the theme would write, or nothing."""

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, FunctionLoader

from mkdocs_timeline.contents import LEARNT, TRIED, Outline, Shape, contents, is_usual, outlines_in, shell_without
from mkdocs_timeline.shells import Kind, Shell, shell_in, stand_in
from timeline.render import Heading

KIND = Kind("events/", "events.md", described=False, listing=False, editing=None)
JINJA = Environment(loader=FunctionLoader(str), autoescape=True)
NESTED = """{% macro list(items, rank=1) %}<ul>
  {% for item in items %}
    <li class="r{{ rank }}{% if loop.first %} first{% endif %}">{{ item.id }}: {{ item.title }}
    {% if item.children %}<b title="{{ item.title | striptags }}"></b>{{ list(item.children, rank + 1) }}{% endif %}
    </li>{% if not loop.last %}<hr>{% endif %}
  {% endfor %}
</ul>{% endmacro %}"""
FLAT = """{% macro list(items) %}
  {% for item in items recursive %}|{{ item.title }}{{ loop(item.children) }}{% endfor %}
{% endmacro %}"""
TOP = "{% macro list(items) %}{% for item in items %}|{{ item.title }}{% endfor %}{% endmacro %}"
HEAD, MAIN = "<h1>Title</h1><a href='#{{ first.id }}'>skip</a>", "<main>{{ content | safe }}</main>"
THEMES = {
    "nested": NESTED + HEAD + "{{ list(first.children) }}" + MAIN + "<footer/>",
    "whole": NESTED + HEAD + "{{ list([first]) }}" + MAIN,
    "twice": NESTED + HEAD + "{{ list(first.children) }}" + MAIN + "{{ list([first]) }}",
    "flat": FLAT + HEAD + "{{ list(first.children) }}" + MAIN,
    "top": TOP + HEAD + "{{ list(first.children) }}." + MAIN,
    "none": HEAD + MAIN,
}
SPOILED = {
    "numbered": NESTED.replace("{{ item.id }}", "{{ loop.index }}"),
    "counted": NESTED.replace("{{ item.id }}", "{{ item.children | length }}"),
    "many": TOP.replace("|", "{% if loop.length > 30 %}+{% endif %}|"),
    "hidden": TOP.replace("|", "{% if item.children %}+{% endif %}|"),
    "leaves": FLAT.replace("|{{ item.title }}", "{% if not item.children %}|{{ item.title }}{% endif %}"),
    "backwards": FLAT.replace("in items", "in items | reverse"),
}

leaves = st.lists(st.just(()), max_size=4).map(tuple)
usual = st.lists(leaves, min_size=1, max_size=6).map(lambda inner: (tuple(inner),))


def page(theme: str, headings: tuple[Heading, ...], content: str) -> str:
    """Return a theme's page."""
    return JINJA.get_template(theme).render(first=headings[0], content=content)


def stood_in(theme: str, shape: Shape) -> Shell:
    """Return the shell of a theme's page of a shape."""
    written = stand_in(KIND, shape)[0].write()
    shell = shell_in(page(theme, written.headings, written.content))
    assert shell
    return shell


def learnt(theme: str) -> tuple[Shell, tuple[Outline, ...]] | None:
    """Return a shell without contents, and what makes them, from two pages of a theme."""
    one = stood_in(theme, LEARNT[0])
    outlines = outlines_in((one, stood_in(theme, LEARNT[1])))
    shell = None if outlines is None else shell_without(one, outlines)
    return None if outlines is None or shell is None else (shell, outlines)


def worded(shape: Shape, numbers: Iterator[int]) -> tuple[Heading, ...]:
    """Return headings of a shape, each with words of its own."""
    return tuple(Heading(f"h{(n := next(numbers))}", f"{n} & so", worded(inner, numbers)) for inner in shape)


def is_made(theme: str, shell: Shell, outlines: tuple[Outline, ...], shape: Shape) -> bool:
    """Say whether a page put together is the theme's own."""
    headings = worded(shape, count())
    assert is_usual(headings)
    return shell.fill({"content": "Words", **contents(outlines, headings)}) == page(theme, headings, "Words")


@pytest.mark.parametrize("name", THEMES)
@given(shape=usual)
def test_any_contents_are_put_together(name: str, shape: Shape) -> None:
    """From two pages of a theme, that of any headings is made as the theme itself would have made it."""
    found = learnt(THEMES[name])
    assert found
    assert is_made(THEMES[name], *found, shape)


@pytest.mark.parametrize("name", SPOILED)
def test_contents_that_know_more_are_found_out(name: str) -> None:
    """Where a theme writes an entry by more than where it stands, one of the pages that are looked at shows it."""
    theme = SPOILED[name] + HEAD + "{{ list(first.children) }}" + MAIN
    found = learnt(theme)
    assert not found or not all(is_made(theme, *found, shape) for shape in TRIED)


@pytest.mark.parametrize("shape", [(), ((),), ((), ((),)), ((((),),),), (((((),),),),)])
def test_what_is_usual(shape: Shape) -> None:
    """Pages with one first heading and one or two ranks below it share a shell; others have one for their shape."""
    assert is_usual(worded(shape, count())) == (shape == ((((),),),))
