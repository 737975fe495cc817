"""How hypothesis tries: never against the clock, the same where machines decide; the user's cache is left alone."""

import os
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_configure(config: pytest.Config) -> None:
    """Leave the user's own cache alone: builds keep their templates in one that all workers of a run share."""
    if not hasattr(config, "workerinput"):
        folder = TemporaryDirectory(prefix="cache-of-tests-")
        config.add_cleanup(folder.cleanup)
        os.environ["XDG_CACHE_HOME"] = folder.name
