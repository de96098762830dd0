"""docs/forms.md shows the very form that is tested, and names every kind there is."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
DOCUMENT = (ROOT / "docs" / "forms.md").read_text()
SOURCE = (ROOT / "tests" / "forms" / "test_small_form.py").read_text()


def test_the_form_in_the_document_is_the_one_that_is_tested() -> None:
    tested = re.search(r"# docs: begin\n(.+?)# docs: end", SOURCE, re.DOTALL)
    shown = re.search(r"```python\n(DAMAGE = .+?)```", DOCUMENT, re.DOTALL)
    assert tested is not None
    assert shown is not None
    assert shown[1].strip() == tested[1].strip()


def test_every_kind_of_question_is_in_the_document() -> None:
    kinds = {
        name
        for path in (ROOT / "forms" / "kinds").glob("*.py")
        for name in re.findall(r"^class (\w+)\(Question\)", path.read_text(), re.MULTILINE)
    }
    assert kinds
    assert not {name for name in kinds if f"`{name}`" not in DOCUMENT}
