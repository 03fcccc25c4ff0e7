"""联系人: labelled values on one line or several, divided into persons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.language.labels import FIELDS, alternatives
from drafting.language.names import HAN, OFFICE, is_office
from drafting.language.surnames import has_surname
from drafting.letter.lines import Line, line_of, plain, reaches, segments, tight
from drafting.letter.signatory import name_in

_BEFORE = (
    "承办单位|主办单位|协办单位|会办单位|责任单位|主管|分管|主要|具体|业务|工作|承办|经办|办理|责任|联系|单位|科室|部门|主办|协办|会办|直接"
    "|工程"
)
_ONE = alternatives("unit", "person", "phone")
_BESIDE = re.compile(
    r"(?<![^ ，；、）（])"
    r"(?:(?:传 ?真|电子邮[箱件]|邮 ?箱|邮 ?编|E-?mail)(?:电话|号码)?[： ]{0,4}[（\dA-Za-z][^ ，；、]{4,40}"
    r"|(?:办公|通讯|联系)?地 ?[址点][： ]{1,4}[^ ，；、）]{2,40}"
    r"|[\d－-]{3,13}（(?:虚拟网|集团网|短号|小号|内网|V网|传真)）)"
)
"""What an office tells beside a telephone, and a form has no field for."""
LABEL = re.compile(
    rf"(?:{_BEFORE}){{0,3}}({_ONE})(?: ?姓 ?名| ?名称)?(?: ?[和及与、/（] ?(?:({_ONE})|传 ?真)）?)? {{0,4}}"
    r"(?:[：；](?: *[：；])?| *\| *(?=\S)|(?= {0,4}[\d（]\d{2})|(?<=联系人)(?=[\u4e00-\u9fff]{2,3}[，；（ ])"
    r"|(?<=联系人|承办人|经办人|联络人|办理人|责任人|负责人)(?= {1,4}[\u4e00-\u9fff]{2,12}(?: |$|，)))"
)
_TORN = r"(?:0(?: ?\d){2,3} ?[-—－]? ?)?\d(?: ?\d){6,7}(?![\d/*-])"  # 0388-2260 917
_DIGITS = rf"(?:{_TORN}|[\d*＊×][\d*＊×—－–\-]{{4,18}}[\d*＊×])"
_PHONE = re.compile(rf"(?:[（(]\d{{3,4}}[）)] ?)?{_DIGITS}(?:[（(]?转\d{{1,6}}[）)]?)?(?:[、/，,] ?{_DIGITS})*")
_OFFICE = rf"{HAN}{{2,20}}(?:{OFFICE})"
_BARE = re.compile(rf"(?P<unit>{_OFFICE}) +(?P<person>[\u4e00-\u9fff]{{2,4}})[ ，]+(?P<phone>{_PHONE.pattern})[）。]?")
"""A contact without any label: 文化服务中心　戎欣　62238817."""
_WORD = re.compile(r"[^\s，,、；;：:（）()|/。]+")
_ASIDE = re.compile(r"\d{1,2}\.?|\S+@\S+|\S*\d+号楼\d*室?|\S{0,6}\d{3,4}室|E-?mail|邮箱|存档|(?:男|女)", re.IGNORECASE)
_PLACED = re.compile(r"[，；、。 ]*(?:办公)?(?:地点|地址|邮编)[：: ].*$")
_ASKED_AT = re.compile(r"[\u4e00-\u9fff]{2,8}：")
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}")
_CALLED = re.compile(rf"(?<![\d/-])(?:{_TORN}|1\d{{10}}(?!\d))(?:转\d{{1,6}})?")
"""A telephone that needs no label to be one."""
_CONTACTING = re.compile("联系|Tel|电话|手机", re.IGNORECASE)
_PAIR = re.compile(rf"([\u4e00-\u9fff]{{2,4}})[ （，]*({_PHONE.pattern})[ ）]*(?:[，、；;,]|$)")
_KIND = re.compile(r"(?<=\d)（(?:办公?室?|办公电话|固话|座机|手机|宅电?|值班室?|白天|夜间)）")
_ENDS = " 。；;，,、.（）()|/\t\u3000"
_SEAL = re.compile(r"[（(](?:盖章|公章|印章|章)[）)]?$")
_UNIT_AND_NAME = re.compile(rf"({_OFFICE})({HAN}{{2,3}})")
_UNIT_BEHIND = re.compile(rf"(?<=[\d\u4e00-\u9fff）])[，；、 ]+({_OFFICE})[ （，]*$")
_OF_UNIT = re.compile(
    rf"(?P<person>[\u4e00-\u9fff]{{2,4}})[ ，]*(?P<phone>{_PHONE.pattern})[ ，]*（(?P<unit>{_OFFICE})）"
)
_TOLD = re.compile(
    rf"(?:与|同|向)(?:我[们局委厅部院行办校县市区镇乡]?|本[局委厅部院]|贵)?({_OFFICE})?联系[^（。]{{0,10}}（([^（）]{{6,60}})）"
)


def holds_contact(line: Line) -> bool:
    """Whether a line below the text is one of labelled contacts."""
    text = line.plain.lstrip("（ |").removeprefix("附注：").lstrip()
    if len(text) > 160 or "。" in text[:-2]:
        return False
    if _BARE.fullmatch(text) or _is_beside(text):
        return True
    label = LABEL.search(text)
    return bool(label and (label.start() == 0 or _names_unit(text[: label.start()])))


def _is_beside(text: str) -> bool:
    """Whether names with telephones fill a short line."""
    free = _free(Line(0, text, text))
    return free is not None and len(free) > 1


def is_free(line: Line) -> bool:
    """Whether what a line tells of contacts is told by the shape of its words alone, without labels."""
    return LABEL.search(line.plain) is None and _free(line) is not None


def _free(line: Line) -> list[tuple[str, str]] | None:
    """Units, names and telephones that stand beside each other; None where anything else does."""
    text = _PLACED.sub("", line.plain.strip("（） "))
    label = _ASKED_AT.match(text)
    text = text[label.end() :] if label and not is_office(label[0].rstrip("：")) else text
    if len(text) > 120 or "。" in text[:-1] or not _CALLED.search(text):
        return None
    values: list[tuple[str, str]] = []
    at = 0
    for phone in _CALLED.finditer(text):
        for word in _WORD.findall(text[at : phone.start()]):
            if FIELDS.get(word) or _ASIDE.fullmatch(word) or (_CONTACTING.match(word) and len(word) < 5):
                continue
            if is_office(word):
                values.append(("unit", word))
            elif _PERSON.fullmatch(word):
                values.append(("person", word))
            elif (run_on := _UNIT_AND_NAME.fullmatch(re.sub(r"^\d\.", "", word))) and has_surname(run_on[2]):
                values += [("unit", run_on[1]), ("person", run_on[2])]
            else:
                return None
        values.append(("phone", phone[0]))
        at = phone.end()
    tail = [word for word in _WORD.findall(text[at:]) if not _ASIDE.fullmatch(word)]
    named = values[0][0] != "phone"
    if named and tail:
        return None
    return [*values[:1], *(("person", word) for word in tail if _PERSON.fullmatch(word))] if tail else values


def _names_unit(text: str) -> bool:
    """Text before the first label is a unit or a name with space behind it."""
    if len(text) <= 40 and is_office(re.split("[：（]", text)[0]):
        return True
    return len(text) <= 40 and bool(is_office(text.rstrip(_ENDS)) or re.fullmatch(r"[^，。；]{2,20}[ （，]", text))


def read_contacts(lines: list[Line]) -> list[dict[str, str] | str]:
    """The contacts of all lines in order; a line from which nothing could be read stands as text."""
    contacts: list[dict[str, str] | str] = []
    for line, values in _paired(lines):
        if not any(value for _, value in values):
            if not LABEL.search(line.plain):
                contacts.append(line.text.strip(_ENDS))
            continue
        for key, value in values:
            _add(contacts, key, value)
    return contacts


def _paired(lines: list[Line]) -> Iterator[tuple[Line, list[tuple[str, str]]]]:
    """Each line with its values; persons on one line have the telephones of the next, where these are as many."""
    told = [(line, [(key, value) for key, value in _values(line) if value]) for line in lines]
    at = 0
    while at < len(told):
        line, values = told[at]
        below = told[at + 1][1] if at + 1 < len(told) else []
        alike = len(values) == len(below) > 1
        if alike and {key for key, _ in values} == {"person"} and {key for key, _ in below} == {"phone"}:
            yield line, [value for pair in zip(values, below, strict=True) for value in pair]
            at += 1
        else:
            yield line, values
        at += 1


def beside(line: Line) -> list[Line]:
    """What a line of contacts tells that no field of a form is for: 传真, 邮箱, 邮编, 地址."""
    return [line.cut(*found.span()) for found in _BESIDE.finditer(line.plain)]


def told_in(text: str) -> list[dict[str, str] | str]:
    """The contact whom a courtesy names in brackets: 请与我局规划科联系（周明，5550123）."""
    found = _TOLD.search(plain(text))
    values = (_values(line_of(0, text[found.start(2) : found.end(2)])) if found else None) or []
    if found is None or {key for key, value in values if value} != {"person", "phone"}:
        return []
    contacts: list[dict[str, str] | str] = []
    for key, value in [("unit", found[1] or ""), *values]:
        _add(contacts, key, value)
    return contacts


def _add(contacts: list[dict[str, str] | str], key: str, value: str) -> None:
    """A value joins the last contact, or begins the next where that one has such a value."""
    if not value:
        return
    last = contacts[-1] if contacts else None
    if not isinstance(last, dict) or key in last or (key == "unit" and "person" in last and "phone" in last):
        last = {}
        contacts.append(last)
    last[key] = value


def _values(line: Line) -> list[tuple[str, str]]:
    """Key and value in the order of the line."""
    for aside in reversed(beside(line)):
        at = aside.start - line.start
        line = line_of(line.number, line.text[:at] + line.text[at + len(aside.text) :], start=line.start)
    line = _without_kinds(line)
    if bare := _BARE.fullmatch(line.plain.lstrip("（ ")):
        return list(bare.groupdict().items())
    labels = list(LABEL.finditer(line.plain))
    free = _free(line)
    if free and not labels:
        return free
    values = _labelled(line, labels)
    odd = any(key == "person" and len(tight(value)) > 6 for key, value in values)
    return free if free and odd else values


def _without_kinds(line: Line) -> Line:
    """The line without the word behind a telephone that says which of several it is: 5550123（办）."""
    text = line.text
    for kind in reversed(list(_KIND.finditer(line.plain))):
        text = text[: kind.start()] + text[kind.end() :]
    return line_of(line.number, text, start=line.start)


def _labelled(line: Line, labels: list[re.Match[str]]) -> list[tuple[str, str]]:
    """What stands behind the labels of a line, and before the first."""
    values: list[tuple[str, str]] = []
    first = line.text[: labels[0].start()] if labels else line.text
    if lead := first.strip(_ENDS).removeprefix("附注").strip("：:" + _ENDS):
        values += _lead(lead, labels[0] if labels else None)
    for label, end in reaches(labels, len(line.text)):
        keys = [FIELDS[tight(group)] for group in label.groups() if group]
        value, following = (
            _apart(line.text[label.end() : end]) if end < len(line.text) else (line.text[label.end() :], "")
        )
        values += [*_split(value, keys), ("unit", following)]
    return values


def _apart(text: str) -> tuple[str, str]:
    """A value, and the unit behind it that stands before the next label: 周明，5550123；规划科."""
    found = _UNIT_BEHIND.search(plain(text))
    return (text[: found.start()], found[1]) if found else (text, "")


def _lead(text: str, label: re.Match[str] | None) -> list[tuple[str, str]]:
    """Text before the first label: a unit, or the name of one whose telephone follows."""
    if label and FIELDS[tight(label[1])] == "phone" and len(tight(text)) <= 4 and not is_office(text):
        return [("person", tight(text))]
    return _unit(text)


def _split(text: str, keys: list[str]) -> list[tuple[str, str]]:
    """The value behind a label: a telephone in it is told by its digits, a unit before a name by space or its end."""
    told = _free(Line(0, text, plain(text))) if keys != ["phone"] else None
    if told and len(told) > 2:
        return told
    placed = list(_OF_UNIT.finditer(plain(text)))
    if len(placed) > 1:
        return [(key, found[key]) for found in placed for key in ("unit", "person", "phone")]
    pairs = _PAIR.findall(plain(text).strip())
    if len(pairs) > 1 and keys != ["phone"]:
        return [value for person, phone in pairs for value in (("person", person), ("phone", phone))]
    phone = _PHONE.search(plain(text))
    if keys == ["phone"]:
        return _phone_first(text, phone)
    values = [("phone", text[phone.start() : phone.end()])] if phone else []
    words = (text[: phone.start()] + " " + text[phone.end() :] if phone else text).strip(_ENDS)
    words = re.sub(r"[ \u3000,，;；]+$", "", words)
    if not words:
        return values
    if "person" not in keys:
        return [*_unit(_SEAL.sub("", words)), *values]
    return [*_person(words), *values]


def _phone_first(text: str, phone: re.Match[str] | None) -> list[tuple[str, str]]:
    """Behind 电话 a name may follow: 电话：5550123 周明."""
    if phone is None:
        return [("phone", text.strip(_ENDS))]
    left, right = text[: phone.start()].strip(_ENDS), text[phone.end() :].strip(_ENDS)
    names = [part for part in (left, right) if len(tight(part)) > 1]
    called = ("phone", text[phone.start() : phone.end()])
    return [*(_unit(names[0]) if names and is_office(names[0]) else _person(names[0]) if names else ()), called]


def _unit(words: str) -> list[tuple[str, str]]:
    """A unit, and the name of one in it behind a space: 市财政局 何维."""
    office, _, name = plain(words).partition(" ")
    name = name.strip()
    if is_office(office) and _PERSON.fullmatch(name) and has_surname(name) and not is_office(name):
        return [("unit", office), ("person", name)]
    return [("unit", words)]


def _person(words: str) -> list[tuple[str, str]]:
    """A person, or a unit and a person: 运输科 周明, 周明（运输科）. A 职务 behind the name is none of it."""
    words = re.split(" *职 ?务[：:]", words)[0].strip(_ENDS)
    inside = re.fullmatch(r"([^（(]{2,12})[（(]([^（）()]{2,30})[）)]?", words)
    if inside and is_office(inside[1]):
        return [("unit", inside[1])]
    if inside:
        return [("unit", inside[2]), ("person", tight(inside[1]))]
    if (run_on := _UNIT_AND_NAME.fullmatch(words)) and has_surname(run_on[2]):
        return [("unit", run_on[1]), ("person", run_on[2])]
    office, _, name = plain(words).partition("，")
    if is_office(office) and _PERSON.fullmatch(name):
        return [("unit", words[: len(office)]), ("person", name)]
    parts = [part.text for part in segments(Line(0, words, words))] if "  " in words else words.split()
    named = len(parts) == 2 or (len(parts) == 3 and len(parts[1]) == len(parts[2]) == 1)
    if named and is_office(parts[0]):
        return [("unit", parts[0]), ("person", tight("".join(parts[1:])))]
    return [("person", "".join(parts) if all(len(part) == 1 for part in parts) else name_in(words)[0])]
