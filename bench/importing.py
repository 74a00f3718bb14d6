"""Speed and memory of importing GDELT-shaped rows, beside DuckDB's bare conversion of the same file.

Run ``python -m bench.importing --rows 5000000``; each part runs in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

PART = 250_000
STATES = ("USA", "RUS", "CHN", "GBR", "FRA", "DEU", "SYR", "TUR", "IRN", "ISR", "IRQ", "SAU", "EGY", "IND",
          "PAK", "UKR", "KOR", "PRK", "JPN", "LBN", "YEM", "AFG", "NGA", "EUR", "AFR", "")  # fmt: skip
ROLES = ("GOV", "MIL", "OPP", "REB", "COP", "CVL", "MED", "BUS", "", "", "", "")
CODES = (
    "010", "020", "030", "036", "040", "042", "043", "046", "051", "057", "061", "073", "084", "100", "110",
    "111", "112", "120", "130", "141", "150", "160", "173", "180", "190", "193", "0231", "1056",
)  # fmt: skip
TOWNS = (
    ("Moscow, Moskva, Russia", "RS"), ("Damascus, Dimashq, Syria", "SY"), ("Ankara, Ankara, Turkey", "TU"),
    ("Washington, District of Columbia, United States", "US"),
)  # fmt: skip


def make(path: Path, rows: int) -> None:
    """Write GDELT 2 rows (about 430 bytes each), event ids rising, as the daily files have them."""
    import numpy as np
    import polars as pl

    from foedus.importing.gdelt import Gdelt2

    with path.open("wb") as out:
        for first in range(0, rows, PART):
            count = min(PART, rows - first)
            chance = np.random.default_rng(first)

            def pick(
                words: tuple[str, ...], n: int = count, chance: np.random.Generator = chance
            ) -> pl.Series:
                return pl.Series(np.array(words)[chance.integers(0, len(words), n)])

            day = pl.Series(np.full(count, 20230101 + (first // PART) % 28)).cast(pl.String)
            numbers = pl.Series(chance.integers(0, 10**8, count)).cast(pl.String)
            columns: dict[str, pl.Series] = {
                "GlobalEventID": pl.Series(np.arange(first, first + count) + 10**9).cast(pl.String),
                "Day": day, "EventCode": pick(CODES), "DATEADDED": day + "141500",
                "GoldsteinScale": pl.Series(chance.uniform(-10, 10, count).round(1)).cast(pl.String),
                "AvgTone": pl.Series(chance.normal(0, 3, count)).cast(pl.String),
                "SOURCEURL": "https://www.paper" + pl.Series(chance.integers(0, 3000, count)).cast(pl.String)
                + ".com/news/2023/some-long-headline-of-an-article-" + numbers,
            }  # fmt: skip
            for side in ("Actor1", "Actor2"):
                state, role = pick(STATES), pick(ROLES)
                columns |= {
                    f"{side}Code": state + role, f"{side}CountryCode": state, f"{side}Type1Code": role,
                    f"{side}Name": state + pl.Series(np.where(state == "", "", " PEOPLE")),
                }  # fmt: skip
            for place in ("Actor1", "Actor2", "Action"):
                town = chance.integers(0, len(TOWNS), count)
                columns |= {
                    f"{place}Geo_Fullname": pl.Series(np.array([t[0] for t in TOWNS])[town]),
                    f"{place}Geo_CountryCode": pl.Series(np.array([t[1] for t in TOWNS])[town]),
                    f"{place}Geo_Lat": pl.Series(chance.uniform(-60, 60, count).round(4)).cast(pl.String),
                    f"{place}Geo_Long": pl.Series(chance.uniform(-180, 180, count).round(4)).cast(pl.String),
                    f"{place}Geo_FeatureID": numbers,
                }  # fmt: skip
            frame = pl.select(
                *(columns.get(name, pl.lit("", dtype=pl.String)).alias(name) for name in Gdelt2.names)
            )
            frame.write_csv(out, include_header=False, separator="\t", quote_style="never")


def bare(path: Path, folder: Path) -> None:
    """DuckDB's own conversion of the file to Parquet, on two threads."""
    import duckdb

    source = f"read_csv('{path}', delim='\t', header=false, quote='', escape='')"
    duckdb.sql("set threads = 2")
    duckdb.sql(f"copy (select * from {source}) to '{folder / 'bare.parquet'}'")


def imported(path: Path, folder: Path) -> None:
    """The import into a workspace."""
    from foedus.engine import import_events
    from foedus.store import Workspace

    with Workspace(folder / "w", create=True) as workspace:
        account = import_events(workspace, "gdelt2", [path])
    assert account.rows_in == account.stored + account.duplicate + account.set_aside


def _alone(what: str, path: Path, folder: Path) -> dict[str, float]:
    """Seconds, processor seconds and peak memory of one part in its own process."""
    code = (
        "import sys, time, resource, json; from pathlib import Path; from bench import importing as b;"
        "t = time.perf_counter(); getattr(b, sys.argv[1])(Path(sys.argv[2]), Path(sys.argv[3]));"
        "u = resource.getrusage(resource.RUSAGE_SELF);"
        "print(json.dumps([time.perf_counter() - t, u.ru_utime + u.ru_stime, u.ru_maxrss / 1000]))"
    )
    command = [sys.executable, "-c", code, what, str(path), str(folder)]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, processor, memory = json.loads(text.splitlines()[-1])
    return {f"{what}_seconds": seconds, f"{what}_cpu_seconds": processor, f"{what}_peak_mb": memory}


def measure(rows: int, folder: Path) -> dict[str, float]:
    """Make ``rows`` rows, convert and import them; rows a second, the ratio, and memory."""
    path = folder / "gdelt.csv"
    if not path.exists():
        make(path, rows)
    found = {"rows": float(rows), "file_mb": path.stat().st_size / 1e6}
    found |= _alone("bare", path, folder) | _alone("imported", path, folder)
    return found | {
        "rows_a_second": rows / found["imported_seconds"],
        "rows_a_cpu_second": rows / found["imported_cpu_seconds"],
        "ratio_to_bare": found["imported_seconds"] / found["bare_seconds"],
        "cpu_ratio_to_bare": found["imported_cpu_seconds"] / found["bare_cpu_seconds"],
    }


def main() -> None:
    """Measure and print JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as made:
        found = measure(options.rows, Path(made))
    print(json.dumps({name: round(value, 2) for name, value in found.items()}, indent=1))


if __name__ == "__main__":
    main()
