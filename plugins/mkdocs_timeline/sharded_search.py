"""Material's place for search, given to an index in shards."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

__all__ = ["can_search", "offer_search"]

_OVERRIDES = str(Path(__file__).parent / "overrides")


def can_search(config: MkDocsConfig) -> bool:
    """Say whether there is a search to be shown another index: Material's, where it is asked for."""
    return config.theme.name == "material" and any(name.endswith("search") for name in config.plugins)


def offer_search(config: MkDocsConfig) -> None:
    """Put our form in the place of Material's, unless the author has one there."""
    if _OVERRIDES not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, _OVERRIDES)
