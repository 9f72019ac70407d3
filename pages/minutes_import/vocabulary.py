"""The words by which Finnish and Finland-Swedish minutes are recognised: data only, both languages always active."""

from typing import Literal

from pages.minutes_import.structure import Attendance, Language, Role

LabelKind = Literal[
    "present", "absent", "roster", "chair", "vice_chair", "secretary", "coordinator", "expert",
    "time", "place", "time_place", "number", "agenda", "attachments", "closing_notes",
    "matter", "discussion", "decision", "proposal", "follow_up", "owner", "due",
]  # fmt: skip

ROSTER_KINDS = frozenset({"present", "absent", "roster"})
ROLE_KINDS: dict[str, Role] = {
    "chair": "chair", "vice_chair": "vice_chair", "secretary": "secretary", "coordinator": "coordinator", "expert": "expert",
}  # fmt: skip

_LABELS: dict[LabelKind, str] = {
    "present": "läsnä, läsnäolijat, läsnä olleet, läsnäolleet, paikalla, paikalla olleet, osallistujat, osanottajat, muut läsnäolijat, "
    "muut läsnä olleet, muut osallistujat, muut paikalla, kutsuttuina, kutsuttuna, kutsutut, saapuvilla, läsnä kokouksessa, "
    "närvarande, deltagare, övriga närvarande, övriga deltagare, kallade, inbjudna, på plats, närvarande medlemmar",
    "absent": "poissa, poissaolijat, poissa olleet, poissaolleet, estyneet, estynyt, ilmoittanut esteestä, ilmoittaneet esteestä, "
    "ilmoittaneet poissaolosta, esteen ilmoittaneet, poissaolosta ilmoittaneet, frånvarande, förhindrade, förhinder, förhindrad, "
    "anmält förhinder, frånvaro, meddelat förhinder",
    "roster": "edustajat, jäsenet, varsinaiset jäsenet, varajäsenet, varaedustajat, representanter, representanterna, medlemmar, "
    "ledamöter, ersättare, suppleanter, kokoonpano, sammansättning",
    "chair": "puheenjohtaja, pj, kokouksen puheenjohtaja, ordförande, ordf, mötesordförande",
    "vice_chair": "varapuheenjohtaja, vpj, varapj, vice ordförande, v. ordf, v ordf, viceordf, viceordförande",
    "secretary": "sihteeri, siht, kokouksen sihteeri, muistion laatija, muistion laati, pöytäkirjanpitäjä, pöytäkirjan laatija, "
    "muistion kirjaaja, sekreterare, sekr, mötessekreterare, vid protokollet, protokollförare, antecknat av, promemorian uppgjord av",
    "coordinator": "koordinoija, koordinaattori, koordinator, samordnare",
    "expert": "asiantuntija, asiantuntijat, asiantuntijana, asiantuntijoina, sakkunnig, sakkunniga",
    "time": "aika, ajankohta, kokousaika, kokouksen aika, päivämäärä, pvm, tid, tidpunkt, mötestid, datum",
    "place": "paikka, kokouspaikka, kokouksen paikka, plats, mötesplats, möteslokal",
    "time_place": "aika ja paikka, paikka ja aika, tid och plats, plats och tid",
    "number": "kokous, kokous nro, möte, möte nr",
    "agenda": "asialista, esityslista, työjärjestys, käsiteltävät asiat, föredragningslista, dagordning, ärenden, ärendelista",
    "attachments": "liitteet, liite, bilagor, bilaga",
    "closing_notes": "vakuudeksi, pöytäkirjan vakuudeksi, allekirjoitukset, allekirjoitus, jakelu, tiedoksi saaneet, justerare, "
    "pöytäkirjantarkastajat, pöytäkirjan tarkastajat, tarkastajat, justeras, underskrifter, underskrift, sändlista, distribution, "
    "till protokollets bestyrkande",
    "matter": "asia, asian taustaa, tausta, selostus, ärende, ärendet, bakgrund, redogörelse",
    "discussion": "keskustelu, käsittely, keskustelua, diskussion, behandling, diskussionen",
    "decision": "päätös, päätökset, päätettiin, beslut, besluten, beslöts, kokouksen päätös, mötets beslut",
    "proposal": "ehdotus, päätösehdotus, päätösesitys, esitys, förslag, beslutsförslag, förslag till beslut",
    "follow_up": "toimenpiteet, toimenpide, jatkotoimet, jatkotoimenpiteet, åtgärder, åtgärd, fortsatta åtgärder",
    "owner": "vastuu, vastuuhenkilö, vastuuhenkilöt, vastuussa, vastuutaho, ansvarig, ansvariga, ansvar, ansvarsperson",
    "due": "aikataulu, määräaika, määräpäivä, tidtabell, tidsfrist, klart, klart senast, senast, deadline",
}
LABELS: dict[str, LabelKind] = {phrase: kind for kind, text in _LABELS.items() for phrase in text.split(", ")}
BLOCK_KINDS: frozenset[LabelKind] = frozenset(
    {"matter", "discussion", "decision", "proposal", "follow_up", "owner", "due"}
)
ROLE_WORDS: dict[str, Role] = {
    phrase: ROLE_KINDS[kind] for kind, text in _LABELS.items() if kind in ROLE_KINDS for phrase in text.split(", ")
} | {"jäsen": "member", "medlem": "member", "ledamot": "member", "edustaja": "member", "representant": "member"}

TITLE_WORDS = (
    "muistio", "kokousmuistio", "pöytäkirja", "ptk", "kokouspöytäkirja", "promemoria", "minnesanteckningar", "protokoll",
    "mötesprotokoll", "mötespromemoria", "mötesanteckningar", "prot",
)  # fmt: skip
FORUM_WORDS = (
    "foorumi",
    "forum",
    "neuvottelukunta",
    "delegation",
    "työryhmä",
    "arbetsgrupp",
    "beredskapsgrupp",
    "kokous",
    "möte",
)

MARKS: dict[str, Attendance] = {
    "paikalla": "present", "läsnä": "present", "x": "present", "etänä": "present", "ok": "present", "poissa": "absent",
    "–": "absent", "-": "absent", "—": "absent", "estynyt": "absent", "este": "absent", "esteellinen": "absent",
    "ilmoitti esteestä": "absent", "ilmoittanut esteestä": "absent", "närvarande": "present", "på plats": "present",
    "på distans": "present", "frånvarande": "absent", "förhindrad": "absent", "förhinder": "absent", "anmält förhinder": "absent",
    "osan aikaa": "part", "osan ajasta": "part", "delvis": "part", "en del av tiden": "part", "etäyhteydellä": "present",
    "teamsilla": "present", "via teams": "present", "paikan päällä": "present", "poissaolosta ilmoittanut": "absent",
}  # fmt: skip
SUBSTITUTE_WORDS = ("varalla", "varaedustaja", "varajäsen", "vara", "ersättare", "suppleant", "suppl.", "suppl")
PARTICLES = frozenset({"von", "af", "de", "van", "der", "den", "di", "la", "el", "al", "bin", "ben"})
ORGANISATION_WORDS = frozenset(
    "ry rf r.f. r.y. oy ab yhdistys yhdistykset liitto kaupunki kunta seura hyvinvointialue järjestö säätiö seurakunta verkosto "
    "lautakunta kuntayhtymä förening föreningen förbund förbundet stad kommun välfärdsområde välfärdsområdet organisation stiftelse "
    "församling nätverk nätverket nämnd".split()
)
GROUP_ENDINGS: dict[Language, tuple[str, ...]] = {
    "fi": ("jat", "jät", "järjestöt", "yhdistykset", "seurat", "ihmiset", "perheet", "nuoret", "lapset", "kylät", "vammaiset", "seniorit",
           "potilaat", "sairaat", "eläkeläiset", "veteraanit", "martat", "liitto", "yhtymä", "kulttuuri", "liikunta", "harraste",
           "työ", "hyvinvointi", "urheilu", "kaupunki", "kunta", "hyvinvointialue", "saaret", "perinne", "varautuminen", "päihteet"),
    "sv": ("vårdare", "organisationer", "föreningar", "unga", "äldre", "familjer", "förbundet", "kultur", "patienter", "byar", "öar",
           "idrott", "seniorer", "pensionärer", "beredskap", "mångfald", "kommun", "stad", "välfärdsområdet", "idrottsföreningar"),
}  # fmt: skip
TITLE_ENDINGS = (
    "koordinaattori", "johtaja", "päällikkö", "sihteeri", "suunnittelija", "asiantuntija", "lääkäri", "ohjaaja", "koordinator", "direktör",
    "chef", "planerare", "sekreterare", "sakkunnig", "läkare", "ledare", "edustaja", "henkilö", "person",
)  # fmt: skip

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "tammikuuta tammikuu januari jan", "helmikuuta helmikuu februari feb", "maaliskuuta maaliskuu mars", "huhtikuuta huhtikuu april apr",
            "toukokuuta toukokuu maj", "kesäkuuta kesäkuu juni jun", "heinäkuuta heinäkuu juli jul", "elokuuta elokuu augusti aug",
            "syyskuuta syyskuu september sept sep", "lokakuuta lokakuu oktober okt", "marraskuuta marraskuu november nov",
            "joulukuuta joulukuu december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "ma maanantai maanantaina må mån måndag måndagen", "ti tiistai tiistaina tis tisdag tisdagen",
            "ke keskiviikko keskiviikkona on ons onsdag onsdagen", "to torstai torstaina tor tors torsdag torsdagen",
            "pe perjantai perjantaina fr fre fredag fredagen", "la lauantai lauantaina lö lör lördag lördagen",
            "su sunnuntai sunnuntaina sö sön söndag söndagen",
        )
    )
    for name in names.split()
}  # fmt: skip
CLOCK_WORDS = frozenset({"klo", "kl", "kello", "klockan"})
ABBREVIATIONS = frozenset(
    "pj. vpj. varapj. siht. ordf. v. viceordf. sekr. kl. klo. nro. nr. mm. ks. esim. ym. jne. ma. bl.a. t.ex. dvs. s.k. fr.o.m. t.o.m. "
    "bil. suppl. sos. prof. tri. fil. puh. tel. st. ao. ent. em. mag. dr. ang. enl. jfr. forts. tj.".split()
)

OPENING_HEADINGS = (
    "kokouksen avaus", "kokouksen avaaminen", "tilaisuuden avaus", "avaus", "mötets öppnande", "mötet öppnas", "sammanträdet öppnas",
    "sammanträdets öppnande", "öppnande",
)  # fmt: skip
CLOSING_HEADINGS = (
    "kokouksen päättäminen", "kokouksen päätös", "kokouksen päätäminen", "tilaisuuden päätös", "tilaisuuden päättäminen", "päättäminen",
    "mötets avslutande", "mötet avslutas", "sammanträdets avslutande", "sammanträdet avslutas", "avslutning", "avslutande",
)  # fmt: skip
KNOWN_HEADINGS = (
    *OPENING_HEADINGS, *CLOSING_HEADINGS, "laillisuus ja päätösvaltaisuus", "päätösvaltaisuus", "laglighet och beslutförhet",
    "esityslistan hyväksyminen", "asialistan hyväksyminen", "työjärjestyksen hyväksyminen", "edellisen kokouksen muistio",
    "edellisen kokouksen pöytäkirja", "godkännande av föredragningslistan", "godkännande av dagordningen", "föregående mötes promemoria",
    "föregående mötes protokoll", "val av justerare", "val av protokolljusterare", "justering", "pöytäkirjantarkastajien valinta",
    "muut asiat", "muut esille tulevat asiat", "ilmoitusasiat", "tiedoksi", "seuraava kokous", "övriga ärenden", "övrigt",
    "anmälningsärenden", "för kännedom", "nästa möte", "osallistujien toteaminen", "läsnäolijoiden toteaminen",
)  # fmt: skip

FUNCTION_WORDS: dict[Language, frozenset[str]] = {
    "fi": frozenset(
        "ja on että sekä oli ei kokous kokouksen klo mukaan tai myös joka ovat kun vielä kanssa muut poissa läsnä paikalla".split()
    ),
    "sv": frozenset(
        "och är att som för det av en ett den inte möte mötet kl till med på var om i eller har frånvarande närvarande".split()
    ),
}
