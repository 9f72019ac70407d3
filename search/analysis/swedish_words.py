"""Swedish words that no rule tells and no list has right: which of them are composed, and of what."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


SHORT = _words("by el it tv yt ö å bo is ny id eu")
"""Words of one and two letters of which others are composed: "elavbrott", "byaförening"."""
FIRST_ONLY = _words("bio digi eko euro mikro mini multi sam vice video socio")
"""First parts that are no words: "digistöd"."""
NEVER_LAST = _words(
    """
    aga ala amma ande area aria ass eda ena ensam era est eten gara het heta idas imma jute kapa kära lig lut luta
    mala mun rad rama rar ria rna sav sena simma statera stia tana ten the tia törel
    """
)
"""Words that hardly a composed one ends with, and many look like: "kommun", "gemensam", "deltagare"."""
PARTS = {"led": "led", "ring": "ring", "skär": "skär"}
"""What is a noun where it is a part, and that simplemma takes for a form of a verb: "cykelled", "skärgård"."""
NOT_COMPOSED = _words(
    """
    allmän anslag anslutning ansökan ansvar ansvara ansvarig apparat arrangör arvode assistans avgöra avlösning avslag
    avslutning balett begära beroende beröra besöka bidrag budget centrum diabetes digital dubblett fjorton fordon
    formulera genast granska hastig hinder hindra honung hörsel insulin kalkyl kamrat kammare kavalett klädsel kläder
    konsert kontakt kontakta kontant kontroll kotlett kritik kultur läktare mandat medlem mikrofon minska morgon
    partner person personlig publik ranson rapport redaktion redovisa redovisning reparation representant sällan
    sällskap service skelett skribent sommar sporadisk tablett termin toalett transport tvivel ursäkta viktig ändring
    överens
    """
)
"""Words of every day that only look composed ("per" and "son", "repa" and "tant"); others are composed of them."""
