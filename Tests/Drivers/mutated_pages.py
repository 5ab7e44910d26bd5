"""Pages as they are found, spoilt in every way."""

import random
from pathlib import Path

from service import PROJECT

PAGES = PROJECT / "Tests/PageReadingTests/Pages"

_PIECES = [piece.encode() for piece in [
    "<", ">", "</", "<!--", "-->", "<p>", "</p>", "<div>", "</div>", "<a href=x>", "</a>",
    " <a href=x><div></div></a> ", " <a href=x> <div><img></div></a>", "<a href=x><h3></h3></a>",
    "<template>", "</template>", "<picture><source srcset='a 1x'><img></picture>", "<my-card>",
    "<slot name=a>", "<table><tr><td>", "</table>", "<ul><li><ul><li>", "<dl><dt></dt><dd></dd>",
    "<ol start=9223372036854775807><li>", "<details><summary>", "<button aria-controls=x>", "<h1>",
    "<b>", "<script>", "<style>", "<title>", "<base href='//[::'>", "<main>", "hidden", "&#x0;",
    "&nbsp", "charset=gb2312", "charset=utf-16", "\0", "\u2028", "<rss>", "<urlset>", "<!ENTITY a",
]]


def mutated_pages(count, seed):
    """Yields as many pages, the same ones for the same seed."""
    chance = random.Random(seed)
    pages = [path.read_bytes() for path in sorted(Path(PAGES).glob("*.html"))]
    for _ in range(count):
        page = bytearray(chance.choice(pages))
        for _ in range(chance.randint(1, 12)):
            _mutate(page, pages, chance)
        yield bytes(page)


def _mutate(page, pages, chance):
    place = chance.randrange(len(page) + 1)
    match chance.randrange(7):
        case 0:
            page[place:place + 1] = bytes([chance.randrange(256)])
        case 1:
            page[place:place] = chance.choice(_PIECES)
        case 2:
            del page[place:place + chance.randint(1, 200)]
        case 3 if chance.random() < 0.3:
            del page[place:]
        case 4:
            other = chance.choice(pages)
            start = chance.randrange(len(other))
            page[place:place] = other[start:start + chance.randint(1, 2_000)]
        case 5:
            page[place:place] = chance.choice(_PIECES) * chance.randrange(400)
        case _:
            start = chance.randrange(len(page) + 1)
            page[place:place] = page[start:start + chance.randrange(500)]
