"""Reading what a platform posts to us, with a limit, and refusing without reading on."""

from aiohttp import web

LARGEST_BODY = 1024 * 1024  # bytes; messages are a few thousand


async def body_of(request: web.Request) -> bytes | None:
    """The request's body, or None when it is too large to be a message."""
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > LARGEST_BODY:
            return None
    return bytes(body)


def refused(status: int) -> web.Response:
    """An answer after which the rest of the request is not read."""
    answer = web.Response(status=status)
    answer.force_close()
    return answer
