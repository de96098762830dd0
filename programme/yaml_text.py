"""From YAML text to plain data, keeping the line of every part.

YAML guesses what a bare word means: ``no`` becomes false, 1.058 a fraction and
1.1 loses its meaning as a number of a section. Here every word stays the text
that was written; the model of the file decides what it is. Names are brought to
one Unicode form (NFC), because some editors take Vietnamese letters apart.
"""

import unicodedata
from typing import Any

import yaml
from yaml.composer import Composer
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from programme.error import Fault, PlanError
from programme.marks import file_of

_NOTHING = ("", "~", "null")


def read(noun: str, content: bytes, lines: dict[str, int]) -> Any:
    """The data of one file; the line of each path is added to ``lines``.

    Raises PlanError when the bytes are not UTF-8, not YAML, or repeat a key.
    """
    try:
        root = _composed(_text(noun, content))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _bad_yaml(noun, mark.line + 1 if mark else 1, error.problem or "unreadable") from error
    except yaml.YAMLError as error:
        raise _bad_yaml(noun, 1, "it holds a character that YAML does not allow") from error
    return _Walk(noun, lines).data(root, noun) if root is not None else None


def _composed(text: str) -> Node | None:
    """The root of a text. Raises YAMLError, always in the words of the slow parser: it says more."""
    try:
        return yaml.compose(text, Loader=_FastLoader)
    except yaml.YAMLError:
        return yaml.compose(text, Loader=_PlainLoader)


class _WithoutAliases(Composer):
    """YAML without aliases, which nobody needs in a plan and which can make a file endless."""

    check_event: Any  # the parser's, of which each loader has its own
    peek_event: Any

    def compose_node(self, parent: Node | None, index: int) -> Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark
            raise yaml.MarkedYAMLError(problem="aliases (*) are not used, write it out", problem_mark=mark)
        return super().compose_node(parent, index)


class _PlainLoader(_WithoutAliases, yaml.SafeLoader):
    """All of it in Python."""


class _FastLoader(_WithoutAliases, yaml.CSafeLoader):
    """The same on the events of libyaml, which the locked wheels of PyYAML bring: a fifth of the time."""

    def __init__(self, stream: str) -> None:
        yaml.CSafeLoader.__init__(self, stream)
        Composer.__init__(self)


class _Walk:
    """One pass over the nodes of a file."""

    def __init__(self, noun: str, lines: dict[str, int]) -> None:
        self._noun = noun
        self._lines = lines

    def data(self, node: Node, path: str) -> Any:
        self._lines.setdefault(path, _line(node))  # a key has marked its value already
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self.data(item, f"{path}[{i}]") for i, item in enumerate(node.value)]
        assert isinstance(node, ScalarNode)
        bare = not node.style
        return None if bare and node.value in _NOTHING else node.value

    def _mapping(self, node: MappingNode, path: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            word = self._word(key)
            if word in found:
                reason = f"the key {word} stands here twice, take one of them out"
                raise PlanError(Fault.repeated_key, file_of(self._noun), _line(key), reason)
            self._lines[f"{path}.{word}"] = _line(key)
            found[word] = self.data(value, f"{path}.{word}")
        return found

    def _word(self, key: Node) -> str:
        if not isinstance(key, ScalarNode):
            raise _bad_yaml(self._noun, _line(key), "a key must be a single word")
        return str(key.value)


def _text(noun: str, content: bytes) -> str:
    try:
        return unicodedata.normalize("NFC", content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reason = "this line is not UTF-8 text, save the file as UTF-8"
        raise PlanError(Fault.not_text, file_of(noun), line, reason) from error


def _bad_yaml(noun: str, line: int, problem: str) -> PlanError:
    return PlanError(Fault.bad_yaml, file_of(noun), line, f"this is not YAML: {problem}")


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1
