"""What a text message can carry: its two alphabets, and how many messages a text is sent as."""

import re
import unicodedata

from attrs import frozen

GSM = "GSM-7"
UCS = "UCS-2"

# 3GPP TS 23.038, the default alphabet and its extension table, without the page break.
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("^{}\\[~]|€")
_ROOM = {GSM: (160, 153), UCS: (70, 67)}
"""Places in a single message, and in each of several."""
_TYPEWRITER = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "…": "..."}
)
_SPACE = re.compile(r"[^\S\n]")
_JOINERS = ("\u200c", "\u200d")


@frozen
class Segments:
    """In which alphabet a text is sent, and as how many messages."""

    alphabet: str
    count: int


def plain(text: str) -> str:
    """
    The text as a text message says it: plain spaces, nothing invisible.

    Typographic quotation marks become plain ones where nothing else keeps the
    text from the small alphabet, in which twice as much fits.
    """
    visible = "".join(c for c in text if unicodedata.category(c) != "Cf" or c in _JOINERS)
    spaced = _SPACE.sub(" ", visible)
    typed = spaced.translate(_TYPEWRITER)
    return typed if segments(typed).alphabet == GSM else spaced


def strangers(text: str) -> tuple[str, ...]:
    """Every character that the small alphabet does not have, once, in order."""
    return tuple(dict.fromkeys(c for c in text if c not in _BASIC and c not in _EXTENDED))


def segments(text: str) -> Segments:
    """How a text is sent."""
    alphabet = UCS if strangers(text) else GSM
    places = [_places(c, alphabet) for c in text]
    single, several = _ROOM[alphabet]
    if sum(places) <= single:
        return Segments(alphabet, 1)
    count, used = 1, 0
    for place in places:
        # What takes two places is never torn apart.
        if used + place > several:
            count, used = count + 1, 0
        used += place
    return Segments(alphabet, count)


def _places(character: str, alphabet: str) -> int:
    if alphabet == GSM:
        return 2 if character in _EXTENDED else 1
    return 2 if ord(character) > 0xFFFF else 1
