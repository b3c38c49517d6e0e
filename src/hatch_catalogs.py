"""Compile every message catalog when the package is built or installed from a checkout."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogsHook(BuildHookInterface):
    PLUGIN_NAME = "custom"

    def initialize(self, version, build_data):
        if self.target_name != "wheel":
            return
        for po in Path(self.root, "src").rglob("*.po"):
            with po.open("rb") as source, po.with_suffix(".mo").open("wb") as target:
                # Without a locale, Babel would leave the plural rule of the file out of what it compiles.
                catalog = read_po(source, locale=po.parents[1].name, abort_invalid=True)
                write_mo(target, catalog, use_fuzzy=False)
