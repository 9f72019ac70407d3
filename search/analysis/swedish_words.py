"""Swedish words that no rule tells and no list has right: which of them are composed, and of what."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _pairs(listed: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in listed.split())


SHORT = _words("by el it tv yt ö å bo is ny id eu")
"""Words of one and two letters of which others are composed: "elavbrott", "byaförening"."""
FIRST_ONLY = _words("bio digi eko euro mikro mini multi sam vice video socio")
"""First parts that are no words: "digistöd"."""
NEVER_LAST = _words(
    """
    aga ala amma ande area aria ass eda ena ensam era est eten gara het heta idas imma jute kapa kära lig lut luta
    mala mun rad rama rar ria rna sav sena simma skapa statera stia tana ten the tia törel
    """
)
"""Words that hardly a composed one ends with, and many look like: "kommun", "gemensam", "deltagare"."""
PARTS = {"boende": "boende", "led": "led", "mödra": "mor", "ram": "ram", "ring": "ring", "skär": "skär"}
"""What is a noun where it is a part, and that simplemma takes for a form of a verb or does not know: "skärgård"."""
NOT_COMPOSED = _words(
    """
    allmän anslag anslutning ansvar ansvara ansvarig ansökan ansökning apparat arrangör arvode assistans avgöra
    avlösning avslag avslutning balett begära beroende beröra besöka bidrag budget centrum diabetes digital dubblett
    fjorton fordon formulera genast granska hastig hinder hindra honung hörsel insulin kalkyl kammare kamrat
    kavalett kläder klädsel konsert kontakt kontakta kontant kontroll kotlett kritik kultur läktare mandat medlem
    mikrofon minska morgon partner person personlig program publik ranson rapport redaktion redovisa redovisning
    reparation representant samlad service skelett skribent sommar sporadisk sällan sällskap tablett termin toalett
    transport tvivel ursäkta viktig ändring överens
    """
)
"""Words of every day that only look composed ("per" and "son", "repa" and "tant"); others are composed of them."""
STRONG = _pairs(
    """
    bad:be band:binda bet:bita dött:dö for:fara frös:frysa glatt:glädja grep:gripa hann:hinna led:lida låg:ligga
    red:rida rev:riva satt:sitta sken:skina skar:skära slapp:slippa stack:sticka steg:stiga stött:stödja svalt:svälta
    sved:svida sågs:se togs:ta vann:vinna vant:vänja vek:vika
    bättre:god bäst:god längre:lång längst:lång mindre:liten minst:liten
    """
)
"""Forms with another vowel than their word, that simplemma has for forms of another one: "satt" for one of "sätta"."""
SAME_WORD = {"broder": "bror", "fader": "far", "moder": "mor"}
"""Words that have no forms but those of a longer one: the plural of "bror" is told of "broder"."""
DEPONENT = _words("andas finnas hoppas lyckas minnas trivas tyckas umgås vistas")
"""Verbs that are no passive of another one."""
