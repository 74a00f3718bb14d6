"""Claims of every shape, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from foedus.claims.assemble import identified
from foedus.ontology import entries
from foedus.records import ActorRef, Claim, Evidence, Place, Span

TEXT = "“Россия” attacked Türkiye near Aleppo on Monday, the newspaper said.\n=cmd|' /C calc'!A0 <script>"
words = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
offsets = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)


@st.composite
def actors(draw: st.DrawFn) -> ActorRef:
    start, end = draw(offsets)
    named = draw(st.booleans())
    return ActorRef(
        actor_id=draw(st.sampled_from(("rus", "tur", "hezbollah", "~rebels", "syr-gov"))),
        name=draw(words),
        text=TEXT[start:end],
        kind=draw(st.sampled_from(("state", "armed_group", "other"))),
        country=draw(st.sampled_from((None, "RUS", "TUR"))),
        start=start if named else None,
        end=end if named else None,
        within=draw(st.sampled_from(((), ("syr",), ("syr-gov", "syr")))),
    )


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    start, end = draw(offsets)
    return Evidence.cut("r1", TEXT, start, end)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """A claim whose words are those of :data:`TEXT`."""
    entry = draw(st.sampled_from(list(entries().values())))
    facing: dict[str, object] = {"object": draw(st.none() | actors())}
    if entry.kind == "stance":
        facing = {"issue": draw(words)}
    if entry.kind == "quantity":
        facing = {"number": float(draw(st.integers(0, 10**9))), "unit": draw(words)}
    spans = tuple(draw(st.lists(evidences(), min_size=1, max_size=3)))
    first = spans[0]
    return identified(
        Claim(
            id="",
            report_id="r1",
            document_id=draw(words),
            kind=entry.kind,
            type=entry.type,
            subject=draw(actors()),
            **facing,  # type: ignore[arg-type]
            sign=entry.sign,
            intensity=entry.intensity,
            modality=draw(st.sampled_from(("actual", "negated", "future", "demanded", "hypothetical"))),
            date=draw(st.sampled_from((None, "2016-11-24", "2016-10~", "2015", "201X", "2015/2016-03"))),
            date_text=draw(st.none() | words),
            place=draw(st.none() | st.just(Place("Aleppo", 170063, 36.2, 37.16, "SYR"))),
            said_by=tuple(draw(st.lists(actors(), max_size=2))),
            evidence=spans,
            trigger=Span(first.start, first.end, first.text),
            qualifiers=draw(st.sampled_from(((), ("first", "mutual")))),
            probability=draw(st.floats(0, 1)),
            coder="test/1",
            outlet=draw(st.none() | words),
            published=draw(st.sampled_from((None, "2017-01-10"))),
            group=draw(st.none() | words),
        )
    )
