"""The photo annex: two pictures on a page, each with what, where and when."""

from io import BytesIO

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from PIL import Image, ImageOps

from locales import Day, Text, _
from locales.capital import capital
from reports.official.facts import Facts
from reports.official.head import inside
from reports.official.names import Names
from reports.official.pictures import Picture
from reports.official.writing import Writer

WIDEST, HIGHEST = 150, 100  # millimetres
PIXELS = 1200  # of the longer side: enough for print at this size


def annex(writer: Writer, facts: Facts, names: Names) -> None:
    """The pages after the signature."""
    title = writer.paper.add_paragraph(writer.say(_("Annex: photos")).upper(), style="Title")
    title.paragraph_format.page_break_before = True
    title.paragraph_format.space_after = Pt(6)
    for picture in facts.pictures:
        _picture(writer, facts, picture, names)


def _picture(writer: Writer, facts: Facts, picture: Picture, names: Names) -> None:
    content = _prepared(picture.path)
    if content is None:
        return
    with Image.open(content) as image:
        wide = min(WIDEST, HIGHEST * image.width / image.height)
    content.seek(0)
    shown = writer.paper.add_paragraph(style="Normal")
    shown.alignment = WD_ALIGN_PARAGRAPH.CENTER
    shown.paragraph_format.keep_with_next = True
    shown.add_run().add_picture(content, width=Mm(wide))
    said = writer.paper.add_paragraph(style="Normal")
    said.alignment = WD_ALIGN_PARAGRAPH.CENTER
    said.paragraph_format.space_after = Pt(10)
    said.add_run(capital(writer.say(_caption(facts, picture, names)))).italic = True


def _caption(facts: Facts, picture: Picture, names: Names) -> Text:
    noun = names.forms.get(picture.form, _("report"))
    what: Text | str = _("{noun}: {about}", noun=noun, about=picture.about) if picture.about else noun
    return _(
        "{what}, {place}, {day}",
        what=what,
        place=inside(facts, picture.place),
        day=Day(picture.day, "numbers"),
    )


def _prepared(path: str) -> BytesIO | None:
    """The picture upright, in a size for print, as a JPEG; None where it does not open any more."""
    content = BytesIO()
    try:
        with Image.open(path) as image:
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((PIXELS, PIXELS))
            upright.convert("RGB").save(content, "JPEG", quality=80)
    except (OSError, ValueError):
        return None
    content.seek(0)
    return content
