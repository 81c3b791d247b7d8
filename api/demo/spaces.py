"""Thirty spaces for the demonstration. Names, operators, prices and desks are invented; the streets and districts of
Milan are real, so that the map looks like the city. None in Municipio 5, as in the list of 2017 (the map of uncovered
areas shows it).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoSpace:
    """A space: place, desks by kind, price of a shared desk by day and month in cents, hours, services."""

    name: str
    operator: str
    street: str
    postal_code: str
    district: str
    lat: float
    lon: float
    shared: int
    reserved: int
    offices: int
    day_cents: int
    month_cents: int
    always_open: bool
    accessible: bool
    services: tuple[str, ...]


_BASE = ("wifi", "meeting_room", "printer", "kitchen")
_EVENTS = (*_BASE, "event_room", "phone_booth")
_MAKER = (*_BASE, "workshop", "bike_parking")
_FAMILY = (*_BASE, "childcare", "locker")


def _space(  # noqa: PLR0917 - a table of data reads best as rows
    name: str, operator: str, street: str, cap: str, municipio: int, lat: float, lon: float,
    desks: tuple[int, int, int], day: int, month: int, services: tuple[str, ...], *, always: bool = False, access: bool = True,
) -> DemoSpace:  # fmt: skip
    return DemoSpace(
        name, operator, street, cap, f"Municipio {municipio}", lat, lon, *desks, day * 100, month * 100, always, access, services
    )  # fmt: skip


# fmt: off
SPACES: tuple[DemoSpace, ...] = (
    _space("Cowo Isola", "Isola Lavoro S.r.l.", "Via Pastrengo 14", "20159", 9, 45.48788, 9.18862, (18, 6, 2), 18, 250, _EVENTS),
    _space("Officina Lambrate", "Officina Condivisa S.r.l.", "Via Conte Rosso 22", "20134", 3, 45.48290, 9.24220, (24, 4, 3), 16, 220, _MAKER, always=True),
    _space("Brera Desk", "Desk Milano S.r.l.", "Via Solferino 25", "20121", 1, 45.47561, 9.18738, (12, 8, 4), 28, 380, _BASE, access=False),
    _space("Navigli Lab", "Naviglio Lab Soc. Coop.", "Ripa di Porta Ticinese 61", "20143", 6, 45.45060, 9.17260, (20, 5, 1), 20, 260, _EVENTS),
    _space("Porta Romana Hub", "Romana Spazi S.r.l.", "Via Lodovico Muratori 32", "20135", 4, 45.45310, 9.20850, (16, 10, 3), 22, 290, _BASE),
    _space("Casa Lavoro Bovisa", "Bovisa Insieme Soc. Coop.", "Via Cosenz 44", "20158", 9, 45.50660, 9.15960, (30, 0, 0), 14, 180, _MAKER),
    _space("NoLo Scrivanie", "Nord Loreto S.r.l.", "Viale Monza 55", "20125", 2, 45.49060, 9.21770, (14, 6, 0), 17, 210, _BASE),
    _space("Città Studi Cowo", "Studi e Lavoro S.r.l.", "Via Pacini 40", "20131", 3, 45.48110, 9.22560, (22, 6, 2), 18, 230, _FAMILY),
    _space("Garibaldi 24", "Garibaldi Uffici S.r.l.", "Corso Como 9", "20154", 1, 45.48230, 9.18720, (10, 12, 8), 30, 420, _EVENTS, always=True),
    _space("Spazio Sarpi", "Sarpi Condivisa S.r.l.", "Via Paolo Sarpi 38", "20154", 8, 45.48140, 9.17430, (16, 4, 1), 20, 250, _BASE),
    _space("Tortona Banco", "Tortona Lab S.r.l.", "Via Tortona 27", "20144", 6, 45.45110, 9.16310, (26, 8, 4), 25, 330, _EVENTS),
    _space("Il Cortile di Dergano", "Dergano Insieme Soc. Coop.", "Via Davanzati 28", "20158", 9, 45.50230, 9.17690, (12, 2, 0), 13, 170, _FAMILY),
    _space("Porta Venezia Lavoro", "Venezia Desk S.r.l.", "Via Lecco 18", "20124", 3, 45.47700, 9.20540, (14, 8, 2), 24, 310, _BASE),
    _space("Fabbrica Bicocca", "Bicocca Spazi S.r.l.", "Viale Sarca 91", "20125", 9, 45.50950, 9.21130, (40, 10, 6), 17, 220, _EVENTS, always=True),
    _space("Scrivania Solari", "Solari Lavoro S.r.l.", "Via Andrea Solari 41", "20144", 6, 45.45420, 9.16420, (15, 5, 2), 21, 270, _BASE),
    _space("Gallaratese Cowo", "Quartiere Vivo Soc. Coop.", "Via Ugo Betti 20", "20151", 8, 45.49590, 9.11530, (18, 0, 0), 12, 160, _FAMILY),
    _space("San Siro Desk", "Ovest Lavoro S.r.l.", "Via Novara 75", "20153", 7, 45.47480, 9.12480, (12, 4, 1), 16, 200, _BASE),
    _space("De Angeli Spazio", "De Angeli S.r.l.", "Via Frua 11", "20146", 7, 45.46640, 9.15060, (14, 6, 2), 20, 260, _BASE),
    _space("Loreto Banchi", "Loreto Uffici S.r.l.", "Via Padova 36", "20131", 2, 45.48830, 9.21990, (20, 5, 1), 16, 210, _MAKER),
    _space("Centrale Lavoro", "Stazione Spazi S.r.l.", "Via Vittor Pisani 12", "20124", 2, 45.48220, 9.20000, (10, 16, 10), 29, 400, _EVENTS, always=True),
    _space("Corvetto Comune", "Corvetto Insieme Soc. Coop.", "Via Mompiani 5", "20139", 4, 45.43990, 9.22270, (16, 0, 0), 11, 150, _MAKER),
    _space("Forlanini Cowo", "Est Lavoro S.r.l.", "Viale Corsica 68", "20133", 4, 45.46380, 9.22840, (15, 5, 1), 18, 230, _BASE),
    _space("Wagner Desk", "Wagner Spazi S.r.l.", "Via Marghera 30", "20149", 7, 45.46800, 9.15510, (12, 6, 3), 24, 320, _BASE, access=False),
    _space("Certosa Officine", "Certosa Lab S.r.l.", "Viale Certosa 144", "20156", 8, 45.49890, 9.13990, (28, 6, 2), 15, 190, _MAKER),
    _space("Greco Condiviso", "Greco Insieme Soc. Coop.", "Via Emilio de Marchi 10", "20125", 2, 45.50190, 9.21230, (12, 0, 0), 14, 180, _FAMILY),
    _space("Ticinese Scrivanie", "Ticinese S.r.l.", "Corso di Porta Ticinese 87", "20123", 1, 45.45430, 9.18080, (14, 6, 2), 23, 300, _BASE, access=False),
    _space("Affori Lavoro", "Nord Ovest Soc. Coop.", "Via Astesani 30", "20161", 9, 45.51650, 9.16970, (16, 2, 0), 13, 170, _BASE),
    _space("Quarto Oggiaro Lab", "Quarto Insieme Soc. Coop.", "Via Amoretti 12", "20157", 8, 45.51420, 9.13720, (20, 0, 0), 10, 140, _MAKER),
    _space("Missori Uffici", "Missori Desk S.r.l.", "Via Larga 15", "20122", 1, 45.46120, 9.19220, (10, 14, 12), 30, 430, _EVENTS),
    _space("Baggio Cowo", "Baggio Vivo Soc. Coop.", "Via delle Forze Armate 260", "20152", 7, 45.46220, 9.10080, (14, 0, 0), 12, 150, _FAMILY),
)
# fmt: on

TOO_SMALL = _space(
    "Studio Otto", "Otto Scrivanie S.r.l.", "Via Melzo 8", "20129", 3, 45.47560, 9.20870, (8, 0, 0), 20, 260, _BASE
)
"""Eight desks: refused by the list, which asks for ten (Milan 2013)."""
