"""Compile every message catalog when the package is built or installed from a checkout."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PSEUDO = ("en_XA", "ar_XB")
"""Languages for layout work. Nobody speaks them, so they do not ship."""


class CatalogsHook(BuildHookInterface):
    PLUGIN_NAME = "custom"

    def initialize(self, version, build_data):
        if self.target_name != "wheel":
            return
        for po in Path(self.root, "src").rglob("*.po"):
            locale = po.parents[1].name
            if locale in PSEUDO:
                continue
            with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
                # Without a locale, Babel would leave the plural rule of the file out of what it compiles.
                catalog = read_po(source, locale=locale, abort_invalid=True)
                write_mo(target, without_halves(catalog), use_fuzzy=False)


def without_halves(catalog):
    """Babel would put English into the plural forms that are missing."""
    for message in list(catalog):
        if message.id and isinstance(message.string, tuple) and not all(message.string):
            catalog.delete(message.id, context=message.context)
    return catalog
