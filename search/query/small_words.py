"""Words that only hold others together: what nobody looks for, and no other language has in the same place."""

SMALL_WORDS = frozenset(
    """
    ja sekä tai että on ovat oli ei myös kun kuin mutta joka jotka mikä mitkä mitä missä mistä milloin miten kuka
    ketkä kenen kenelle keneltä kehen keneen ketä mihin minne miksi millä minkä onko ovatko voiko saako
    paljonko montako kuinka kumpi millainen minkälainen
    saa voi pitää täytyy saisi voisi pitäisi saavat voivat saanko voinko voiko saadaanko pitääkö täytyykö
    och samt eller att är var inte också när som men den det de en ett i på till från för av om med vid hos vad vem hur
    man jag du vi ni vilken vilket vilka varför vart kan får ska skall måste
    """.split()  # noqa: SIM905 - easier to read than ninety quotation marks
)
"""Plain words of Finnish and Swedish."""
