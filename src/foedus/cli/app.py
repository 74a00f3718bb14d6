"""The ``foedus`` command: every command's file is named here, and nowhere else."""

from __future__ import annotations

import contextlib
import sys
from typing import Annotated

import typer

from foedus.cli.actors import actors
from foedus.cli.annotate import annotate
from foedus.cli.backtest import backtest
from foedus.cli.balance import balance
from foedus.cli.brief import brief
from foedus.cli.classify import classify
from foedus.cli.console import fail, put
from foedus.cli.export import export
from foedus.cli.import_ import import_
from foedus.cli.ingest import ingest
from foedus.cli.outlook import outlook
from foedus.cli.plot import plot
from foedus.cli.read import read
from foedus.cli.serve import serve
from foedus.cli.shifts import shifts
from foedus.cli.ties import ties
from foedus.errors import FoedusError, UsageError
from foedus.version import __version__

app = typer.Typer(
    name="foedus",
    help="Read news reports; answer, with evidence, who sides with whom.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

# One line a command: app.command(name)(function) or app.add_typer(group, name=...).
app.command("read")(read)
app.command("annotate")(annotate)
app.add_typer(actors, name="actors")
app.command("brief")(brief)
app.command("ingest")(ingest)
app.command("import")(import_)
app.command("export")(export)
app.command("ties")(ties)
app.command("balance")(balance)
app.command("plot")(plot)
app.command("shifts")(shifts)
app.command("backtest")(backtest)
app.command("outlook")(outlook)
app.command("classify")(classify)
app.command("serve")(serve)


def _version(asked: bool) -> None:
    if asked:
        put(f"foedus {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    """Read news reports; answer, with evidence, who sides with whom.

    Example: foedus brief report.txt --date 2017-01-10
    """


def main() -> None:
    """Run the command line: 0 done, 1 failed, 2 wrong usage, 3 some input set aside, 130 interrupted."""
    try:
        app(standalone_mode=True)
    except UsageError as error:
        fail(error, code=2)
    except FoedusError as error:
        fail(error, code=1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        _abandon_output()
        told = error.strerror or str(error)
        fail(FoedusError(told, where=error.filename or "standard output", remedy="Mend it and run it again."))


def _abandon_output() -> None:
    """Let what could not be written go, so that Python does not try again as it leaves."""
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.close()
