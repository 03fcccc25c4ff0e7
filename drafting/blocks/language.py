"""What a block may say: text, fields, a test, and a loop over a known list. Anything else is refused before it runs.

So a block can run no code, read no file and never loop without end, whoever wrote it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from drafting.blocks.placed import printed
from drafting.blocks.vocabulary import fields_of
from drafting.findings import Finding, Severity
from drafting.language.characters import UNFIT
from drafting.model.kinds import kind_names, kind_of
from drafting.shelf import Entry

_PLAIN = (nodes.Template, nodes.Output, nodes.TemplateData)
_LOGIC = (nodes.Not, nodes.And, nodes.Or)
_LOOP = ("first", "last", "index", "length")
_LOOP_SHAPE = "{% for 人 in 联系人 %}{{ 人.姓名 }}{% endfor %}"
_MAX_DEPTH = 8
_MAX_ELIF = 50
_MAX_NESTING = 40
"""Nodes within nodes: eight times if with twenty fields in a test. Python's own stack bears no 1,000."""
_NAMED = {
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "import",
    nodes.Extends: "extends",
    nodes.Macro: "macro",
    nodes.Call: "调用（圆括号）",
    nodes.CallBlock: "call",
    nodes.Filter: "过滤器（|）",
    nodes.FilterBlock: "filter",
    nodes.Test: "is",
    nodes.Assign: "set",
    nodes.AssignBlock: "set",
    nodes.Getitem: "方括号取值",
    nodes.Block: "block",
    nodes.Scope: "autoescape",
}


class Absent(StrictUndefined):
    """A field that the case has not: false in a test, an error where it is printed."""

    def __bool__(self) -> bool:
        return False

    @property
    def _undefined_message(self) -> str:
        return f"要用“{self._undefined_name}”，表单中没有"


def environment() -> SandboxedEnvironment:
    """Where blocks are compiled. Blocks are plain text: what they print is escaped where markup is written."""
    return SandboxedEnvironment(undefined=Absent, trim_blocks=True, lstrip_blocks=True, finalize=printed)


def faults(entry: Entry, part: str) -> Iterator[Finding]:
    """What in a block is not to be used, each with its line (B006 syntax, B007 not allowed, B008 no such field)."""
    if unfit := UNFIT.search(entry.text):
        line = entry.text.count("\n", 0, unfit.start()) + 1
        yield _fault(entry, "B006", f"有看不见的字符 U+{ord(unfit[0]):04X}", line, "删去该字符")
        return
    try:
        tree = environment().parse(entry.text)
    except TemplateSyntaxError as error:
        yield _fault(
            entry, "B006", f"写法有误：{_in_chinese(str(error.message))}", error.lineno, "对照自带的标准段修改"
        )
    except RecursionError:
        yield _fault(entry, "B006", "写法有误：层层套得太深", 1, "改为平直的写法")
    except ValueError:  # a number of thousands of digits
        long = next((n for n, line in enumerate(entry.text.split("\n"), 1) if _DIGITS.search(line)), 1)
        yield _fault(entry, "B006", "写法有误：数字太长", long, "改为文字")
    else:
        deep = _too_deep(tree)
        scope = _Scope(entry, part)
        if deep:
            yield scope.fault("B006", "写法有误：层层套得太深，或条件太长", deep, "改为平直的写法，条件分开写")
        else:
            yield from _walk(tree, scope)


def _too_deep(tree: nodes.Node) -> nodes.Node | None:
    """The first node that stands too deep; found without recursion, which such a tree would not bear."""
    waiting = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > _MAX_NESTING:
            return node
        waiting += [(child, depth + 1) for child in node.iter_child_nodes()]
    return None


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where in a block a node stands: the loop's variable and what it has, the fields tested for, whether in a test."""

    entry: Entry
    part: str
    item: str = ""
    item_fields: tuple[str, ...] = ()
    tested: frozenset[str] = frozenset()
    testing: bool = False
    depth: int = 0

    @property
    def lists(self) -> Mapping[str, tuple[str, ...]]:
        """The lists that may be looped over here, and what their items have."""
        return {"联系人": ("单位", "姓名", "电话")} if self.part == "contact" else {}

    def fault(self, code: str, message: str, node: nodes.Node, remedy: str) -> Finding:
        line = node.lineno or next((one.lineno for one in node.find_all(nodes.Node) if one.lineno), 1)
        return _fault(self.entry, code, message, line, remedy)


def _walk(node: nodes.Node, scope: _Scope) -> Iterator[Finding]:
    if isinstance(node, nodes.If):
        yield from _if(node, scope)
    elif isinstance(node, nodes.For):
        yield from _for(node, scope)
    elif isinstance(node, nodes.Getattr):
        yield from _attribute(node, scope)
    elif isinstance(node, nodes.Name):
        yield from _name(node, scope)
    elif isinstance(node, nodes.Const):
        yield from _constant(node, scope)
    elif isinstance(node, nodes.Compare):
        yield from _comparison(node, scope)
    elif isinstance(node, _PLAIN) or (isinstance(node, _LOGIC) and scope.testing):
        yield from _walk_all(node.iter_child_nodes(), scope)
    else:
        yield scope.fault("B007", f"不准用 {_called(node)}", node, "标准段里只有文字、字段、if 和 for")


def _walk_all(children: Iterable[nodes.Node], scope: _Scope) -> Iterator[Finding]:
    for child in children:
        yield from _walk(child, scope)


def _if(node: nodes.If, scope: _Scope) -> Iterator[Finding]:
    if scope.depth >= _MAX_DEPTH:
        yield scope.fault("B007", "if 套得太深", node, f"最多套{_MAX_DEPTH}层")
        return
    if len(node.elif_) > _MAX_ELIF:
        yield scope.fault("B007", "elif 太多", node, f"最多{_MAX_ELIF}个")
        return
    yield from _walk(node.test, replace(scope, testing=True))
    inside = replace(scope, depth=scope.depth + 1)
    names = {name.name for name in (node.test, *node.test.find_all(nodes.Name)) if isinstance(name, nodes.Name)}
    yield from _walk_all(node.body, replace(inside, tested=scope.tested | names))
    yield from _walk_all((*node.elif_, *node.else_), inside)


def _constant(node: nodes.Const, scope: _Scope) -> Iterator[Finding]:
    """Text; in a test a small number, too, for loop.index."""
    value = node.value
    number = type(value) is int and scope.testing and abs(value) < 10_000
    if not number and (not isinstance(value, str) or UNFIT.search(value)):
        yield scope.fault("B007", "花括号里只能写字段和加引号的文字", node, "数字写在花括号外面，或加引号")


def _comparison(node: nodes.Compare, scope: _Scope) -> Iterator[Finding]:
    if not scope.testing:
        yield scope.fault("B007", "比较只用在 if 里", node, '写作 {% if 类别 == "提案" %}…{% endif %}')
    elif len(node.ops) > 1 or node.ops[0].op not in ("eq", "ne"):
        yield scope.fault("B007", "只能比是否相同（== 或 !=）", node, "字段都是文字，不比大小")
    else:
        yield from _walk_all((node.expr, node.ops[0].expr), scope)


def _for(node: nodes.For, scope: _Scope) -> Iterator[Finding]:
    if scope.item:
        yield scope.fault("B007", "for 里不能再有 for", node, "拆成两段")
    elif node.recursive or node.test or node.else_ or not isinstance(node.target, nodes.Name):
        yield scope.fault("B007", "for 只有一种写法", node, f"写作 {_LOOP_SHAPE}")
    elif not isinstance(node.iter, nodes.Name) or node.iter.name not in scope.lists:
        known = "、".join(scope.lists)
        remedy = f"可以循环的：{known}" if known else "循环只用于联系人的标准段"
        yield scope.fault("B007", "for 只能逐个取已知的一组", node, remedy)
    else:
        fields = scope.lists[node.iter.name]
        yield from _walk_all(node.body, replace(scope, item=node.target.name, item_fields=fields))


def _attribute(node: nodes.Getattr, scope: _Scope) -> Iterator[Finding]:
    owner = node.node.name if isinstance(node.node, nodes.Name) else ""
    known = {scope.item: scope.item_fields, "loop": _LOOP}.get(owner, ()) if scope.item else ()
    if not known:
        yield scope.fault("B007", f"不准取“.{node.attr}”", node, "只能在 for 里取各项的字段")
    elif node.attr not in known:
        yield scope.fault("B008", f"没有“{owner}.{node.attr}”", node, f"可用：{'、'.join(known)}")


def _name(node: nodes.Name, scope: _Scope) -> Iterator[Finding]:
    name = node.name
    known = fields_of(scope.part)
    if name == scope.item or name in scope.lists:
        if not scope.testing:
            yield scope.fault("B007", f"“{name}”是一组，不能直接印出", node, f"写作 {_LOOP_SHAPE}")
    elif name not in known:
        near = difflib.get_close_matches(name, known, 1, 0.4)
        remedy = f"是否为“{near[0]}”" if near else f"可用：{'、'.join(known)}"
        yield scope.fault("B008", f"没有“{name}”这个字段", node, remedy)
    elif not scope.testing and name not in scope.tested and (kinds := _without(name, scope.entry)):
        remedy = f"改“适用”，或写作 {{% if {name} %}}…{{% endif %}}"
        yield scope.fault("B008", f"{'、'.join(kinds)}没有“{name}”这个字段", node, remedy)


def _without(name: str, entry: Entry) -> list[str]:
    """The kinds a block says it suits in which a field is never filled: only a co-handler has a host."""
    suited = entry.kinds or kind_names()
    if name != "主办单位":
        return []
    return [kind for kind in suited if kind in kind_names() and kind_of(kind).answers_proposer]


def _called(node: nodes.Node) -> str:
    return next((name for kind, name in _NAMED.items() if isinstance(node, kind)), type(node).__name__.lower())


_DIGITS = re.compile(r"[0-9_]{1000}")
_SYNTAX = (
    (re.compile(r"Encountered unknown tag '(.+?)'"), "没有 {{% {0} %}} 这种写法"),
    (re.compile(r"[Uu]nexpected end of template"), "if 或 for 没有写 end"),
    (re.compile(r"unexpected '(.+?)'"), "多出“{0}”"),
    (re.compile(r"unexpected char '(.+?)'"), "多出“{0}”"),
    (re.compile(r"Missing end of comment"), "说明没有以 #} 结束"),
    (re.compile(r"expected token '(.+?)', got '(.+?)'"), "“{1}”处写错"),
)


def _in_chinese(message: str) -> str:
    for pattern, words in _SYNTAX:
        if match := pattern.search(message):
            return words.format(*match.groups()) if "{0}" in words or "{1}" in words else words
    return "花括号里的内容不对"


def _fault(entry: Entry, code: str, message: str, line: int, remedy: str) -> Finding:
    at = {"file": entry.path, "line": entry.start + line - 1, "remedy": remedy}
    return Finding(code, Severity.ERROR, f"标准段“{entry.name}”：{message}", **at)
