"""The Bot API's own description, as far as it is used here, and the check of a call against it.

``bot_api.json`` says of each parameter its types, whether it is required and
its limits. Unlike the real server, which overlooks them, unknown parameters are
refused: they are slips.
"""

import json
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from testing.telegram.markup import plain
from testing.telegram.refusal import RefusalError, bad_request

_ARRAY = "Array of "


@lru_cache(maxsize=1)
def _api() -> dict[str, Any]:
    api: dict[str, Any] = json.loads((Path(__file__).parent / "bot_api.json").read_text("utf-8"))
    return api


def read_call(method: str, given: dict[str, Any], files: set[str]) -> dict[str, Any]:
    """The parameters as values of their types; ``files`` are the names of uploaded parts.

    Raises RefusalError with 404 for an unknown method and 400 for what does not fit.
    """
    described = _api()["methods"].get(method)
    if described is None:
        raise RefusalError(404, "Not Found")
    direct = {name: name for name in files if name in described}
    return _read_fields(method, described, given | direct, files)


def _read_fields(
    owner: str, described: dict[str, Any], given: dict[str, Any], files: set[str]
) -> dict[str, Any]:
    for name in given.keys() - described.keys():
        raise bad_request(f"{owner} has no {name}")
    for name, field in described.items():
        if field.get("required") and name not in given:
            raise bad_request(f"{owner} needs {name}")
    values = {
        name: _read(f"{owner}.{name}", described[name]["types"], value, files)
        for name, value in given.items()
    }
    for name, value in values.items():
        marked_up = name in ("text", "caption") and given.get("parse_mode")
        _check_limits(f"{owner}.{name}", described[name], plain(value) if marked_up else value)
    return values


def _read(name: str, types: list[str], value: Any, files: set[str]) -> Any:
    """The value as the first of the types that it fits."""
    reasons = []
    for wanted in types:
        try:
            return _read_as(name, wanted, value, files)
        except (RefusalError, ValueError) as error:
            reasons.append(str(error))
    raise bad_request(f"{name} must be {' or '.join(types)} ({'; '.join(reasons)})")


def _read_as(name: str, wanted: str, value: Any, files: set[str]) -> Any:
    if wanted in _SIMPLE:
        return _SIMPLE[wanted](value)
    if wanted == "InputFile":
        return _file(value, files)
    value = json.loads(value) if isinstance(value, str) else value
    if wanted.startswith(_ARRAY):
        if not isinstance(value, list):
            raise ValueError("not an array")
        return [_read(name, [wanted.removeprefix(_ARRAY)], item, files) for item in value]
    if not isinstance(value, dict):
        raise ValueError("not an object")
    described = _api()["types"].get(wanted, {})
    if "any_of" in described:
        return _read(name, described["any_of"], value, files)
    return _read_fields(wanted, described, value, files) if described else value


def _check_limits(name: str, field: dict[str, Any], value: Any) -> None:
    for limit in ("characters", "bytes", "items", "range"):
        least, most = field.get(limit, (None, None))
        if least is not None and not least <= _size(limit, value) <= most:
            raise bad_request(f"{name}: {_size(limit, value)} is outside {least} to {most} ({limit})")
    if "always" in field and value != field["always"]:
        raise bad_request(f"{name} must be {field['always']}")
    if "pattern" in field and not re.fullmatch(field["pattern"], value):
        raise bad_request(f"{name} must match {field['pattern']}")


def _size(limit: str, value: Any) -> int:
    """What a limit counts; a range limits the number itself."""
    if limit == "range":
        return int(value)
    return len(value.encode() if limit == "bytes" else value)


def _integer(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError("not an integer")
    return int(value)


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if str(value).lower() not in ("true", "false"):
        raise ValueError("not a boolean")
    return str(value).lower() == "true"


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("not a string")
    return value


def _file(value: Any, files: set[str]) -> str:
    if not isinstance(value, str) or value.removeprefix("attach://") not in files:
        raise ValueError("not an uploaded file")
    return value


_SIMPLE: dict[str, Callable[[Any], Any]] = {
    "Integer": _integer,
    "Float": float,
    "Boolean": _boolean,
    "True": _boolean,
    "String": _string,
}
