"""The theme's icons, by name."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

__all__ = ["ThemeIcons", "theme_icons"]


class ThemeIcons(Mapping[str, str]):
    """Each SVG below some folders, by its path without the ending (`material/gavel`), read when it is asked for."""

    def __init__(self, folders: list[Path]) -> None:
        """Look in these folders, the first before the others."""
        self.folders = folders
        self.known: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        """Return the text of an icon's file, read once."""
        if name not in self.known:
            self.known[name] = self._read(name)
        return self.known[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the name of every icon."""
        names = {
            Path(current, name).relative_to(folder).with_suffix("").as_posix()
            for folder in self.folders
            for current, _, files in os.walk(folder)
            for name in files
            if name.endswith(".svg")
        }
        yield from sorted(names)

    def __len__(self) -> int:
        """Return how many icons there are."""
        return sum(1 for _ in self)

    def _read(self, name: str) -> str:
        for folder in self.folders:
            file = folder / f"{name}.svg"
            if file.is_file() and file.resolve().is_relative_to(folder.resolve()):
                return file.read_text("utf-8")
        raise KeyError(name)


def theme_icons(config: MkDocsConfig) -> ThemeIcons | None:
    """Return the icons that the theme brings, and those of the author's own; None for a theme without any."""
    folders = [Path(folder, ".icons") for folder in config.theme.dirs]
    folders = [folder for folder in folders if folder.is_dir()]
    return ThemeIcons(folders) if folders else None
