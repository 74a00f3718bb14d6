"""The public training sets as examples: PLV (type), DSE (regard each way), NewsMTSC (polarity toward one)."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from training.coder.examples import Example, Labels, Pair, Span

DATA = Path(__file__).parents[3] / "shared" / "data"
YIELD = ("CONCEDE", "RETREAT")
MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}
FOLDS = 10
_DSE = {0: ("neutral", "neutral"), 1: ("positive", "neutral"), 2: ("neutral", "positive"),
        3: ("negative", "neutral"), 4: ("neutral", "negative")}  # fmt: skip
_TAG = re.compile(r"</?([st])>")


def untag(marked: str) -> tuple[str, dict[str, Span]]:
    """``"<s>A</s> hit <t>B</t>"`` as its plain text and the spans of s and t; where one is marked twice,
    its first place."""
    plain, spans, last = "", {}, 0
    for tag in _TAG.finditer(marked):
        plain += marked[last : tag.start()]
        last = tag.end()
        side, closes = tag.group(1), tag.group().startswith("</")
        if closes and side in spans and spans[side][1] < 0:
            spans[side] = (spans[side][0], len(plain))
        elif not closes and side not in spans:
            spans[side] = (len(plain), -1)
    plain += marked[last:]
    return plain, {side: span for side, span in spans.items() if span[1] > span[0]}


def plv(folder: Path = DATA) -> Iterator[Example]:
    """PLV train: the source's act on the target; for directed acts, nothing back.  Tags hold the fold."""
    csv.field_size_limit(10**8)
    with (folder / "plover" / "plv_train.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    seen: dict[str, int] = defaultdict(int)
    for row in sorted(rows, key=lambda row: (row["gold_root"], row["sentence_id"])):
        root = row["gold_root"]
        fold = seen[root] % FOLDS
        seen[root] += 1
        text, spans = untag(row["marked_sentence"])
        s, t = spans.get("s"), spans.get("t")
        directed = root not in MUTUAL
        label = Labels(
            event=True, types=YIELD if root == "YIELD" else (root,), direction=1 if directed and t else None
        )
        pairs = [Pair(s, t, label)]
        if directed and s and t:
            pairs.append(Pair(t, s, Labels(event=False, direction=0), weight=0.5))
        yield Example(text, tuple(pairs), "plv", row["sentence_id"], (root, f"fold{fold}"))


def dse(part: str = "train", folder: Path = DATA) -> Iterator[Example]:
    """DSE train or valid: how p regards q and q regards p, each way round."""
    path = folder / "regard" / f"dse_{part}.txt"
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        fields = line.split("\t")
        if len(fields) != 4:
            continue
        text, spans = _unbracket(fields[0])
        if len(spans) != 2:
            continue
        (p, q), (forth, back) = spans, _DSE[int(fields[3])]
        pairs = (
            Pair(p, q, Labels(regard=forth, regard_back=back)),
            Pair(q, p, Labels(regard=back, regard_back=forth)),
        )
        yield Example(text, pairs, "dse", f"{part}:{number}", (fields[3],))


def _unbracket(marked: str) -> tuple[str, list[Span]]:
    plain, spans, last = "", [], 0
    for match in re.finditer(r"\[([^\[\]]*)\]", marked):
        plain += marked[last : match.start()]
        spans.append((len(plain), len(plain) + len(match.group(1))))
        plain += match.group(1)
        last = match.end()
    return plain + marked[last:], spans


def newsmtsc(folder: Path = DATA) -> Iterator[Example]:
    """NewsMTSC train: polarity toward a target, whoever's it is (the subject is missing)."""
    for line in (folder / "regard" / "newsmtsc_train.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        text = row["sentence_normalized"]
        for target in row["targets"]:
            polarity = target["polarity"]
            label = "negative" if polarity < 4 else "positive" if polarity > 4 else "neutral"
            pair = Pair(None, (target["from"], target["to"]), Labels(regard=label), weight=0.4)
            yield Example(text, (pair,), "newsmtsc", target["Input.gid"])
