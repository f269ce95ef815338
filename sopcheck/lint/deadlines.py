"""Deadlines: whether the rows fit into them, whether every route starts and stops the clock, whether all is said.

Sources: Permen PAN-RB 35/2012 on the quality standard of rows (no row exceeds a legal deadline, and the longest
ordinary route fits inside it); UU 14/2008 articles 22 and 36 to 38 on counting and extension.
"""

from __future__ import annotations

from collections.abc import Iterator

from sopcheck.flow.routes import longest_route
from sopcheck.lint.draft import PackDraft, Row, SopDraft
from sopcheck.lint.finding import found
from sopcheck.locales.sentence import SN, S, Sentence
from sopcheck.pack.faults import Fault
from sopcheck.pack.model import StepKind
from sopcheck.pack.period import Period, PeriodUnit

Span = tuple[str, str]


def check(sop: SopDraft, pack: PackDraft) -> Iterator[Fault]:
    """All rules on deadlines and clocks."""
    clocked = {row.fields.get("clock") for row in sop.deadlines}
    for row in sop.clocks:
        if row.fields.get("id") and row.fields["id"] not in clocked and all(map(_complete, sop.deadlines)):
            hint = S(
                "give a [[deadline]] the line {example}, or delete the clock", example=f'clock = "{row.fields["id"]}"'
            )
            yield found("unused-clock", row.path, S("no deadline belongs to this clock"), hint, mark="key")
    for row in sop.deadlines:
        yield from _said(row, pack)
        if sop.sound:
            yield from _on_routes(row, sop)
            yield from _fits(row, sop, pack)
    yield from _same_periods(sop)
    yield from _mixed_days(sop)


def _complete(row: Row) -> bool:
    return row.known.issuperset(row.raw) and None not in row.fields.values()


def _said(row: Row, pack: PackDraft) -> Iterator[Fault]:
    """What an author forgets to say."""
    time = row.fields.get("time")
    if isinstance(time, Period) and time.unit is PeriodUnit.WORKING_DAY:
        if row.lacks("count"):
            message = S("the deadline does not say whether the first day counts")
            hint = S(
                "add a line: {example} (the day of receipt is day 0) or {other}",
                example='count = "after"',
                other='count = "including"',
            )
            yield found("deadline-without-count", row.path, message, hint, mark="key")
        if not pack.has_calendar:
            message = S("the deadline is in working days, but the pack has no calendar.toml")
            hint = S("write calendar.toml with the days off by decree; that of the shipped pack shows how")
            yield found("no-calendar", row.at("time"), message, hint)
    if row.lacks("case"):
        message = S("the deadline does not say what must be done in time")
        hint = S("add a line: {example}", example='case = { id = "menjawab permohonan", en = "answering a request" }')
        yield found("deadline-without-case", row.path, message, hint, mark="key")
    if row.lacks("reference"):
        if "extension" in row.raw:
            message = S("the deadline may be extended, but no rule is named that allows it")
            hint = S("add a line: {example}", example='reference = "uu-14-2008"')
            yield found("extension-without-reference", row.at("extension"), message, hint)
        elif row.lacks("note"):
            message = S("the deadline names no rule that sets it")
            hint = S(
                "add a line: {example}, or say in {key} who set it", example='reference = "uu-14-2008"', key='"note"'
            )
            yield found("deadline-without-reference", row.path, message, hint, mark="key")


def _ends(row: Row, sop: SopDraft) -> Span | None:
    """The ids of the two different rows between which a deadline runs."""
    start, end = row.raw.get("from"), row.raw.get("to")
    if not isinstance(start, str) or not isinstance(end, str) or start == end:
        return None
    return (start, end) if start in sop.by_id and end in sop.by_id else None


def _on_routes(row: Row, sop: SopDraft) -> Iterator[Fault]:
    span = _ends(row, sop)
    if span is None:
        start, end = row.raw.get("from"), row.raw.get("to")
        if isinstance(start, str) and start in sop.by_id and start == end:
            message = S("the deadline ends at the row at which it starts")
            hint = S("let it end at a later row")
            yield found("deadline-off-route", row.at("to"), message, hint)
        return
    start, end = span
    flow = sop.flow
    if not {start, end} <= sop.reached:
        return  # that no route leads there is a finding of its own
    numbers = {"first": sop.by_id[start].step.number, "last": sop.by_id[end].step.number}
    if end not in flow.reachable(start):
        message = S("no route leads from row {first} to row {last}: the clock would never stop", **numbers)
        hint = S("let the deadline end at a row that comes after")
        yield found("deadline-off-route", row.at("to"), message, hint)
    elif sop.by_id[end].step.number < sop.by_id[start].step.number and start not in flow.must_precede(end):
        message = S("row {last} comes before row {first}: the clock would stop before it runs", **numbers)
        yield found("deadline-off-route", row.at("to"), message, S("let the deadline end at a row that comes after"))
    elif start not in flow.must_precede(end):
        message = S("a route reaches row {last} without row {first}: the clock would not have run", **numbers)
        hint = S("start the deadline at a row that every route passes")
        yield found("deadline-off-route", row.at("from"), message, hint)
    elif _passes_by(sop, start, end):
        message = S("a route goes from row {first} to an end without row {last}: the clock would never stop", **numbers)
        hint = S("let the deadline end at a row that every route passes")
        yield found("deadline-off-route", row.at("to"), message, hint)


def _passes_by(sop: SopDraft, start: str, end: str) -> bool:
    """Whether an end of the SOP can be reached from ``start`` without passing ``end``."""
    seen, waiting = {start, end}, [start]
    while waiting:
        place = waiting.pop()
        if sop.by_id[place].step.kind is StepKind.END:
            return True
        for target in sop.flow.successors(place):
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return False


def _fits(row: Row, sop: SopDraft, pack: PackDraft) -> Iterator[Fault]:
    """Whether the standard times after the first row, up to and with the last, fit into the period."""
    span, period = _ends(row, sop), row.fields.get("time")
    if span is None or not isinstance(period, Period) or row.raw.get("compressed") is True:
        return
    allowed = pack.minutes(period)
    minutes = {one.step.id: pack.minutes(one.step.time) for one in sop.steps if one.step.time is not None}
    route, needed = longest_route(sop.flow, *span, lambda step_id: minutes.get(step_id, 0.0))
    route, needed = route[1:], needed - minutes.get(span[0], 0.0)
    if not route or needed <= allowed:
        return
    for step_id in route:
        if minutes.get(step_id, 0.0) > allowed:
            message = S(
                'the row alone takes longer than the deadline at {place}, "{period}"',
                period=period.said(sop.language),
            )
            hint = S("shorten the standard time, or check the period")
            also = (sop.file, row.at("time"))
            yield found("row-exceeds-deadline", (*sop.place(step_id), "time"), message, hint, also=also)
    message = S(
        'the longest route from row {first} to row {last} takes {needed}, but the deadline is "{period}"',
        first=sop.by_id[span[0]].step.number,
        last=sop.by_id[span[1]].step.number,
        needed=_length(needed, pack.day_hours),
        period=period.said(sop.language),
    )
    hint = S(
        "shorten rows {rows}; where they really are done faster under this deadline, add {example}",
        rows=", ".join(str(sop.by_id[step_id].step.number) for step_id in route),
        example="compressed = true",
    )
    yield found("deadline-too-short", row.at("time"), message, hint)


def _length(minutes: float, day_hours: float) -> Sentence:
    """Minutes as an office says them: working days and hours, hours and minutes, or minutes."""
    days, rest = divmod(round(minutes), round(day_hours * 60))
    hours, rest = divmod(rest, 60)
    parts = [
        SN("{count} working day", "{count} working days", days) if days else None,
        SN("{count} hour", "{count} hours", hours) if hours else None,
        SN("{count} minute", "{count} minutes", rest) if rest and not days else None,
    ]
    said = [part for part in parts if part is not None]
    if len(said) > 1:
        return S("{longer} and {shorter}", longer=said[0], shorter=said[1])
    return said[0] if said else SN("{count} minute", "{count} minutes", 0)


def _same_periods(sop: SopDraft) -> Iterator[Fault]:
    """Two deadlines from the same row to the same row of which not each has a clock of its own."""
    seen: dict[tuple[object, object, object], Row] = {}
    for row in sop.deadlines:
        if "clock" in row.raw and row.fields.get("clock") is None:
            continue
        span = (row.raw.get("from"), row.raw.get("to"), row.fields.get("clock"))
        if not isinstance(span[0], str) or not isinstance(span[1], str) or row.raw.get("actor") is not None:
            continue
        first = seen.setdefault(span, row)
        if first is not row:
            message = S("the deadline at {place} runs over the same rows, and nobody can choose between the two")
            hint = S("make two [[clock]] and give each deadline one of them, or delete one deadline")
            yield found("same-period", row.path, message, hint, mark="key", also=(sop.file, first.path))


def _mixed_days(sop: SopDraft) -> Iterator[Fault]:
    """Periods in bare days where the SOP also counts working days: each bare one is a finding."""
    bare, working = [], 0
    for row, key in (
        *((row, "time") for row in sop.steps),
        *((row, key) for row in sop.deadlines for key in ("time", "extension")),
    ):
        period = row.fields.get(key)
        if isinstance(period, Period):
            working += period.unit is PeriodUnit.WORKING_DAY
            if period.unit is PeriodUnit.DAY:
                bare.append((row.at(key), period))
    if working:
        for path, period in bare:
            message = S(
                '"{period}" are calendar days, but this SOP also counts working days', period=period.said(sop.language)
            )
            days = Period(period.amount, PeriodUnit.WORKING_DAY).said(sop.language)
            hint = S('write "{period}" where weekends and holidays do not count', period=days)
            yield found("mixed-days", path, message, hint)
