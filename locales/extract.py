"""Finding every text in the code, for the catalogues and for the test that they are complete.

``python -m locales.extract`` adds new texts to ``locales/vi`` with an empty
translation, which the tests then ask for, and drops those no longer said.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "handlers", "forms", "reports", "scheduler", "locales")
KEYWORDS = {"_": None, "plural": (1, 2)}
HEADER = """\
# Tin Ấp: the Vietnamese catalogue, the product's voice.
msgid ""
msgstr ""
"Language: vi\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""


def said_in_code() -> Catalog:
    """Every msgid that some text in the code has."""
    found = Catalog()
    for package in PACKAGES:
        for _, _, message, _, _ in extract_from_dir(
            str(ROOT / package), [("**.py", "python")], {"**": {}}, KEYWORDS
        ):
            found.add(message)
    return found


def catalogue_file(locale: str) -> Path:
    """Where a language's catalogue is."""
    return ROOT / "locales" / locale / "LC_MESSAGES" / "messages.po"


def read_catalogue(locale: str) -> Catalog:
    """A language's catalogue as it stands."""
    with catalogue_file(locale).open("rb") as file:
        return read_po(file, locale=locale)


def renew(locale: str) -> list[str]:
    """Bring a catalogue in line with the code; returns the msgids that wait for a translation."""
    old, new = read_catalogue(locale), Catalog(locale=locale, fuzzy=False)
    waiting = []
    for message in said_in_code():
        if not message.id:
            continue
        known = old.get(message.id)
        new.add(message.id, known.string if known else "")
        if known is None or not known.string:
            waiting.append(str(message.id))
    path = catalogue_file(locale)
    with path.open("wb") as file:
        write_po(file, new, width=0, sort_output=True)
    body = path.read_text().partition("\n\n")[2]
    path.write_text(HEADER + body)
    return waiting


if __name__ == "__main__":
    for msgid in renew("vi"):
        sys.stdout.write(f"to be translated: {msgid}\n")
