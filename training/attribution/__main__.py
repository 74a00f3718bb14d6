"""`python -m training.attribution`: train, or go on training, and write the run-time files."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

import torch

from training.attribution.corpus import articles, held_out
from training.attribution.export import write
from training.attribution.model import pretrained
from training.attribution.run import Plan, train


def main() -> None:
    """Train (or resume), then export."""
    parser = argparse.ArgumentParser(prog="python -m training.attribution")
    parser.add_argument("--run", type=Path, default=Path("training/runs/attribution"))
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    parser.add_argument("--steps", type=int, default=Plan().steps)
    parser.add_argument("--limit", type=int, help="train on this many articles only, to try things out")
    parser.add_argument("--frozen", type=int, default=Plan().frozen)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    known = [article for article in articles("train") if not held_out(article)][: arguments.limit]
    model, tokenizer, text = pretrained()
    plan = Plan(epochs=arguments.epochs, steps=arguments.steps, frozen=arguments.frozen)
    model = train(model, known, tokenizer, plan, arguments.run)
    card = {
        "name": "attribution",
        "base": "all-MiniLM-L6-v2 (Apache-2.0)",
        "data": f"PolNeAR train, {len(known)} of 840 articles",
        "plan": asdict(plan),
        "cue_bias": 0.0,
        "cue_hint": 0.0,
    }
    print(write(model, text, card))


if __name__ == "__main__":
    main()
