"""What a bot sent: its parameters in the query, as a form or as JSON."""

import json
from typing import Any

from aiohttp import web

from testing.zalo.refusal import bad_request


async def read_request(request: web.Request) -> dict[str, Any]:
    """The parameters as they came. Raises RefusalError when they cannot be read."""
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        return given | _object(await request.text())
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            raise bad_request(f"{name}: files cannot be uploaded")
        given[name] = value
    return given


def _object(text: str) -> dict[str, Any]:
    try:
        body = json.loads(text) if text else {}
    except ValueError as error:
        raise bad_request("the body is not JSON") from error
    if not isinstance(body, dict):
        raise bad_request("the body must be an object")
    return body
