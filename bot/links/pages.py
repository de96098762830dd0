"""The pages behind links: several photos, and in a few words why a link shows nothing (any more).

Plain HTML for a small phone in the sun or at night, with nothing from elsewhere and no script.
"""

import base64
from collections.abc import Sequence
from hashlib import sha256
from html import escape

from aiohttp import web

from bot.links.grant import Document, Gallery, Grant, MadeFile, Picture, PictureFile
from locales import Text, Translator, _, translator

LOCALE = "vi"  # of whoever reads a page that is for nobody in particular
_STYLE = """
:root{color-scheme:light dark;--ground:#e6ebe9;--card:#fff;--ink:#0f1a18;--faint:#4a5a56;--brand:#075e57}
@media(prefers-color-scheme:dark){
:root{--ground:#0d1413;--card:#17211f;--ink:#f1f6f4;--faint:#b2c2bd;--brand:#7fd1c7}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:20px/1.45 system-ui,sans-serif}
main{max-width:36rem;margin:0 auto;padding:20px 16px 32px}
header{color:var(--brand);font-weight:700;margin-bottom:16px}
h1{font-size:26px;line-height:1.25;margin:0 0 12px}
p{margin:0 0 12px;overflow-wrap:anywhere}
.card,figure{background:var(--card);border-radius:16px;padding:20px;margin:0 0 16px}
.card p:last-child{margin:0}
figure{padding:0;overflow:hidden}
figure img{display:block;width:100%;min-height:48px}
figcaption,.faint{color:var(--faint);font-size:18px}
figcaption{padding:10px 16px}
""".strip()
_STYLE_HASH = base64.b64encode(sha256(_STYLE.encode()).digest()).decode()
CONTENT_POLICY = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_OPEN_REPORT = _(
    "Please go back to the chat with Tin Ấp and open the report again. For your own, type “what I sent”."
)
_OPEN_ANNOUNCEMENT = _("Please go back to the chat with Tin Ấp and type “announcements”.")
_ASK_ANEW = _(
    "Please go back to the chat with Tin Ấp and ask for it again, for example: picture, excel, word report."
)
_AGAIN: dict[type[Grant], Text] = {
    Picture: _OPEN_REPORT,
    Gallery: _OPEN_REPORT,
    PictureFile: _OPEN_ANNOUNCEMENT,
    Document: _OPEN_ANNOUNCEMENT,
    MadeFile: _ASK_ANEW,
}


def unknown() -> web.Response:
    """The one answer to every link that was not made here, or is not for its person any more."""
    told = _(
        "A part of the address is missing, or it is not for you any more. "
        "Please go back to the chat with Tin Ấp and ask again."
    )
    return _said(404, _("There is nothing at this address"), told)


def expired(grant: Grant) -> web.Response:
    """The link was good; its hour is over."""
    why = _("So that nobody else sees what is inside, a link opens for one hour only.")
    return _said(410, _("This link has expired"), why, _AGAIN[type(grant)])


def cleared_out(grant: Grant) -> web.Response:
    """The link is good; what it leads to is not on our disk any more."""
    why = _("Files are kept here for some days only, then they are cleared out.")
    return _said(410, _("This is not here any more"), why, _AGAIN[type(grant)])


def not_here_yet() -> web.Response:
    """The link is good; the photo has not come from its platform yet."""
    said = _said(503, _("The photo is on its way"), _("Please open this link again in a few minutes."))
    said.headers["Retry-After"] = "60"
    return said


def unavailable() -> web.Response:
    """Something is wrong on our side."""
    said = _said(503, _("It cannot be opened just now"), _("Please open this link again in a few minutes."))
    said.headers["Retry-After"] = "10"
    return said


def not_that_way() -> web.Response:
    """Links are opened, nothing else."""
    said = _said(405, _("There is nothing at this address"))
    said.headers["Allow"] = "GET, HEAD"
    return said


def gallery(about: Text | None, links: Sequence[str | None], until: str, locale: str) -> web.Response:
    """Several photos, one below the other; ``until`` is the time of day when the page expires.

    A link is the last part of a photo's own; None: its bytes are still on their way here.
    """
    say = translator(locale or LOCALE)
    title = say(_("Photos of the {report}", report=about) if about is not None else _("Photos"))
    shown = "".join(_figure(say, link, number, len(links)) for number, link in enumerate(links, 1))
    end = escape(say(_("This page can be opened until {time}.", time=until)))
    return _page(200, say, title, f'<h1>{escape(title)}</h1>{shown}<p class="faint">{end}</p>')


def _figure(say: Translator, link: str | None, number: int, count: int) -> str:
    words = escape(say(_("Photo {n} of {count}", n=number, count=count)))
    if link is None:
        late = escape(say(_("is on its way, please open this page again in a few minutes")))
        return f"<figure><figcaption>{words}: {late}</figcaption></figure>"
    image = f'<a href="{link}"><img src="{link}" alt="{words}"></a>'
    return f"<figure>{image}<figcaption>{words}</figcaption></figure>"


def _said(status: int, title: Text, *told: Text) -> web.Response:
    say = translator(LOCALE)
    lines = "".join(f"<p>{escape(say(line))}</p>" for line in told)
    heading = say(title)
    return _page(status, say, heading, f'<div class="card"><h1>{escape(heading)}</h1>{lines}</div>')


def _page(status: int, say: Translator, title: str, body: str) -> web.Response:
    whole = (
        f'<!doctype html><html lang="{say.locale}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} - Tin Ấp</title><style>{_STYLE}</style></head>"
        f"<body><main><header>Tin Ấp</header>{body}</main></body></html>"
    )
    headers = {"Content-Security-Policy": CONTENT_POLICY}
    return web.Response(status=status, text=whole, content_type="text/html", headers=headers)
