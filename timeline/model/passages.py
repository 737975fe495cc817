"""Every Markdown text of a record, with its path."""

from collections.abc import Iterator

from timeline.model.fields import Form

__all__ = ["passages"]

_INLINE = frozenset({"summary", "description", "note", "says", "reason", "caption"})
_PARTS = frozenset({"links", "claims", "figures", "media", "corrections", "points", "sources", "withdrawn"})


def passages(form: Form, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the path and text of each Markdown field; only a path that ends in `body` holds blocks."""
    for name in sorted(form.model_fields_set):
        value = getattr(form, name)
        if name in _INLINE or name == "body":
            if value:
                yield (*path, name), value
        elif name in _PARTS:
            if isinstance(value, Form):
                yield from passages(value, (*path, name))
            elif value:
                for number, part in enumerate(value):
                    yield from passages(part, (*path, name, number))
