"""The garbage collector rests while much is made and nothing thrown away."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["uncollected"]


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector from looking through all that has been read, again and again, for what can be forgotten.

    Ten thousand events in one file took it longer than reading them. What is made here knows no circles that matter.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
