"""States add up in any order; evidence joins in any order and any number of times."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from foedus.ties import aged, evidence, from_evidence, joined, merge, states
from foedus.ties.evidence import KEY
from tests.ties.claims import claim, frame

ACTORS = ("rus", "usa", "tur", "syr")
CLAIMS = st.lists(
    st.tuples(
        st.permutations(ACTORS).map(lambda order: order[:2]),
        st.sampled_from(["AID", "ASSAULT", "REQUEST", "ALLY", "CONSULT"]),
        st.integers(1, 28),
        st.sampled_from(["times", "post", "wire"]),
        st.sampled_from([0.5, 0.9, 1.0]),
    ),
    min_size=1,
    max_size=30,
)


def table(drawn: list[tuple[list[str], str, int, str, float]]) -> pl.DataFrame:
    return frame(
        *(
            claim(a, type_, b, f"2016-11-{day:02}", outlet=outlet, probability=sure, id=f"c{i:03}")
            for i, ((a, b), type_, day, outlet, sure) in enumerate(drawn)
        )
    )


@settings(max_examples=30, deadline=None)
@given(CLAIMS, st.integers(0, 30))
def test_sharded_evidence_is_serial_evidence(drawn: list, cut: int) -> None:  # type: ignore[type-arg]
    claims = table(drawn)
    serial = evidence(claims)
    parts = [evidence(claims[cut:]), evidence(claims[:cut])]
    sharded = joined(pl.concat(parts))
    assert_frame_equal(serial, sharded, check_row_order=False, check_column_order=False)
    day = 17200
    assert_frame_equal(from_evidence(serial, day, claims), from_evidence(sharded, day, claims))
    again = joined(pl.concat([serial, serial]))
    assert_frame_equal(
        again.drop("count"), serial.drop("count"), check_row_order=False, check_column_order=False
    )


@settings(max_examples=30, deadline=None)
@given(CLAIMS, st.integers(0, 30), st.integers(17136, 17400), st.integers(17136, 17400))
def test_merged_states_are_the_states_of_all(drawn: list, cut: int, one: int, two: int) -> None:  # type: ignore[type-arg]
    rows = evidence(table(drawn)).sort(KEY)
    whole = states(rows, max(one, two) if 0 < cut < rows.height else one)
    if not 0 < cut < rows.height:
        return
    merged = merge(states(rows[:cut], one), states(rows[cut:], two))
    turned = merge(states(rows[cut:], two), states(rows[:cut], one))
    key = ["a", "b", "voice"]
    assert_frame_equal(merged.sort(key), whole.sort(key), check_column_order=False, rel_tol=1e-9)
    assert_frame_equal(merged.sort(key), turned.sort(key), check_column_order=False, rel_tol=1e-9)


def test_ageing_halves_attention_before_stance() -> None:
    young = states(evidence(frame(claim("rus", "AID", "syr", "2016-11-24"))), 17129)
    old = aged(young, 17129 + 270)
    assert old["material_cooperation"][0] / young["material_cooperation"][0] == 0.5
    assert old["attention"][0] / young["attention"][0] < 0.02
