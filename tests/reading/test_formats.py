"""Every format gives the same report back; each keeps its text exactly where the format can."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foedus.errors import UsageError
from foedus.reading import read
from foedus.records import Report

FIELDS = {
    "text": "Talks began.\r\n\n  Russia and Turkey met  \n",
    "id": "a1",
    "title": "Talks",
    "date": "2016-12-20",
    "outlet": "Levant Courier",
    "url": "https://example.org/a1",
    "language": "en",
}
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1).filter(
    lambda text: bool(text.strip())
)


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    """Write rows in the format that the path's extension names."""
    if path.suffix == ".jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    elif path.suffix == ".json":
        path.write_text(json.dumps(rows))
    elif path.suffix == ".csv":
        with path.open("w", newline="", encoding="utf-8") as stream:
            table = csv.DictWriter(stream, list(rows[0]))
            table.writeheader()
            table.writerows(rows)
    else:
        pq.write_table(pa.Table.from_pylist(rows), path)
    return path


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv", "a.parquet"])
def test_every_field_arrives(tmp_path: Path, name: str) -> None:
    reading = read([write(tmp_path / name, [FIELDS])])
    [report] = reading
    assert report.text == FIELDS["text"]
    assert (report.document_id, report.title, report.outlet) == ("a1", "Talks", "Levant Courier")
    assert (report.published, report.published_known) == ("2016-12-20", "given")
    assert (report.url, report.language) == ("https://example.org/a1", "en")
    assert reading.set_aside == []


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv", "a.parquet"])
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_texts_are_never_altered(tmp_path: Path, name: str, texts: list[str]) -> None:
    path = write(tmp_path / name, [{"text": text, "language": "en"} for text in texts])
    assert [report.text for report in read([path])] == texts


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv", "a.parquet"])
def test_other_column_names(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name, [{"article_content": "Talks began.", "when": "4/19/2017"}])
    with pytest.raises(
        UsageError, match=r"no column 'text'; there are: article_content, when.*--column text="
    ):
        list(read([path]))
    [report] = read([path], columns={"text": "article_content", "date": "when"})
    assert (report.text, report.published) == ("Talks began.", "2017-04-19")


def test_unknown_field_and_bad_date_are_usage_errors(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no field 'body'"):
        read([tmp_path], columns={"body": "x"})
    with pytest.raises(UsageError, match="not a date"):
        read([tmp_path], date="soon")


def test_rows_without_an_id_are_numbered(tmp_path: Path) -> None:
    path = write(tmp_path / "day.jsonl", [{"text": "One."}, {"text": "Two."}])
    assert [report.document_id for report in read([path])] == ["day#1", "day#2"]


def test_json_object_that_holds_a_list_and_a_single_report(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        json.dumps({"total": 2, "articles": [{"text": "One."}, {"text": "Two."}]})
    )
    (tmp_path / "b.json").write_text(json.dumps({"text": "Three.", "id": "c"}))
    assert [report.text for report in read([tmp_path])] == ["One.", "Two.", "Three."]


def test_long_json_array_is_streamed_in_pieces(tmp_path: Path) -> None:
    rows = [{"text": f"Report {n}. " + "Talks. " * (n % 700)} for n in range(700)]
    path = tmp_path / "a.json"
    path.write_text(json.dumps(rows, indent=1))
    assert path.stat().st_size > 10 * 65536
    assert [report.text for report in read([path])] == [row["text"] for row in rows]


def test_plain_text_is_whole_and_its_first_line_a_title(tmp_path: Path) -> None:
    text = "Talks in Astana\n\nRussia and Turkey met. \n"
    (tmp_path / "a.txt").write_text(text)
    [report] = read([tmp_path / "a.txt"], date="24 January 2017")
    assert (report.text, report.title, report.document_id) == (text, "Talks in Astana", "a")
    assert (report.published, report.published_known) == ("2017-01-24", "given")


def test_markdown_loses_its_marks_and_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\ntitle: Talks\ndate: 2016-12-20\noutlet: Levant Courier\nauthor: [x]\n---\n\n"
        "# Moscow\n\n*Russia* and [Turkey](https://example.org) `met`\nin Moscow.\n\n- one\n- two\n\n"
        "<div>Iran <b>came</b> too.</div>\n"
    )
    [report] = read([tmp_path / "a.md"])
    assert report.text == "Moscow\n\nRussia and Turkey met\nin Moscow.\n\none\n\ntwo\n\nIran came too."
    assert (report.title, report.published, report.outlet) == ("Talks", "2016-12-20", "Levant Courier")


def test_page_metadata(tmp_path: Path) -> None:
    body = "".join(
        f"<p>Russia and Turkey agreed on point {n} of the truce in Syria on Tuesday.</p>" for n in range(9)
    )
    (tmp_path / "a.html").write_text(
        "<html><head><title>Truce</title><meta property='og:site_name' content='Levant Courier'>"
        "<meta property='article:published_time' content='2016-12-29T23:30:00-05:00'>"
        f"<link rel='canonical' href='https://example.org/truce'></head><body><nav>Home</nav><article>{body}"
        "</article><script>alert(1)</script></body></html>"
    )
    [report] = read([tmp_path / "a.html"])
    assert report.text.startswith("Russia and Turkey agreed on point 0") and "alert" not in report.text
    assert (report.published, report.published_known) == ("2016-12-29", "page")
    assert (report.outlet, report.url) == ("Levant Courier", "https://example.org/truce")


def test_feed_entries(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(
        "<rss version='2.0'><channel><title>Levant Courier</title><language>en-gb</language>"
        "<item><title>Truce &lt;script&gt;x&lt;/script&gt;</title><link>javascript:alert(1)</link>"
        "<description>&lt;p&gt;Talks &lt;b&gt;began&lt;/b&gt;.&lt;/p&gt;"
        "&lt;p&gt;They met.&lt;/p&gt;</description>"
        "<pubDate>Wed, 05 Apr 2017 23:30:00 -0500</pubDate></item>"
        "<item><title>No words</title></item></channel></rss>"
    )
    reading = read([tmp_path / "a.xml"])
    [report] = reading
    assert report.text == "Talks began.\nThey met."
    assert report.url is None and "script" not in (report.title or "")
    assert (report.published, report.published_known) == ("2017-04-05", "page")
    assert (report.outlet, report.language) == ("Levant Courier", "en")
    assert [str(error) for error in reading.set_aside] == [f"{tmp_path}/a.xml: entry 2: has no text"]


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.md"])
def test_gzip_of_any_format(tmp_path: Path, name: str) -> None:
    content = {"a.jsonl": '{"text": "Talks began."}\n', "a.csv": "text\nTalks began.\n"}.get(
        name, "Talks began."
    )
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress(content.encode()))
    [report] = read([tmp_path / f"{name}.gz"])
    assert report.text == "Talks began." and report.document_id.startswith("a")


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ('{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        ('[{"text": "One."}]', ["One."]),
        ('{\n "text": "One.",\n "id": "a"\n}', ["One."]),
        ('{"articles":\n[{"text": "One."}]}', ["One."]),
        ("Talks began.", ["Talks began."]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: str, texts: list[str]) -> None:
    stdin = io.TextIOWrapper(io.BufferedReader(io.BytesIO(content.encode())))  # type: ignore[arg-type]
    monkeypatch.setattr("sys.stdin", stdin)
    assert [report.text for report in read(["-"])] == texts


def test_languages_are_told_and_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Der Außenminister traf am Dienstag seinen Amtskollegen in Moskau.")
    (tmp_path / "b.txt").write_text("Le ministre des Affaires étrangères a rencontré son homologue à Moscou.")
    found: list[Report] = list(read([tmp_path]))
    assert [report.language for report in found] == ["de", "fr"]
