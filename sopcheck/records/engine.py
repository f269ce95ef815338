"""The one door to SQLite: opening a file without harming one that is not ours, transactions, and refusals in words."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sopcheck.locales.sentence import N_, S, Sentence
from sopcheck.records import migrations, queries, schema
from sopcheck.records.store import StoreRefused

BUSY_SECONDS = 10
"""How long a write waits for another program's before it is refused."""

_HOT_JOURNAL = bytes.fromhex("d9d505f920a163d7")
_LONGEST_NAME = 255 - len("-journal")
"""The bytes that file systems take, less what SQLite puts behind the name."""
_ERRORS = (sqlite3.Error, UnicodeDecodeError)
"""What SQLite raises. A damaged name of a table makes its error message no UTF-8, which Python then stumbles over."""
_RESULT_CODE = 0xFF  # an extended result code carries the plain one in its last byte


_Identity = tuple[int, int]
"""Device and number of a file: what stays the same while it is the same file."""


def _identity(path: Path) -> _Identity | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class Engine:
    """One connection to a store. For the thread that opened it; other processes may have the same file open."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self._opened = _identity(path)
        self._log: _Identity | None = None

    def close(self) -> None:
        """Close the file; harmless when repeated."""
        self.connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, which holds the write lock from its start. It has been committed, durably, at the end.

        Raises StoreRefused where SQLite does not take it; then nothing of it was kept.
        """
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield
            self._refuse_another_file()
            self.connection.execute("COMMIT")
        except BaseException as error:
            self._roll_back()
            if isinstance(error, (*_ERRORS, UnicodeEncodeError, OverflowError)):
                raise refusal(self.path, error) from error
            raise

    def _refuse_another_file(self) -> None:
        """Raise StoreRefused where the file, or its log, was moved, deleted or replaced since it was opened.

        The system would let us write into what nobody can open any more, and the person would read that it is kept.
        """
        log = _identity(self.path.with_name(self.path.name + "-wal"))
        self._log = self._log or log
        if _identity(self.path) != self._opened or log != self._log:
            raise StoreRefused(
                S(
                    "The store {file} was moved, deleted or replaced while it was open: nothing was saved. "
                    "Put it back and start again.",
                    file=str(self.path),
                )
            )

    def _roll_back(self) -> None:
        try:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
        except _ERRORS:
            pass  # a full disk or lost file: SQLite rolls back from the journal when the file is next opened

    def insert(self, table: str, row: Mapping[str, schema.Value]) -> None:
        """Add one row, inside :meth:`writing`."""
        self.connection.execute(INSERT[table], [row[column] for column in schema.COLUMNS[table]])

    def rows(self, statement: str, values: Sequence[schema.Value] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query. Raises StoreRefused where the file cannot be read."""
        try:
            return self.connection.execute(statement, values).fetchall()
        except _ERRORS as error:
            raise refusal(self.path, error) from error

    def each(self, statement: str, values: Sequence[schema.Value] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query one by one, as they were when it began. Raises StoreRefused where they cannot be read.

        Others may write meanwhile; from then on this connection may not, until the last row has been read.
        """
        try:
            with closing(self.connection.execute(statement, values)) as cursor:
                while page := cursor.fetchmany(queries.PAGE):
                    yield from page
        except _ERRORS as error:
            raise refusal(self.path, error) from error

    def paged(
        self, statement: str, first: Sequence[schema.Value], key: Callable[[tuple[Any, ...]], tuple[Any, ...]]
    ) -> Iterator[tuple[Any, ...]]:
        """The rows of a query that is asked anew for what follows the key of the last row that it gave.

        No read stays open between two pages, so everybody may write. Raises StoreRefused where the file cannot be read,
        also where its keys are out of order: a damaged index would lead round in a circle.
        """
        after = tuple(first)
        while page := self.rows(statement, after):
            yield from page
            following = key(page[-1])
            if list(map(_ranked, following)) <= list(map(_ranked, after)):
                raise StoreRefused(S(_DAMAGED, file=str(self.path)))
            after = following

    def row(self, statement: str, values: Sequence[schema.Value] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None. Raises StoreRefused."""
        rows = self.rows(statement, values)
        return rows[0] if rows else None


def _ranked(value: Any) -> tuple[int, Any]:
    """A value so that Python sorts it as SQLite does: NULL, numbers, text, then bytes (sqlite.org/datatype3.html)."""
    return (0 if value is None else 1 if isinstance(value, int | float) else 2 if isinstance(value, str) else 3), value


INSERT: Mapping[str, str] = {
    table: f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608 (our names)
    for table, names in schema.COLUMNS.items()
}


def open_engine(
    path: Path, now: Callable[[], datetime], steps: Sequence[migrations.Migration] = migrations.MIGRATIONS
) -> Engine:
    """Open the store at ``path``, made new where there is no file or an empty one, and bring it up to date.

    Raises StoreRefused, having written nothing, where the file is not a store of ours that this version can use.
    """
    if not _is_there(path):
        _make_file(path)
    found = _look(path)
    if found is not None:
        _refuse_strange(path, found, len(steps))
    connection = None
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_SECONDS)
        connection.isolation_level = None
        _prepare(path, connection, now, steps)
    except _ERRORS as error:
        if connection is not None:
            connection.close()
        raise refusal(path, error) from error
    except BaseException:
        if connection is not None:
            connection.close()
        raise
    return Engine(path, connection)


def _prepare(
    path: Path, connection: sqlite3.Connection, now: Callable[[], datetime], steps: Sequence[migrations.Migration]
) -> None:
    # FULL, not NORMAL: in WAL mode NORMAL loses acknowledged rows when the power fails.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    # Look again now that SQLite has recovered whatever a crash left behind.
    found = _marks(connection)
    if found != (0, 0, 0):
        _refuse_strange(path, found, len(steps))
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables.issuperset(schema.COLUMNS):
            raise StoreRefused(S(_DAMAGED, file=str(path)))
    taken = migrations.migrate(connection, now(), steps)
    mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if taken and mode == "wal":
        # So that the marks in the main file are those of the tables: an older version must see them before it opens it.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


# --- looking before opening ---------------------------------------------------------------------------------------

_Marks = tuple[int, int, int]
"""Application id, schema version, number of pages. All 0: an empty file."""


def _is_there(path: Path) -> bool:
    """Whether there is a plain file. Raises StoreRefused for what is there and is none, or cannot be reached."""
    too_long = StoreRefused(S("The name {file} is too long for a file. Name another file.", file=str(path)))
    try:
        if len(os.fsencode(path.name)) > _LONGEST_NAME:
            raise too_long
        if path.is_symlink() and not path.exists():
            raise StoreRefused(
                S(
                    "{file} is a link to a file that does not exist. Remove the link or name another file.",
                    file=str(path),
                )
            )
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    except NotADirectoryError as error:
        raise StoreRefused(S(_NO_FOLDER, folder=str(path.parent))) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
            raise too_long from error
        raise StoreRefused(S(_NO_PERMISSION, file=str(path))) from error
    if stat.S_ISDIR(mode):
        raise StoreRefused(S("{file} is a folder. Name a file for the records.", file=str(path)))
    if not stat.S_ISREG(mode):
        raise StoreRefused(S(_NOT_OURS, file=str(path)))
    if not os.access(path, os.R_OK | os.W_OK):
        raise StoreRefused(S(_NO_PERMISSION, file=str(path)))
    if path.stat().st_size == 0:
        try:
            path.chmod(0o600)  # it becomes ours, so nobody else may read it
        except OSError as error:
            raise StoreRefused(S(_NO_PERMISSION, file=str(path))) from error
    return True


def _make_file(path: Path) -> None:
    """Make the file, and the folders that are missing, readable by nobody else whatever the umask."""
    try:
        for folder in reversed([folder for folder in path.parents if not folder.exists()]):
            folder.mkdir(0o700, exist_ok=True)
            folder.chmod(0o700)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except FileExistsError as error:
        if not path.is_file():
            raise StoreRefused(S(_NO_FOLDER, folder=str(path.parent))) from error
        # otherwise another process was faster: its file is ours as well
    except (OSError, ValueError) as error:
        raise StoreRefused(S(_NO_FOLDER, folder=str(path.parent))) from error
    else:
        # SQLite gives -wal and -shm the mode of the file itself.
        try:
            os.fchmod(descriptor, 0o600) if hasattr(os, "fchmod") else None
        finally:
            os.close(descriptor)


def _look(path: Path) -> _Marks | None:
    """The marks of the file, read without locks, journals or a change to anything; None where only SQLite's own
    recovery can tell. Raises StoreRefused for what is no SQLite file or a damaged one.

    The file is never opened with ``open``: closing it would drop the locks of a store that this process already holds
    (https://sqlite.org/howtocorrupt.html, 2.2). SQLite itself knows how to avoid that.
    """
    for _ in range(2):  # a second look, where another process was just making the file
        try:
            if path.stat().st_size == 0:
                return (0, 0, 0)
            address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
            with closing(sqlite3.connect(address, uri=True)) as connection:
                marks = _marks(connection)
                page_size = connection.execute("PRAGMA page_size").fetchone()[0]
            # SQLite takes a file of a few bytes for an empty one, and puts zeros in place of what a last page lacks.
            if marks[2] == 0 or path.stat().st_size % page_size:
                raise sqlite3.DatabaseError
            return marks
        except (*_ERRORS, OSError) as error:
            if _waits_for_recovery(path):
                return None
            refused = error
    raise refusal(path, refused) from refused


def _marks(connection: sqlite3.Connection) -> _Marks:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return application, version, connection.execute("PRAGMA page_count").fetchone()[0]


def _waits_for_recovery(path: Path) -> bool:
    """Whether a crash left a journal of a file being made (it was empty before), or a log not yet written back."""
    try:
        with Path(f"{path}-journal").open("rb") as journal:
            header = journal.read(20)
        if header[:8] == _HOT_JOURNAL and header[16:20] == bytes(4):
            return True
    except OSError:
        pass
    try:
        return Path(f"{path}-wal").stat().st_size > 0
    except OSError:
        return False


def _refuse_strange(path: Path, marks: _Marks, known: int) -> None:
    application, version, pages = marks
    if pages and application != schema.APPLICATION_ID:
        raise StoreRefused(S(_NOT_OURS, file=str(path)))
    if version > known:
        raise StoreRefused(
            S(
                "The store {file} was written by a newer sopcheck (schema {found}, this version knows {known}). "
                "Update sopcheck.",
                file=str(path),
                found=version,
                known=known,
            )
        )


# --- refusals in words --------------------------------------------------------------------------------------------

_NOT_OURS = N_("{file} is not a store of sopcheck and was left as it is. Name another file.")
_DAMAGED = N_("The store {file} is damaged and was left as it is. Put a backup in its place or name another file.")
_NO_PERMISSION = N_("{file} cannot be read and written: no permission. Change its permissions or name another file.")
_NO_FOLDER = N_(
    "No file can be made in the folder {folder}. Change its permissions or name another place for the store."
)


_IN_WORDS: Mapping[int, str] = {
    sqlite3.SQLITE_BUSY: N_("Another program is writing to the store {file}. Try again in a moment."),
    sqlite3.SQLITE_LOCKED: N_("Another program is writing to the store {file}. Try again in a moment."),
    sqlite3.SQLITE_FULL: N_("The disk is full: nothing was saved in {file}. Free some space and try again."),
    sqlite3.SQLITE_NOTADB: _NOT_OURS,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_READONLY: _NO_FOLDER,
    sqlite3.SQLITE_PERM: _NO_FOLDER,
    sqlite3.SQLITE_CANTOPEN: _NO_FOLDER,
    sqlite3.SQLITE_CONSTRAINT: N_("The store {file} does not hold what this record belongs to. Nothing was saved."),
}
_FAILED = N_("The store {file} could not be read or written: nothing was saved. Check the disk and try again.")


def refusal(path: Path, error: Exception) -> StoreRefused:
    """What to tell a person about an error of SQLite, or of a value that it does not take."""
    if isinstance(error, UnicodeEncodeError):
        return StoreRefused(S("Nothing was saved: a text has characters that cannot be kept. Type it again."))
    if isinstance(error, OverflowError):
        return StoreRefused(S("Nothing was saved: a number is too large to be kept."))
    # An error without a code is one of reading a text, or a message, that is no UTF-8.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & _RESULT_CODE
    template = _IN_WORDS.get(code, _FAILED)
    return StoreRefused(Sentence(template, {"file": str(path), "folder": str(path.parent)}))
