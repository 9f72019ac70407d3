"""The words by which Finnish and Finland-Swedish minutes are recognised: data only, both languages always active."""

from typing import Literal

from pages.minutes_import.structure import Attendance, Language, Role

LabelKind = Literal[
    "present", "absent", "roster", "chair", "vice_chair", "secretary", "coordinator", "expert",
    "time", "place", "time_place", "number", "agenda", "attachments", "closing_notes",
    "matter", "discussion", "decision", "proposal", "follow_up", "owner", "due",
]  # fmt: skip


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in text.split(",") if phrase.strip())


ROSTER_KINDS = frozenset({"present", "absent", "roster"})
ROLE_KINDS: dict[str, Role] = {
    "chair": "chair",
    "vice_chair": "vice_chair",
    "secretary": "secretary",
    "coordinator": "coordinator",
    "expert": "expert",
}
HEAD_KINDS = frozenset({"time", "place", "time_place", "number"})
BLOCK_KINDS: frozenset[LabelKind] = frozenset(
    {"matter", "discussion", "decision", "proposal", "follow_up", "owner", "due"}
)
_LABELS: dict[LabelKind, str] = {
    "present": """
        läsnä, läsnäolijat, läsnä olleet, läsnäolleet, paikalla, paikalla olleet, osallistujat, osanottajat,
        muut läsnäolijat, muut läsnä olleet, muut osallistujat, muut paikalla, kutsuttuina, kutsuttuna,
        kutsutut, saapuvilla, läsnä kokouksessa, närvarande, deltagare, övriga närvarande, övriga deltagare,
        kallade, inbjudna, på plats, närvarande medlemmar
    """,
    "absent": """
        poissa, poissaolijat, poissa olleet, poissaolleet, estyneet, estynyt, ilmoittanut esteestä,
        ilmoittaneet esteestä, ilmoittaneet poissaolosta, esteen ilmoittaneet, poissaolosta ilmoittaneet,
        frånvarande, förhindrade, förhinder, förhindrad, anmält förhinder, frånvaro, meddelat förhinder
    """,
    "roster": """
        edustajat, jäsenet, varsinaiset jäsenet, varajäsenet, varaedustajat, representanter, representanterna,
        medlemmar, ledamöter, ersättare, suppleanter, kokoonpano, sammansättning
    """,
    "chair": """
        puheenjohtaja, pj, kokouksen puheenjohtaja, ordförande, ordf, mötesordförande
    """,
    "vice_chair": """
        varapuheenjohtaja, vpj, varapj, vice ordförande, v. ordf, v.ordf, v ordf, vice ordf, vara-pj,
        viceordf, viceordförande
    """,
    "secretary": """
        sihteeri, siht, kokouksen sihteeri, muistion laatija, muistion laati, pöytäkirjanpitäjä, pöytäkirjan
        laatija, muistion kirjaaja, sekreterare, sekr, mötessekreterare, vid protokollet, protokollförare,
        antecknat av, promemorian uppgjord av
    """,
    "coordinator": """
        koordinoija, koordinaattori, koordinator, samordnare
    """,
    "expert": """
        asiantuntija, asiantuntijat, asiantuntijana, asiantuntijoina, sakkunnig, sakkunniga
    """,
    "time": """
        aika, ajankohta, kokousaika, kokouksen aika, päivämäärä, pvm, tid, tidpunkt, mötestid, datum
    """,
    "place": """
        paikka, kokouspaikka, kokouksen paikka, plats, mötesplats, möteslokal
    """,
    "time_place": """
        aika ja paikka, paikka ja aika, tid och plats, plats och tid
    """,
    "number": """
        kokous, kokous nro, möte, möte nr
    """,
    "agenda": """
        asialista, esityslista, työjärjestys, käsiteltävät asiat, föredragningslista, dagordning, ärenden,
        ärendelista
    """,
    "attachments": """
        liitteet, liite, bilagor, bilaga
    """,
    "closing_notes": """
        vakuudeksi, pöytäkirjan vakuudeksi, allekirjoitukset, allekirjoitus, jakelu, tiedoksi saaneet,
        justerare, pöytäkirjantarkastajat, pöytäkirjan tarkastajat, tarkastajat, justeras, underskrifter,
        underskrift, sändlista, distribution, till protokollets bestyrkande
    """,
    "matter": """
        asia, asian taustaa, tausta, selostus, ärende, ärendet, bakgrund, redogörelse
    """,
    "discussion": """
        keskustelu, käsittely, keskustelua, diskussion, behandling, diskussionen
    """,
    "decision": """
        päätös, päätökset, päätettiin, beslut, besluten, beslöts, kokouksen päätös, mötets beslut
    """,
    "proposal": """
        ehdotus, päätösehdotus, päätösesitys, esitys, förslag, beslutsförslag, förslag till beslut
    """,
    "follow_up": """
        toimenpiteet, toimenpide, jatkotoimet, jatkotoimenpiteet, åtgärder, åtgärd, fortsatta åtgärder
    """,
    "owner": """
        vastuu, vastuuhenkilö, vastuuhenkilöt, vastuussa, vastuutaho, ansvarig, ansvariga, ansvar,
        ansvarsperson
    """,
    "due": """
        aikataulu, määräaika, määräpäivä, tidtabell, tidsfrist, klart, klart senast, senast, deadline
    """,
}
LABELS: dict[str, LabelKind] = {phrase: kind for kind, text in _LABELS.items() for phrase in _phrases(text)}
ROLE_WORDS: dict[str, Role] = {
    phrase: ROLE_KINDS[kind] for phrase, kind in LABELS.items() if kind in ROLE_KINDS
} | dict.fromkeys(_phrases("jäsen, medlem, ledamot, edustaja, representant"), "member")

TITLE_WORDS = _phrases("""
    muistio, kokousmuistio, pöytäkirja, ptk, kokouspöytäkirja, promemoria, minnesanteckningar, protokoll,
    mötesprotokoll, mötespromemoria, mötesanteckningar, prot
""")
FORUM_WORDS = _phrases("""
    foorumi, forum, neuvottelukunta, delegation, työryhmä, arbetsgrupp, beredskapsgrupp, kokous, möte
""")

_MARKS: dict[Attendance, str] = {
    "present": """
        paikalla, läsnä, x, etänä, ok, närvarande, på plats, på distans, etäyhteydellä, teamsilla, via teams,
        paikan päällä
    """,
    "absent": """
        poissa, –, -, —, estynyt, este, esteellinen, ilmoitti esteestä, ilmoittanut esteestä, frånvarande,
        förhindrad, förhinder, anmält förhinder, poissaolosta ilmoittanut
    """,
    "part": """
        osan aikaa, osan ajasta, delvis, en del av tiden
    """,
}
MARKS: dict[str, Attendance] = {phrase: kind for kind, text in _MARKS.items() for phrase in _phrases(text)}
SUBSTITUTE_WORDS = _phrases("""
    varalla, varaedustaja, varajäsen, vara, ersättare, suppleant, suppl., suppl
""")
PARTICLES = frozenset(
    _phrases("""
    af, al, ben, bin, de, den, der, di, el, la, van, von
""")
)
ORGANISATION_WORDS = frozenset(
    _phrases("""
    ab, förbund, förbundet, förening, föreningen, församling, hyvinvointialue, järjestö, kaupunki, kommun, kunta,
    kuntayhtymä, lautakunta, liitto, nämnd, nätverk, nätverket, organisation, oy, r.f., r.y., rf, ry, seura,
    seurakunta, stad, stiftelse, säätiö, verkosto, välfärdsområde, välfärdsområdet, yhdistykset, yhdistys
""")
)
GROUP_ENDINGS: dict[Language, tuple[str, ...]] = {
    "fi": _phrases("""
        jat, jät, järjestöt, yhdistykset, seurat, ihmiset, perheet, nuoret, lapset, kylät, vammaiset,
        seniorit, potilaat, sairaat, eläkeläiset, veteraanit, martat, liitto, yhtymä, kulttuuri, liikunta,
        harraste, työ, hyvinvointi, urheilu, kaupunki, kunta, hyvinvointialue, saaret, perinne, varautuminen,
        päihteet
    """),
    "sv": _phrases("""
        vårdare, organisationer, föreningar, unga, äldre, familjer, förbundet, kultur, patienter, byar, öar,
        idrott, seniorer, pensionärer, beredskap, mångfald, kommun, stad, välfärdsområdet, idrottsföreningar
    """),
}
TITLE_ENDINGS = _phrases("""
    koordinaattori, johtaja, päällikkö, sihteeri, suunnittelija, asiantuntija, lääkäri, ohjaaja, koordinator,
    direktör, chef, planerare, sekreterare, sakkunnig, läkare, ledare, edustaja, henkilö, person
""")

_MONTHS = (
    "tammikuuta, tammikuu, januari, jan",
    "helmikuuta, helmikuu, februari, feb",
    "maaliskuuta, maaliskuu, mars",
    "huhtikuuta, huhtikuu, april, apr",
    "toukokuuta, toukokuu, maj",
    "kesäkuuta, kesäkuu, juni, jun",
    "heinäkuuta, heinäkuu, juli, jul",
    "elokuuta, elokuu, augusti, aug",
    "syyskuuta, syyskuu, september, sept, sep",
    "lokakuuta, lokakuu, oktober, okt",
    "marraskuuta, marraskuu, november, nov",
    "joulukuuta, joulukuu, december, dec",
)
MONTHS: dict[str, int] = {name: number for number, names in enumerate(_MONTHS, start=1) for name in _phrases(names)}

_WEEKDAYS = (
    "ma, maanantai, maanantaina, må, mån, måndag, måndagen",
    "ti, tiistai, tiistaina, tis, tisdag, tisdagen",
    "ke, keskiviikko, keskiviikkona, on, ons, onsdag, onsdagen",
    "to, torstai, torstaina, tor, tors, torsdag, torsdagen",
    "pe, perjantai, perjantaina, fr, fre, fredag, fredagen",
    "la, lauantai, lauantaina, lö, lör, lördag, lördagen",
    "su, sunnuntai, sunnuntaina, sö, sön, söndag, söndagen",
)
WEEKDAYS: dict[str, int] = {name: number for number, names in enumerate(_WEEKDAYS) for name in _phrases(names)}
NOT_ROOMS = frozenset(
    _phrases("""
    ja, och, sekä, samt, via, microsoft, ms, kokous, möte, linkki, länk, på, distans, hybrid, hybridi, hybridinä,
    hybridimöte, hybridikokous, alkaen, paikan, päällä, plats
""")
)
COUNT_WORDS = frozenset(
    _phrases("yksi, kaksi, kolme, neljä, viisi, kuusi, yhteensä, noin, en, två, tre, fyra, fem, sex, sammanlagt, cirka")
)
COLUMN_WORDS = frozenset(
    _phrases("""
    nimi, henkilö, verkosto, ryhmä, taho, järjestö, yhdistys, edustaja, edustajat, läsnä, paikalla, poissa, rooli,
    tehtävä, läsnäolo, namn, person, nätverk, grupp, organisation, förening, representant, närvarande, frånvarande,
    roll, uppgift, närvaro
""")
)
CLOCK_WORDS = frozenset(
    _phrases("""
    kello, kl, klo, klockan
""")
)
ABBREVIATIONS = frozenset(
    _phrases("""
    ang., ao., bil., bl.a., dr., dvs., em., enl., ent., esim., fil., forts., fr.o.m., jfr., jne., kl., klo., ks.,
    ma., mag., mm., nr., nro., ordf., pj., prof., puh., s.k., sekr., siht., sos., st., suppl., t.ex., t.o.m.,
    tel., tj., tri., v., varapj., viceordf., vpj., ym.
""")
)

OPENING_HEADINGS = _phrases("""
    kokouksen avaus, kokouksen avaaminen, tilaisuuden avaus, avaus, mötets öppnande, mötet öppnas, sammanträdet
    öppnas, sammanträdets öppnande, öppnande
""")
CLOSING_HEADINGS = _phrases("""
    kokouksen päättäminen, kokouksen päätös, kokouksen päätäminen, tilaisuuden päätös, tilaisuuden päättäminen,
    päättäminen, mötets avslutande, mötet avslutas, sammanträdets avslutande, sammanträdet avslutas, avslutning,
    avslutande
""")
_OTHER_HEADINGS = _phrases("""
    laillisuus ja päätösvaltaisuus, päätösvaltaisuus, laglighet och beslutförhet, esityslistan hyväksyminen,
    asialistan hyväksyminen, työjärjestyksen hyväksyminen, edellisen kokouksen muistio, edellisen kokouksen
    pöytäkirja, godkännande av föredragningslistan, godkännande av dagordningen, föregående mötes promemoria,
    föregående mötes protokoll, val av justerare, val av protokolljusterare, justering, pöytäkirjantarkastajien
    valinta, muut asiat, muut esille tulevat asiat, ilmoitusasiat, tiedoksi, seuraava kokous, övriga ärenden,
    övrigt, anmälningsärenden, för kännedom, nästa möte, osallistujien toteaminen, läsnäolijoiden toteaminen
""")
KNOWN_HEADINGS = frozenset((*OPENING_HEADINGS, *CLOSING_HEADINGS, *_OTHER_HEADINGS))

FUNCTION_WORDS: dict[Language, frozenset[str]] = {
    "fi": frozenset(
        _phrases("""
        ei, että, ja, joka, kanssa, klo, kokouksen, kokous, kun, läsnä, mukaan, muut, myös, oli, on, ovat,
        paikalla, poissa, sekä, tai, vielä
    """)
    ),
    "sv": frozenset(
        _phrases("""
        att, av, den, det, eller, en, ett, frånvarande, för, har, i, inte, kl, med, möte, mötet, närvarande,
        och, om, på, som, till, var, är
    """)
    ),
}
