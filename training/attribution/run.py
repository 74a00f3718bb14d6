"""One training run: AdamW with warm-up and linear decay, bfloat16, fixed seed, logged, resumable."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from training.attribution.corpus import Article
from training.attribution.feeding import Item, epoch, tensors
from training.attribution.model import Tagger


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train; ``frozen`` lowest layers (and the embeddings) keep their weights; ``steps`` is a cap."""

    epochs: int = 4
    steps: int | None = None
    size: int = 8
    rate: float = 2e-4
    head_rate: float = 1e-3
    decay: float = 0.01
    warm: float = 0.08
    link_weight: float = 3.0
    frozen: int = 1
    seed: int = 0


def loss(model: Tagger, batch: dict[str, Tensor], plan: Plan) -> Tensor:
    """Cross-entropy of cue tags, and of source and content tags given the true cues."""
    with torch.autocast("cpu", torch.bfloat16):
        states, cues = model.encode(batch["ids"], batch["seen"])
        value = functional.cross_entropy(cues.float().flatten(0, 1), batch["cues"].flatten())
        if len(batch["rows"]):
            links = model.linker(states, batch["rows"], batch["spans"], batch["seen"])
            value = value + plan.link_weight * functional.cross_entropy(
                links.float().flatten(0, 1), batch["links"].flatten()
            )
    return value


def _optimizer(model: Tagger, plan: Plan) -> torch.optim.Optimizer:
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            rate = plan.rate if name.startswith("encoder.") else plan.head_rate
            groups.setdefault((rate, plan.decay if parameter.ndim > 1 else 0.0), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": found, "lr": rate, "weight_decay": decay} for (rate, decay), found in groups.items()]
    )


def _freeze(model: Tagger, layers: int) -> None:
    encoder = model.encoder
    encoder.kind.requires_grad_(False)
    for part in (encoder.word, encoder.place, encoder.norm, *list(encoder.layers)[:layers]):
        part.requires_grad_(False)


def _batches(articles: Sequence[Article], tokenizer: Any, plan: Plan) -> list[list[Item]]:
    passes = [epoch(articles, tokenizer, plan.seed * 1000 + n, plan.size) for n in range(plan.epochs)]
    return [batch for one in passes for batch in one][: plan.steps]


def train(model: Tagger, articles: Sequence[Article], tokenizer: Any, plan: Plan, folder: Path) -> Tagger:
    """Train ``model`` in place; checkpoints, log and final weights go to ``folder``.

    An interrupted run goes on from its last checkpoint; a finished one is loaded.
    """
    folder.mkdir(parents=True, exist_ok=True)
    done = folder / "model.pt"
    if done.exists():
        model.load_state_dict(torch.load(done, weights_only=True))
        return model.eval()
    torch.manual_seed(plan.seed)
    _freeze(model, plan.frozen)
    batches = _batches(articles, tokenizer, plan)
    optimizer = _optimizer(model, plan)
    rise = max(1, math.ceil(len(batches) * plan.warm))
    rates = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / rise, max(0.0, (len(batches) - s) / max(1, len(batches) - rise)))
    )
    start = _resume(folder, model, optimizer, rates)
    model.train()
    clock, running = time.process_time(), 0.0
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps({"plan": asdict(plan), "steps": len(batches), "from": start}) + "\n")
        for step in range(start, len(batches)):
            value = loss(model, tensors(batches[step]), plan)
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_((p for p in model.parameters() if p.requires_grad), 1.0)
            optimizer.step()
            rates.step()
            running = value.item() if not running else 0.98 * running + 0.02 * value.item()
            if step % 20 == 19:
                line = {
                    "step": step + 1,
                    "loss": round(running, 4),
                    "cpu_s": round(time.process_time() - clock),
                }
                log.write(json.dumps(line) + "\n")
                log.flush()
            if step % 100 == 99:
                state = [model.state_dict(), optimizer.state_dict(), rates.state_dict(), step + 1]
                torch.save(state, folder / "checkpoint.tmp")
                (folder / "checkpoint.tmp").replace(folder / "checkpoint.pt")
    torch.save(model.state_dict(), done)
    (folder / "checkpoint.pt").unlink(missing_ok=True)
    return model.eval()


def _resume(folder: Path, model: Tagger, optimizer: torch.optim.Optimizer, rates: Any) -> int:
    path = folder / "checkpoint.pt"
    if not path.exists():
        return 0
    weights, momenta, rate, step = torch.load(path, weights_only=True)
    model.load_state_dict(weights)
    optimizer.load_state_dict(momenta)
    rates.load_state_dict(rate)
    return int(step)
