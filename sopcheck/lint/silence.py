"""What the pack's author switched off, and whether that was right."""

from __future__ import annotations

from collections.abc import Mapping

from sopcheck.lint.draft import PackDraft
from sopcheck.lint.finding import found
from sopcheck.lint.rules import LINT_RULES
from sopcheck.locales.sentence import S
from sopcheck.pack.faults import Fault, nearest, quoted
from sopcheck.pack.rules import RULES

ABOUT_SILENCE = frozenset(("unknown-rule", "needless-silence"))
"""The rules about switching off, which cannot be switched off themselves."""


def heard(faults: Mapping[str, list[Fault]], pack: PackDraft, *, complete: bool) -> dict[str, list[Fault]]:
    """The findings without those of silenced rules, and the findings on the silencing itself.

    ``complete``: the whole pack was read, so that a rule that found nothing would find nothing.
    """
    silenced = {row.fields.get("rule") for row in pack.silenced} - ABOUT_SILENCE
    used = {fault.rule for found_there in faults.values() for fault in found_there}
    result = {name: [one for one in found_there if one.rule not in silenced] for name, found_there in faults.items()}
    about = result.setdefault("pack.toml", [])
    seen: set[str] = set()
    for row in pack.silenced:
        rule = row.fields.get("rule")
        if rule is None:
            continue
        path = row.at("rule")
        if rule not in LINT_RULES or rule in ABOUT_SILENCE:
            about.append(_not_a_rule(rule, path))
        elif rule in seen:
            message = S('the rule "{rule}" is switched off twice', rule=rule)
            about.append(found("needless-silence", path, message, S("keep one of the two, with the better reason")))
        elif rule not in used and complete:
            message = S('the rule "{rule}" would find nothing in this pack', rule=rule)
            about.append(found("needless-silence", path, message, S("delete this [[lint.off]], so that it watches")))
        seen.add(rule)
    return {name: one for name, one in result.items() if one}


def _not_a_rule(rule: str, path: tuple[str | int, ...]) -> Fault:
    if rule in RULES or rule in ABOUT_SILENCE:
        message = S('the rule "{rule}" cannot be switched off', rule=rule)
        hint = S("mend what it reports; without that the pack cannot be read")
        if rule in ABOUT_SILENCE:
            hint = S("delete this [[lint.off]]")
        return found("unknown-rule", path, message, hint)
    message = S('there is no rule "{rule}" to switch off', rule=quoted(rule))
    near = nearest(rule, LINT_RULES)
    hint = S("write the name that stands in brackets behind the finding")
    return found("unknown-rule", path, message, S('nearest: "{word}"', word=near) if near else hint)
