"""One training run: data mixed by epochs, AdamW with warm-up and linear decay, bfloat16, resumable."""

from __future__ import annotations

import json
import math
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import torch

from training.coder.bases import Base
from training.coder.examples import Example
from training.coder.feeding import encode, epoch, tensors
from training.coder.losses import loss
from training.coder.model import PairModel
from training.coder.swapping import swapped


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train.

    ``epochs`` counts passes by source; ``marked`` is the share of batches packed marked; without ``words``
    the word vectors stay as they are; ``neutral`` is how many DSE examples without regard are shown at most.
    """

    epochs: Mapping[str, int]
    marked: float = 0.5
    size: int = 16
    rate: float = 1e-4
    head_rate: float = 6e-4
    decay: float = 0.01
    warm: float = 0.08
    seed: int = 0
    words: bool = True
    neutral: int = 100_000


def optimizer(model: PairModel, plan: Plan) -> torch.optim.Optimizer:
    """AdamW; the heads learn faster than the encoder, norms and biases don't decay."""
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            rate = plan.rate if name.startswith("encoder.") else plan.head_rate
            decay = plan.decay if parameter.ndim > 1 else 0.0
            groups.setdefault((rate, decay), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": found, "lr": rate, "weight_decay": decay} for (rate, decay), found in groups.items()],
        fused=True,
    )


def schedule(step: int, steps: int, warm: float) -> float:
    """The share of the full rate at ``step``: linear up, then linear down to nought."""
    rise = max(1, math.ceil(steps * warm))
    return min((step + 1) / rise, max(0.0, (steps - step) / max(1, steps - rise)))


def limited(examples: Sequence[Example], plan: Plan) -> list[Example]:
    """The examples with at most ``plan.neutral`` DSE ones in which nobody regards anybody."""
    plain = [example for example in examples if example.source == "dse" and example.tags[0] == "0"]
    left_out = set(random.Random(plan.seed).sample(range(len(plain)), max(0, len(plain) - plan.neutral)))
    dropped = {plain[n].key for n in left_out}
    return [example for example in examples if example.source != "dse" or example.key not in dropped]


def feed(examples: Sequence[Example], base: Base, plan: Plan) -> list[tuple[object, list[object]]]:
    """All batches of the run, mixed: each source gives its epochs, then everything is shuffled."""
    found: list[tuple[object, list[object]]] = []
    for source, times in plan.epochs.items():
        own = limited([example for example in examples if example.source == source], plan)
        for number in range(times):
            chance = random.Random(plan.seed * 1000 + number)
            shown = [swapped(example, chance) if number else example for example in own]
            items = encode(shown, base)
            found += epoch(items, base, plan.marked, plan.size, plan.seed * 1000 + number)
    random.Random(plan.seed).shuffle(found)
    return found


def train(model: PairModel, examples: Sequence[Example], base: Base, plan: Plan, folder: Path) -> PairModel:
    """Train ``model`` in place; checkpoints and a log of losses go to ``folder``.

    A run that was interrupted goes on from its last checkpoint.
    """
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(plan.seed)
    model.encoder.word.requires_grad_(plan.words)
    batches = feed(examples, base, plan)
    optimiser = optimizer(model, plan)
    rates = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: schedule(step, len(batches), plan.warm))
    start = _resume(folder, model, optimiser, rates)
    model.train()
    clock, running = time.process_time(), 0.0
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps({"plan": asdict(plan), "steps": len(batches), "from": start}) + "\n")
        for step in range(start, len(batches)):
            packed, pairs = batches[step]
            with torch.autocast("cpu", torch.bfloat16):
                logits = model(**tensors(packed))  # type: ignore[arg-type]
            value = loss(logits, pairs)  # type: ignore[arg-type]
            optimiser.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_((p for p in model.parameters() if p.requires_grad), 1.0)
            optimiser.step()
            rates.step()
            running = value.item() if not running else 0.98 * running + 0.02 * value.item()
            if step % 100 == 99:
                line = {
                    "step": step + 1,
                    "loss": round(running, 4),
                    "cpu_s": round(time.process_time() - clock, 1),
                }
                log.write(json.dumps(line) + "\n")
                log.flush()
            if step % 500 == 499:
                state = [model.state_dict(), optimiser.state_dict(), rates.state_dict(), step + 1]
                torch.save(state, folder / "checkpoint.pt")
    torch.save(model.state_dict(), folder / "model.pt")
    (folder / "checkpoint.pt").unlink(missing_ok=True)
    return model.eval()


def _resume(folder: Path, model: PairModel, optimiser: torch.optim.Optimizer,
            rates: torch.optim.lr_scheduler.LambdaLR) -> int:  # fmt: skip
    path = folder / "checkpoint.pt"
    if not path.exists():
        return 0
    weights, momenta, rate, step = torch.load(path, weights_only=True)
    model.load_state_dict(weights)
    optimiser.load_state_dict(momenta)
    rates.load_state_dict(rate)
    return int(step)
