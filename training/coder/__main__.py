"""Train the learned coder and write what ships: ``python -m training.coder --out src/foedus/models``.

Stages follow one another from the published encoder; each is seeded, logged to ``WORK/stage-N/log.jsonl`` and
resumable: run the same command again after an interruption.  See ``training/README.md``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import torch

from training.coder import measure, sentences, sources
from training.coder.bases import Base, base
from training.coder.examples import Example
from training.coder.export import ship
from training.coder.model import PairModel
from training.coder.patterns import patterns
from training.coder.run import Plan, train
from training.coder.split import split

STAGES = (
    Plan(epochs={"plv": 6, "dse": 3, "pattern": 1}, marked=0.05, rate=1.2e-4),
    Plan(
        epochs={"plv": 4, "authored": 6, "pattern": 1, "dse": 2}, marked=0.05, words=False, warm=0.05,
        rate=8e-5, head_rate=3e-4, seed=1,
    ),
    Plan(
        epochs={"plv": 2, "authored": 8, "pattern": 1, "dse": 1}, marked=0.0, words=False, warm=0.05,
        rate=8e-5, head_rate=2e-4, seed=2,
    ),
)  # fmt: skip
PATTERNS = 1500


def examples(leave_out: Sequence[str] = ()) -> list[Example]:
    """All training and held-out examples but those of the sources in ``leave_out``."""
    found = [*sources.plv(), *sentences.load(), *sources.dse("train"), *patterns(PATTERNS, seed=11)]
    return [example for example in found if example.source not in leave_out] + list(sources.dse("valid"))


def stages(model: PairModel, shown: Sequence[Example], start: Base, work: Path) -> PairModel:
    """Run every stage that hasn't been run in ``work``."""
    for number, plan in enumerate(STAGES):
        folder = work / f"stage-{number}"
        done = folder / "model.pt"
        if done.exists():
            model.load_state_dict(torch.load(done, weights_only=True))
            continue
        for parameter in model.parameters():
            parameter.requires_grad_(True)
        model = train(model, shown, start, plan, folder)
    return model


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True, help="where the shipped files are written")
    parser.add_argument("--work", type=Path, default=Path("work/coder"), help="checkpoints and logs")
    parser.add_argument("--version", default="1", help="what the card says")
    parser.add_argument(
        "--leave-out", nargs="*", default=[], help="sources to train without: plv authored dse pattern"
    )
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    start = base()
    model = PairModel(start.encoder)
    shown, held = split(examples(options.leave_out))
    model = stages(model, shown, start, options.work)
    found = measure.report(model, held, start, marked=False)
    (options.work / "figures.json").write_text(json.dumps(found, indent=1), "utf-8")
    ship(model, start, options.out, name="coder", version=options.version, temperatures=found["temperatures"])
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
