"""Words of a question that are no words to look for, in Finnish and Swedish: both are understood on every page."""

from __future__ import annotations

from search.analysis.tokens import folded, plain

OR = frozenset({"OR", "TAI", "ELLER"})
"""Between two words, in capitals: either of them."""

FIELD_WORDS = {
    "speaker": ("puhuja", "talare", "speaker"),
    "body": ("elin", "foorumi", "organ", "forum", "body"),
    "network": ("verkosto", "nätverk", "network"),
    "kind": ("tyyppi", "typ", "type"),
    "language": ("kieli", "språk", "language"),
    "present": ("läsnä", "paikalla", "närvarande", "present"),
    "absent": ("poissa", "frånvarande", "absent"),
    "year": ("vuosi", "år", "year"),
    "from": ("alkaen", "från", "from"),
    "until": ("asti", "saakka", "till", "until"),
    "day": ("päivä", "pvm", "datum", "dag", "date"),
}
"""What may stand before a colon, by what it says: a field of ``FIELDS``, or the days that a passage must be of."""

FIELD_BY_WORD = {form: field for field, words in FIELD_WORDS.items() for word in words for form in (word, folded(word))}


def field_of(word: str) -> str:
    """The field that a word before a colon names, whatever its capitals and dots."""
    known = plain(word)
    return FIELD_BY_WORD.get(known) or FIELD_BY_WORD[folded(known)]


VALUES: dict[str, dict[str, tuple[str, ...]]] = {
    "kind": {
        "item": ("asiakohta", "pykälä", "kohta", "ärende", "paragraf"),
        "decision": ("päätös", "beslut"),
        "attachment": ("liite", "bilaga"),
        "speech": ("puhe", "puheenvuoro", "inlägg", "tal"),
        "meeting": ("kokous", "pöytäkirja", "esityslista", "möte", "protokoll", "föredragningslista"),
        "recording": ("tallenne", "video", "inspelning"),
        "news": ("uutinen", "tiedote", "nyhet"),
        "event": ("tapahtuma", "evenemang"),
        "goal": ("tavoite", "mål"),
        "body": ("foorumi", "verkosto", "forum", "nätverk"),
        "association": ("yhdistys", "järjestö", "förening", "organisation"),
        "grant": ("avustus", "understöd", "bidrag"),
        "material": ("aineisto", "materiaali", "material"),
        "page": ("sivu", "sida"),
    },
    "language": {
        "fi": ("fi", "suomi", "suomeksi", "finska"),
        "sv": ("sv", "ruotsi", "ruotsiksi", "svenska"),
    },
}
"""What may stand after the colon of a field whose values are few and fixed."""

VALUE_BY_WORD = {
    field: {form: value for value, words in values.items() for word in (value, *words) for form in (word, folded(word))}
    for field, values in VALUES.items()
}


def value_of(field: str, typed: str) -> str:
    """The value of a fixed field that somebody typed, empty where there is none of that name."""
    known = plain(typed)
    return VALUE_BY_WORD[field].get(known) or VALUE_BY_WORD[field].get(folded(known), "")


def as_typed(words: str) -> str:
    """Words as somebody types them who wants them side by side; a single one as it is."""
    return f'"{words}"' if " " in words else words
