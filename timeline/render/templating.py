"""Jinja, told what it would find out again at every call."""

import re
from collections.abc import Callable, MutableMapping
from functools import lru_cache, partial
from types import CodeType, FunctionType, MethodType
from typing import Any, cast

from jinja2 import Environment, Template
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode
from markupsafe import Markup, escape

from timeline.phrases import Language

__all__ = ["hasten"]

_TO_ESCAPE = re.compile(r"""[&<>'"]""")


def hasten(environment: Environment, tongue: Language) -> None:
    """Make the calls of an environment's templates cheaper; what they return is the same."""
    environment.context_class = _Context
    environment.template_class = _Template
    environment.globals["_"] = _saying(tongue.words.gettext)
    environment.globals["pgettext"] = _saying_in(tongue.words.pgettext)
    environment.globals["ngettext"] = _counting(tongue.plural)
    environment.make_globals = partial(_names, environment)  # type: ignore[method-assign]


def _names(environment: Environment, more: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
    """Return what a template can name: Jinja has a chain of mappings, which is slow to copy for every page."""
    return {**environment.globals, **more} if more else environment.globals


class _Template(Template):
    """Shows as it is what is HTML already, or holds nothing to escape, where Jinja would make a copy of it."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja's own signature
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = _shown
        return template


def _shown(value: Any) -> str:
    kind = type(value)
    if kind is Markup or (kind is str and not _TO_ESCAPE.search(value)):
        return cast("str", value)
    return escape(value)


class _Context(Context):
    """Calls methods, macros and functions that want nothing of Jinja's without asking each for its wishes."""

    @internalcode
    def call(self, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Any:
        kind = type(function)
        if kind is MethodType or kind is Macro or (kind is FunctionType and not hasattr(function, "jinja_pass_arg")):
            if named:
                named.pop("_block_vars", None)  # which compiled templates pass for functions that want their context
                named.pop("_loop_vars", None)
            return function(*arguments, **named)
        return super().call(function, *arguments, **named)


def _saying(gettext: Callable[[str], str]) -> Callable[..., Markup]:
    """Return what `_` is in templates: a message in the reader's language, what it names escaped."""

    @lru_cache(maxsize=1024)
    def translated(message: str) -> Markup:
        return Markup(gettext(message))  # noqa: S704 - as Jinja has it: a catalogue is as good as a template

    @lru_cache(maxsize=1024)
    def alone(message: str) -> Markup:
        return translated(message) % {}

    def say(message: str, /, **variables: Any) -> Markup:
        return translated(message) % variables if variables else alone(message)

    return say


def _saying_in(pgettext: Callable[[str, str], str]) -> Callable[[str, str], Markup]:
    """Return what `pgettext` is in templates: a message as it is said in a context."""

    @lru_cache(maxsize=1024)
    def known(context: str, message: str) -> Markup:
        return Markup(pgettext(context, message)) % {"context": context}  # noqa: S704 - as above

    def say_in(context: str, message: str) -> Markup:
        return known(context, message)

    return say_in


def _counting(plural: Callable[[str, str, int], str]) -> Callable[[str, str, int], Markup]:
    """Return what `ngettext` is in templates: a message about a number of things."""

    @lru_cache(maxsize=1024)
    def known(one: str, many: str, number: int) -> Markup:
        return Markup(plural(one, many, number)) % {"num": number}  # noqa: S704 - as above

    def counted(one: str, many: str, number: int) -> Markup:
        return known(one, many, number)

    return counted
