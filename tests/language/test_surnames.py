"""What looks like a name and is none."""

import pytest

from drafting.language.surnames import has_surname, is_word


@pytest.mark.parametrize(
    "word", ["全国", "政协概况", "时政要闻", "农业类", "安全科", "委员风采", "文史资料", "管理员", "部门", "录入员"]
)
def test_a_word_of_the_genre_is_none(word):
    assert is_word(word)


@pytest.mark.parametrize(
    "name",
    ["文化平", "罗平", "党建国", "安然", "高中华", "欧阳明远", "次仁卓玛", "司徒若兰", "侬志强", "过永年", "淳于海"],
)
def test_a_name_is_no_word(name):
    assert has_surname(name) and not is_word(name)
