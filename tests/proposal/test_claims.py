"""Several kinds of evidence say who proposes; the strongest is believed, and nobody where none is strong."""

from drafting.proposal.claims import Claim, Evidence, settle


def _names(*claims, whole=""):
    return [name for claim in settle(claims, whole) for name in claim.names]


def test_the_name_beside_an_office_outweighs_one_that_stands_alone():
    alone, office = Claim(("罗平",), Evidence.ALONE, 1), Claim(("孔远",), Evidence.OFFICE, 9)
    assert _names(alone, office) == ["孔远"]


def test_kinds_that_agree_outweigh_one_that_is_stronger():
    claims = (
        Claim(("孔远",), Evidence.CAPTION, 1),
        Claim(("罗平",), Evidence.ALONE, 2),
        Claim(("罗平",), Evidence.WRITER, 9),
    )
    assert _names(*claims) == ["罗平"]


def test_one_kind_said_twice_is_one_kind():
    claims = (Claim(("罗平",), Evidence.ALONE, 2), Claim(("罗平",), Evidence.ALONE, 9))
    assert _names(Claim(("孔远",), Evidence.CAPTION, 1), *claims) == ["孔远"]


def test_nobody_is_named_where_nothing_is_sure():
    assert _names(Claim(("罗平",), Evidence.FAR, 30)) == [] == _names() == _names(Claim((), Evidence.OFFICE, 1))
    assert _names(Claim(("罗平",), Evidence.FAR, 30), whole="罗平说，罗平又说") == ["罗平"]


def test_lines_below_of_the_same_kind_belong_to_it():
    claims = [Claim((name,), Evidence.OFFICE, at) for at, name in ((1, "罗平"), (2, "孔远"), (8, "昝玉"))]
    assert _names(*claims) == ["罗平", "孔远"]
