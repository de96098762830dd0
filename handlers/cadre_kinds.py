"""What the functions of cadres are called inside a sentence (plan, II.3)."""

from locales import Text, _
from models.cadre import CadreKind

KIND_NAMES: dict[str, Text] = {
    CadreKind.commune_official: _("commune official"),
    CadreKind.hamlet_head: _("hamlet head"),
    CadreKind.association: _("cadre of an association"),
    CadreKind.culture_officer: _("culture officer"),
    CadreKind.other: _("another cadre"),
}
