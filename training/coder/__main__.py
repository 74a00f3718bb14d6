"""Train the learned coder and write what ships: ``python -m training.coder --out src/foedus/models``.

Stages follow one another from the published encoder; each is seeded, logged to ``WORK/stage-N/log.jsonl`` and
resumable: run the same command again after an interruption.  See ``training/README.md``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
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
    Plan(epochs={"plv": 8, "authored": 8, "dse": 2}, marked=0.25, stop=500),
    Plan(
        epochs={"plv": 4, "authored": 6, "dse": 1}, marked=0.25, words=False, neutral=4600, warm=0.03, seed=1
    ),
    Plan(
        epochs={"plv": 2, "authored": 4, "pattern": 1, "dse": 1}, marked=0.1, words=False, frozen=2,
        neutral=4000, warm=0.05, head_rate=5e-4, seed=2,
    ),
    Plan(
        epochs={"plv": 2, "authored": 2, "pattern": 1, "dse": 1}, marked=0.0, words=False, frozen=2,
        neutral=500, warm=0.1, rate=6e-5, head_rate=2e-4, seed=6, back=0.3,
    ),
    Plan(
        epochs={"plv": 2, "authored": 3, "pattern": 1, "dse": 2}, marked=0.05, words=False, warm=0.05,
        rate=7e-5, head_rate=2e-4, seed=9,
    ),
)  # fmt: skip
PATTERNS = 1500


def examples(leave_out: Sequence[str] = ()) -> list[Example]:
    """All training and held-out examples but those of the sources in ``leave_out``."""
    found = [*sources.plv(), *sentences.load(), *sources.dse("train"), *patterns(PATTERNS, seed=11)]
    return [example for example in found if example.source not in leave_out] + list(sources.dse("valid"))


def stages(model: PairModel, shown: Sequence[Example], start: Base, work: Path) -> PairModel:
    """Run every stage that hasn't been run in ``work``."""
    weights = [dict(model.state_dict())]
    for number, plan in enumerate(STAGES):
        if plan.back:
            model.load_state_dict(mixed(weights[-1], weights[-2], plan.back))
        folder = work / f"stage-{number}"
        done = folder / "model.pt"
        if done.exists():
            model.load_state_dict(torch.load(done, weights_only=True))
            weights.append({name: value.clone() for name, value in model.state_dict().items()})
            continue
        for parameter in model.parameters():
            parameter.requires_grad_(True)
        model = train(model, shown, start, plan, folder)
        weights.append({name: value.clone() for name, value in model.state_dict().items()})
    return model


def mixed(
    new: Mapping[str, torch.Tensor], old: Mapping[str, torch.Tensor], share: float
) -> dict[str, torch.Tensor]:
    """The mean of two sets of weights, ``share`` of it the old one's."""
    return {name: (1 - share) * value + share * old[name] for name, value in new.items()}


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
    parser.add_argument("--from", dest="start", type=Path, help="weights to go on from (the last stage only)")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(0)
    start = base("minilm")
    model = PairModel(start.encoder)
    shown, held = split(examples(options.leave_out))
    if options.start:
        model.load_state_dict(torch.load(options.start, weights_only=True))
        model = train(model, shown, start, STAGES[-1], options.work / f"stage-{len(STAGES) - 1}")
    else:
        model = stages(model, shown, start, options.work)
    found = measure.report(model, held, start, marked=False)
    (options.work / "figures.json").write_text(json.dumps(found, indent=1), "utf-8")
    ship(model, start, options.out, name="coder", version=options.version, temperatures=found["temperatures"])
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
