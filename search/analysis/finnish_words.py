"""Finnish words that no rule tells and no list has right: which of them composed words begin and end with."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


CORRECTIONS = {
    "ensi": "ensi",
    "ne.": "ne",
    "työ": "työ",
    "työn": "työ",
}
"""Where simplemma takes a word of every day for another one, or for one of a dialect."""
CORRECTED_ENDS = {"kunnas": "kunta"}
"""The same, of the ends of words: the wrong dictionary form and the right one."""
FIRST_ONLY = _words(
    """
    ala alku avo bio digi eko ensi esi etu etä euro geo huippu irti itse jatko juuri jälki keski kesto
    koko lisä live lähi läsnä mikro mini moni nano neuro nyky näin oheis oma osa perus pien pika pikku poissa
    psyko puoli päivystys selko seka sosio sote suur suuri tasa toimi tosi täysi ulko video vara vertais
    itä ympäri vihreä yhdys yhteen yksi yleis yli ylä ylös ääri fysio auki kesken
    """
)
"""First parts that are no dictionary form, or that simplemma takes for a form of something else."""
LAST_ONLY = _words(
    """
    aikainen arvoinen asteinen ehtoinen eräinen hintainen ikäinen kaltainen kielinen kohtainen kokoinen
    laatuinen luonteinen luontoinen lähtöinen mallinen merkityksinen mielinen muotoinen nimikkeinen osainen
    peräinen perustainen pintainen puheinen puolinen sisältöinen suuntainen tasoinen tyyppinen valtainen
    vuotias vuotinen vuosittainen
    """
)
"""Last parts that stand alone in no text: "omaehtoinen", "20-vuotias"."""
SHORT = _words(
    """
    ala apu aho asu elo erä hiha idea ihme ikä ilo isä iso jää koe kuu luu maa oja oma olo osa ovi puu
    pää rae suo suu syy sää tee tie työ uni vyö väli yli yö ääni äly äiti
    """
)
"""Words of two and three letters of which others are composed."""
NEVER_LAST = _words(
    """
    ajaa alla alle alta antaa duktio edes ella elle empiä erkki estää etta foni hokea ilma irti isi istua isto
    isyys itä kas kulle lainen lailla lata leminen limi loka lukko mainen mikä mikään mini mättö naan naida naisuus
    ontua ontuminen rasia risto saada see seen sen simo sini sini soida syyskuu tama tanu tanut teli teloa tseh
    tuhat tumma tuo tymä tämä täti ville utu utua uusi voida yhä äyty
    """
)
"""Words that end no composed one, but that the ends of many words look like."""
NOT_LISTED = _words(
    """
    ellei ettei jollei jottei kahdeksansadan kahdensadan kahdentuhannen kahteensataan kolmensadan muttei sieltä sinne
    täältä tänne tuolta tuonne viidensadan neljänsadan kuudensadan seitsemänsadan yhdeksänsadan
    """
)
"""Words that begin otherwise than their dictionary forms, and that simplemma does not have."""
