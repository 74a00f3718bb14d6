"""The tables that need unique keys and single-row writes: the ledger, what was set aside, judgements.

They live in the catalogue's own database (SQLite or PostgreSQL), in whose transactions an input is
taken by exactly one batch.  A batch goes *intended* (which inputs), *staged* (its files are written and
named here: from now on it will happen), *done* (every table has them).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from foedus.errors import SetAside, StoreError
from foedus.interchange import sound
from foedus.store.journal_tables import Aside, Counts, Item, Plan, table, tables
from foedus.store.owner import is_alive, moment, this_process

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Table

_CHUNK = 400  # ids in one statement; SQLite allows 999 parameters in old builds


class Journal:
    """The ledger's transactions over a SQLAlchemy engine."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def create(self) -> None:
        """Make the tables that are not there."""
        tables().create_all(self.engine)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that holds SQLite's write lock from the start, so that it never deadlocks."""
        with self.engine.connect() as connection:
            if self.engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            with connection.begin() if not connection.in_transaction() else connection.get_transaction():  # type: ignore[union-attr]
                yield connection

    def get(self, key: str) -> str | None:
        """A value of the workspace's own settings."""
        from sqlalchemy import select

        meta = table("meta")
        with self.engine.connect() as connection:
            value = connection.execute(select(meta.c.value).where(meta.c.key == key)).scalar()
        return None if value is None else str(value)

    def put(self, key: str, value: str) -> None:
        """Set a value of the workspace's own settings."""
        meta = table("meta")
        with self._writing() as connection:
            connection.execute(meta.delete().where(meta.c.key == key))
            connection.execute(meta.insert().values(key=key, value=value))

    def begin(self, batch: str, *, kind: str, source: str = "") -> None:
        """Begin a batch of this process's."""
        values = {"id": batch, "kind": kind, "state": "intended", "input": source}
        with self._writing() as connection:
            connection.execute(
                table("batches").insert().values(**values, owner=this_process(), touched=moment())
            )

    def take(self, batch: str, ids: Sequence[str]) -> set[str]:
        """Take for a batch those ``ids`` that no other batch has; the ones taken."""
        items, rows = table("items"), [{"id": name, "batch": batch} for name in dict.fromkeys(ids)]
        if not rows:
            return set()
        with self._writing() as connection:
            connection.execute(_insert_or_ignore(connection, items), rows)
            return {name for name, owner in self._items(connection, ids, "batch") if owner == batch}

    def outcomes(self, ids: Sequence[str]) -> dict[str, Item]:
        """Which of ``ids`` have been taken before, and what became of them."""
        with self.engine.connect() as connection:
            found = self._items(connection, ids, "outcome", "rows", "rejected")
            return {row[0]: Item(row[1], row[2] or 0, row[3] or 0) for row in found}

    def told(self, item: str) -> list[SetAside]:
        """What was set aside of an input when it was taken, in order."""
        from sqlalchemy import select

        aside, items = table("set_aside").c, table("items").c
        batch = select(items.batch).where(items.id == item).scalar_subquery()
        query = select(aside.what, aside.place, aside.remedy).where(aside.batch == batch, aside.item == item)
        with self.engine.connect() as connection:
            return [
                SetAside(what, where=place, remedy=remedy)
                for what, place, remedy in connection.execute(query.order_by(aside.number))
            ]

    def _items(self, connection: Connection, ids: Sequence[str], *names: str) -> list[Any]:
        from sqlalchemy import select

        items, found = table("items"), []
        columns = [items.c[name] for name in ("id", *names)]
        for start in range(0, len(ids), _CHUNK):
            part = list(ids[start : start + _CHUNK])
            found += [tuple(row) for row in connection.execute(select(*columns).where(items.c.id.in_(part)))]
        return found

    def stage(self, plan: Plan, counts: Counts, items: Mapping[str, Item], told: Sequence[Aside]) -> None:
        """The point of no return: the batch's files are complete, and it will be published.

        Args:
            plan: the files, per table.
            counts: the account as it will stand.
            items: what became of each input that the batch took, by id.
            told: what was set aside, and of which input.

        Raises:
            StoreError: another process has taken the batch for abandoned meanwhile.
        """
        batches = table("batches")
        account = {name: getattr(counts, name) for name in Counts.__slots__}
        with self._writing() as connection:
            changed = connection.execute(
                batches.update()
                .where(batches.c.id == plan.batch, batches.c.owner == this_process())
                .where(batches.c.state == "intended")
                .values(state="staged", touched=moment(), files=json.dumps(dict(plan.files)), **account)
            )
            if changed.rowcount != 1:
                raise StoreError(
                    f"batch {plan.batch} was taken over by another process",
                    remedy="Run the same command again: nothing is lost or doubled.",
                )
            self._record(connection, plan.batch, items, told)

    def _record(
        self, connection: Connection, batch: str, items: Mapping[str, Item], told: Sequence[Aside]
    ) -> None:
        from sqlalchemy import bindparam

        kept = table("items")
        if items:
            update = kept.update().where(kept.c.id == bindparam("item"), kept.c.batch == batch)
            values = [
                {"item": name, "o": item.outcome, "r": item.rows, "x": item.rejected}
                for name, item in items.items()
            ]
            connection.execute(
                update.values(outcome=bindparam("o"), rows=bindparam("r"), rejected=bindparam("x")), values
            )
        if told:
            rows = [
                {
                    "batch": batch,
                    "item": item,
                    "place": sound(e.where or "") or None,
                    "what": sound(e.what),
                    "remedy": e.remedy,
                }
                for item, e in told  # file names need not be sound text
            ]
            connection.execute(table("set_aside").insert(), rows)

    def finish(self, batch: str) -> None:
        """Every table has the batch's files."""
        batches = table("batches")
        with self._writing() as connection:
            connection.execute(
                batches.update().where(batches.c.id == batch).values(state="done", touched=moment())
            )

    def drop(self, batch: str) -> None:
        """Forget a batch that was never staged; its inputs can be taken again."""
        items, batches = table("items"), table("batches")
        with self._writing() as connection:
            gone = connection.execute(
                batches.delete().where(batches.c.id == batch, batches.c.state == "intended")
            )
            if gone.rowcount:
                connection.execute(items.delete().where(items.c.batch == batch))

    def abandoned(self) -> list[tuple[str, str]]:
        """Batches not done whose process is gone, now owned by this one: (id, state)."""
        from sqlalchemy import select

        batches, mine = table("batches"), this_process()
        with self.engine.connect() as connection:
            rows = connection.execute(
                select(batches.c.id, batches.c.owner, batches.c.touched).where(batches.c.state != "done")
            ).all()
        orphans = [row for row in rows if row.owner != mine and not is_alive(row.owner, row.touched)]
        taken = []
        for row in orphans:
            with self._writing() as connection:
                changed = connection.execute(
                    batches.update()
                    .where(batches.c.id == row.id, batches.c.owner == row.owner, batches.c.state != "done")
                    .values(owner=mine, touched=moment())
                )
                if changed.rowcount:
                    state = connection.execute(select(batches.c.state).where(batches.c.id == row.id)).scalar()
                    taken.append((str(row.id), str(state)))
        return taken

    def plan(self, batch: str) -> Plan:
        """The files of a staged batch."""
        from sqlalchemy import select

        batches = table("batches")
        with self.engine.connect() as connection:
            text = connection.execute(select(batches.c.files).where(batches.c.id == batch)).scalar()
        return Plan(batch, {name: tuple(paths) for name, paths in json.loads(text or "{}").items()})

    def try_lock(self, name: str) -> bool:
        """Take a named lock for this process, from nobody or from a process that is gone."""
        from sqlalchemy import select

        meta, key, mine = table("meta"), f"lock:{name}", this_process()
        with self._writing() as connection:
            held = connection.execute(select(meta.c.value).where(meta.c.key == key)).scalar()
            if held is not None:
                owner, _, touched = str(held).rpartition("@")
                if owner != mine and is_alive(owner, float(touched)):
                    return False
                connection.execute(meta.delete().where(meta.c.key == key))
            connection.execute(meta.insert().values(key=key, value=f"{mine}@{moment()}"))
            return True

    def unlock(self, name: str) -> None:
        """Give a named lock back."""
        meta = table("meta")
        with self._writing() as connection:
            connection.execute(meta.delete().where(meta.c.key == f"lock:{name}"))

    def pending(self) -> set[str]:
        """The ids of batches that are not done."""
        from sqlalchemy import select

        batches = table("batches")
        with self.engine.connect() as connection:
            return set(connection.execute(select(batches.c.id).where(batches.c.state != "done")).scalars())

    def rows(self, name: str) -> list[dict[str, Any]]:
        """All rows of one journal table, oldest first where they are numbered."""
        from sqlalchemy import select

        source = table(name)
        query = select(source)
        query = query.order_by(source.c.number if "number" in source.c else source.c.id)
        with self.engine.connect() as connection:
            return [dict(row._mapping) for row in connection.execute(query)]

    def add(self, name: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Append rows to a numbered journal table."""
        with self._writing() as connection:
            connection.execute(table(name).insert(), [dict(row) for row in rows])


def _insert_or_ignore(connection: Connection, target: Table) -> Any:
    from sqlalchemy.dialects import postgresql, sqlite

    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    return insert(target).on_conflict_do_nothing()
