from __future__ import annotations

from pathlib import Path

import pytest

from foedus.actors import apply, load_decisions
from foedus.errors import ActorError
from foedus.frames import claims_frame
from foedus.records import ActorRef, Claim

DECIDED = """
name:
  ~free-army-of-x: {id: free-army-of-x, name: Free Army of X, kind: armed_group, country: SYR}
merge:
  ~al-ahbar: al-akhbar
  ~army-of-x: ~free-army-of-x
split:
  ~the-front:
    - {when: {country: SYR, until: 2016-07-28}, id: al-nusra-front}
    - {when: {outlet: wire}, id: polisario}
"""


def claim(id_: str, subject: str, object_: str, **fields: str) -> Claim:
    country = fields.pop("country", None)
    return Claim(
        id=id_,
        report_id="r",
        document_id="d",
        kind="event",
        type="ASSAULT",
        subject=ActorRef(subject, subject, subject, country=country),
        object=ActorRef(object_, object_, object_),
        said_by=(ActorRef("~al-ahbar", "Al-Ahbar", "Al-Ahbar"),),
        **fields,  # type: ignore[arg-type]
    )


@pytest.fixture
def decided(tmp_path: Path) -> Path:
    path = tmp_path / "actors.yaml"
    path.write_text(DECIDED, "utf-8")
    return path


def test_past_claims_are_mapped_without_reading_again(decided: Path) -> None:
    before = claims_frame([claim("1", "~army-of-x", "~al-ahbar"), claim("2", "rus", "~free-army-of-x")])
    after = apply(load_decisions(decided), before)
    assert after.schema == before.schema
    assert after["subject_id"].to_list() == ["free-army-of-x", "rus"]
    assert after["subject_name"].to_list() == ["Free Army of X", "rus"]
    assert after["subject_country"].to_list() == ["SYR", None]
    assert after["object_id"].to_list() == ["al-akhbar", "free-army-of-x"]
    assert after["said_by_ids"].to_list() == [["al-akhbar"], ["al-akhbar"]]
    assert after.drop("subject_id").height == before.height


def test_the_parts_of_an_actor_go_with_it(decided: Path) -> None:
    before = claims_frame(
        [claim("1", "~~army-of-x.fighter", "~~al-ahbar.editor"), claim("2", "~army-of-xy", "rus")]
    )
    after = apply(load_decisions(decided), before)
    assert after["subject_id"].to_list() == ["~free-army-of-x.fighter", "~army-of-xy"]
    assert after["subject_country"].to_list() == ["SYR", None]
    assert after["object_id"].to_list() == ["~al-akhbar.editor", "rus"]


def test_a_split_takes_the_first_case_that_fits(decided: Path) -> None:
    claims = [
        claim("1", "~the-front", "rus", country="SYR", date="2015-01-01"),
        claim("2", "~the-front", "rus", country="SYR", date="2017-01-01", outlet="wire"),
        claim("3", "~the-front", "rus", country="SYR", date="2017-01-01"),
    ]
    after = apply(load_decisions(decided), claims_frame(claims))
    assert after["subject_id"].to_list() == ["al-nusra-front", "polisario", "~the-front"]


def test_no_file_decides_nothing(tmp_path: Path) -> None:
    frame = claims_frame([claim("1", "~a", "~b")])
    assert apply(load_decisions(tmp_path / "actors.yaml"), frame).equals(frame)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rename: {}", "sections name, merge and split"),
        ("merge: {~a: no-such-actor}", "unknown actor 'no-such-actor'"),
        ("name: {~a: {id: a}}", "needs an id and a name"),
        ("split: {~a: [{when: {colour: red}, id: rus}]}", "needs when and id"),
        ("merge: {~a: ~b, ~b: ~a}", "in a circle"),
        ("- x", "sections"),
        ("split: {~a: [{when: {since: soon}, id: rus}]}", "not an EDTF date"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "actors.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(ActorError, match=said):
        load_decisions(path)
