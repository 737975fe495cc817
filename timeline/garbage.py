"""The garbage collector rests while much is made and nothing thrown away."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["set_aside", "uncollected"]

_MUCH = 20_000
"""So many new objects take the collector longer than it takes to set them aside."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector from looking through all that has been read, again and again, for what can be forgotten.

    Ten thousand events in one file took it longer than reading them. What is made here knows no circles that matter, so
    where it is much it is set aside for good: looking through it once for each generation took longer than the links.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            if gc.get_count()[0] > _MUCH:
                set_aside()
            gc.enable()


def set_aside() -> None:
    """Leave all there is as it is: a process that ends would look through it once more, for seconds."""
    gc.freeze()
