"""What each source of examples gives: a short run with all of them, one without each, one with NewsMTSC too.

``python -m training.coder.contributions --work work/contributions`` prints a line of figures a run (some
ten CPU minutes each) and goes on where it was interrupted.  The plan is shorter than the shipped weights', so
compare the runs with one another and not with the shipped figures.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

import torch

from training.coder import measure, sources
from training.coder.__main__ import examples
from training.coder.bases import base
from training.coder.model import PairModel
from training.coder.run import Plan, train
from training.coder.split import split

PLAN = Plan(
    epochs={"plv": 4, "authored": 3, "pattern": 1, "dse": 1}, marked=0.0, words=False, neutral=3000,
    rate=1.5e-4, head_rate=6e-4, seed=3,
)  # fmt: skip


def run(left_out: str, added: str, work: Path) -> dict[str, dict[str, float]]:
    """Train without a source or with one more; measure on what is held out. A finished run is read back."""
    folder = work / (f"without-{left_out}" if left_out else f"with-{added}" if added else "all")
    done = folder / "figures.json"
    if not done.exists():
        torch.manual_seed(0)
        start = base()
        shown, held = split(examples())
        shown = [example for example in shown if example.source != left_out]
        more = {"newsmtsc": sources.newsmtsc}[added]() if added else ()
        plan = replace(PLAN, epochs={**PLAN.epochs, added: 1} if added else PLAN.epochs)
        model = train(PairModel(start.encoder), [*shown, *more], start, plan, folder)
        done.write_text(json.dumps(measure.report(model, held, start, marked=False)), "utf-8")
    found: dict[str, dict[str, float]] = json.loads(done.read_text("utf-8"))
    return found


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.coder.contributions")
    parser.add_argument("--work", type=Path, default=Path("work/contributions"))
    options = parser.parse_args()
    torch.set_num_threads(1)
    for left_out, added in (("", ""), *((name, "") for name in PLAN.epochs), ("", "newsmtsc")):
        named = {"without": left_out, "with": added}
        print(json.dumps(named | run(left_out, added, options.work)), flush=True)


if __name__ == "__main__":
    main()
