"""What a bot sent: its parameters and files, as a form, as parts or as JSON."""

from typing import Any, NamedTuple

from aiohttp import web

from testing.telegram.refusal import bad_request


class Upload(NamedTuple):
    """A file that came with a call."""

    name: str
    content: bytes


class Sent(NamedTuple):
    """The parameters as they came, and the uploaded files by the name of their part."""

    given: dict[str, Any]
    files: dict[str, Upload]


async def read_request(request: web.Request) -> Sent:
    """Read a call's request. Raises RefusalError when it cannot be read."""
    if request.content_type == "application/json":
        body = await request.json()
        if not isinstance(body, dict):
            raise bad_request("the body must be an object")
        return Sent(body, {})
    given: dict[str, Any] = dict(request.query)
    files: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = Upload(value.filename, value.file.read())
        else:
            given[name] = value
    return Sent(given, files)
