"""Reliability of voices: facts that any reader of the region's press can check, and the flood of copies.

``python -m evals.reliability``
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

from foedus.frames import claims_frame
from foedus.records import ActorRef, Claim
from foedus.voices import weigh
from foedus.voices.leanings import outlet_id

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "articles" / "syria_2011_2018.csv"
# Outlets and a party each is owned by, backed by or close to; then a party it is not.
KNOWN = (
    ("sana", "syr", "usa"), ("manar", "hezbollah", "isr"), ("alalam", "irn", "sau"),
    ("sputnik", "rus", "ukr"),
    ("tass", "rus", "usa"), ("dailysabah", "tur", "irn"), ("trt", "tur", "syr"), ("etilaf", "syr-opp", "syr"),
    ("arabiya", "sau", "irn"), ("ahram", "egy", "tur"), ("alaraby", "qat", "sau"), ("reuters", None, "syr"),
    ("Al-Akhbar", "hezbollah", "tur"), ("Press TV", "irn", "isr"), ("Xinhua", "chn", "usa"),
)  # fmt: skip


def _claim(number: int, outlet: str, party: str, **more: str) -> Claim:
    side, other = ActorRef(party, party, party), ActorRef("~someone", "someone", "someone")
    return Claim(
        f"c{number}", f"r{number}", f"r{number}", "event", "ASSAULT", side, other,
        sign=-1, date="2016-11-24", outlet=outlet, **more,
    )  # fmt: skip


def measure() -> dict[str, float]:
    """Shares right: outlets recognised, friends close, others not; one over the voices of 1,000 copies."""
    near = [_claim(n, outlet, friend) for n, (outlet, friend, _) in enumerate(KNOWN) if friend]
    far = [_claim(n, outlet, other) for n, (outlet, _, other) in enumerate(KNOWN)]
    close = weigh(claims_frame(near)).get_column("closeness")
    distant = weigh(claims_frame(far)).get_column("closeness")
    copies = [_claim(n, f"outlet {n}", "rus", group="one", published="2016-11-24") for n in range(1000)]
    figures = {
        "friends_close": round(sum(close > 0) / len(close), 4),
        "others_not_close": round(sum(distant == 0) / len(distant), 4),
        "copies_one_voice": 1.0 / weigh(claims_frame(copies)).get_column("voice").n_unique(),
    }
    if DATA.exists():
        with DATA.open(encoding="utf-8", errors="replace", newline="") as stream:
            outlets = [row["source"] for row in csv.DictReader(stream)]
        known = {name: outlet_id(name) is not None for name in set(outlets)}
        figures["outlets_recognised"] = round(sum(known.values()) / len(known), 4)
        figures["articles_of_recognised_outlets"] = round(sum(known[o] for o in outlets) / len(outlets), 4)
    return figures


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
