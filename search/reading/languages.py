"""Which of the site's languages a text is in, by the words of it that the dictionaries know."""

from itertools import islice

from search.analysis.dictionaries import lemma_of
from search.analysis.tokens import plain, tokens

LOOKED_AT = 300
CLEARLY_MORE = 0.15
KNOWN = 0.3


def language_of(text: str) -> str:
    """The code of the language that most words belong to; empty where that is not clear.

    Of words that both dictionaries know nothing follows, so that they do not count.
    """
    words = {plain(token.surface) for token in islice(tokens(text), LOOKED_AT)}
    found = {code: {word for word in words if word.isalpha() and lemma_of(word, code)} for code in ("fi", "sv")}
    counted = {code: len(own - found[other]) for (code, own), other in zip(found.items(), ("sv", "fi"), strict=True)}
    both = sum(counted.values())
    if not both or both < KNOWN * len(words):
        return ""
    best = max(counted, key=lambda code: counted[code])
    return best if 2 * counted[best] - both > CLEARLY_MORE * both else ""
