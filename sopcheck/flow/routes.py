"""Ordinary routes: those that never turn back into what they already passed."""

from __future__ import annotations

from collections.abc import Callable

from sopcheck.flow.graph import Flow


def ordinary_order(flow: Flow, start: str) -> tuple[list[str], dict[str, list[str]]]:
    """The steps that ``start`` reaches, each before all that ordinarily follow it, and who follows whom.

    Left out are the exits that close a loop: in a depth-first walk from ``start``, those to a step still being walked.
    """
    follows: dict[str, list[str]] = {start: []}
    walking = {start}
    order: list[str] = []
    walk = [(start, iter(flow.successors(start)))]
    while walk:
        step_id, rest = walk[-1]
        for target in rest:
            if target in walking:
                continue
            follows[step_id].append(target)
            if target not in follows:
                follows[target] = []
                walking.add(target)
                walk.append((target, iter(flow.successors(target))))
                break
        else:
            walk.pop()
            walking.discard(step_id)
            order.append(step_id)
    return order[::-1], follows


def longest_route(flow: Flow, start: str, end: str, weight: Callable[[str], float]) -> tuple[list[str], float]:
    """The ordinary route from ``start`` to ``end`` with the greatest sum of weights, both ends included.

    Weights are not negative; the sum is in their unit. ``([], 0.0)`` where no ordinary route leads there.
    """
    order, follows = ordinary_order(flow, start)
    best: dict[str, tuple[float, str | None]] = {start: (weight(start), None)}
    for step_id in order:
        if step_id not in best or step_id == end:
            continue
        so_far = best[step_id][0]
        for target in follows[step_id]:
            total = so_far + weight(target)
            if target not in best or total > best[target][0]:
                best[target] = (total, step_id)
    if end not in best:
        return [], 0.0
    route: list[str] = []
    place: str | None = end
    while place is not None:
        route.append(place)
        place = best[place][1]
    return route[::-1], best[end][0]
