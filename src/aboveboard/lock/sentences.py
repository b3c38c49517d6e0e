"""What customers will read otherwise, one plain sentence a change."""

from ..wording.translations import SOURCE, language
from .changes import Change, Changes, Kind, listed
from .snapshots import Said, Spoken

_FALL_BACK = "Cards with that fall back to another language, in the end to English."


def compare_words(old: Spoken, new: Spoken) -> Changes:
    """Find what customers will read otherwise."""
    before, after = languages_of(old), languages_of(new)
    if not before:
        return Changes((Change(Kind.WORDS, f"New sentences: {len(new)}, {in_languages(new)}."),) if new else ())
    found = [f"{language(tag)} is gone. Those customers will read another language." for tag in sorted(before - after)]
    for tag in sorted(after - before):
        count = sum(tag in by_tag for by_tag in new.values())
        found.append(f"{language(tag)} is new, with {count} of {len(new)} sentences.")
    missing = dict[tuple[str, ...], list[str]]()
    for key, now in new.items():
        was = old.get(key)
        if was is None:
            found.append(f"Customers can now read, in {key}: {_quoted(now.get(SOURCE))}")
            silent = after if SOURCE in now else set()
        else:
            for tag in sorted((now.keys() & before), key=_english_first):
                if was.get(tag) != now[tag]:
                    found.append(f"Customers will now read, in {language(tag)}, in {key}: {_quoted(now[tag])}")
            silent = was.keys() & after
        lost = tuple(sorted(map(language, silent - now.keys())))
        if lost:
            missing.setdefault(lost, []).append(key)
    for lost, keys in missing.items():
        found.append(f"There are no words in {listed(lost)} for {listed(keys)}. {_FALL_BACK}")
    no_longer = sorted(old.keys() - new.keys())
    if no_longer:
        found.append(f"Customers no longer read {listed(no_longer)}.")
    return Changes(tuple(Change(Kind.WORDS, text) for text in found))


def languages_of(spoken: Spoken) -> set[str]:
    """Every language in which anything is said."""
    return {tag for by_tag in spoken.values() for tag in by_tag}


def in_languages(spoken: Spoken) -> str:
    """In which languages it is said, as a sentence has it."""
    return f"in {listed(sorted(map(language, languages_of(spoken))))}"


def _english_first(tag: str) -> tuple[bool, str]:
    return tag != SOURCE, tag


def _quoted(said: Said | None) -> str:
    return f"“{said.text}”" if said is not None and said.text else "other words"
