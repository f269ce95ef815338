"""The linter's rules: what a procedure must be beyond being well formed, each with its reason and its source.

Ids are stable: packs silence by them, editors and scripts filter by them. The order is that of docs/rules/README.md.
"""

from __future__ import annotations

from dataclasses import dataclass

from sopcheck.locales.sentence import N_, S, Sentence
from sopcheck.pack.diagnostics import Severity

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT
SOP_AP = "Permen PAN-RB 35/2012"
"""The guideline on SOPs of the Indonesian administration."""
CHECKLISTS = "Degani & Wiener 1993; FAA AC 120-71B; Gawande 2009"
"""What is known of checklists that people keep to."""
ITEMS = "Haladyna, Downing & Rodriguez 2002; Case & Swanson 2002"
"""What is known of questions that measure knowing, with which the Indonesian *kaidah penulisan soal* agree."""
KIP = "UU 14/2008"
PERPRES = "Perpres 21/2023"
OFFICE = "KPU Jawa Timur"
CRAFT = "sopcheck"
"""Follows from what the program does with a pack."""


@dataclass(frozen=True, slots=True)
class LintRule:
    """One rule: what it asks and why, each one English line; ``source``: where it comes from.

    ``of_absence``: it concludes something from what is not there, so it says nothing about a file of which a part
    could not be read.
    """

    severity: Severity
    asks: str
    why: str
    source: str
    of_absence: bool = False


_ROUTES = {
    "unreachable": LintRule(
        ERROR,
        N_("every row can be reached from the start"),
        N_("What no route reaches is never done, though the SOP demands it."),
        SOP_AP,
        of_absence=True,
    ),
    "endless-loop": LintRule(
        ERROR,
        N_("from every row an end can be reached"),
        N_("A case that enters a loop without an exit can never be closed."),
        SOP_AP,
    ),
    "leads-to-itself": LintRule(
        WARNING,
        N_("no row leads directly to itself"),
        N_("Doing a row again without anything between changes nothing; a correction is a row of its own."),
        SOP_AP,
    ),
    "yes-goes-back": LintRule(
        HINT,
        N_("the yes exit of a decision goes on; only no goes back"),
        N_("Readers expect yes to lead forward; a yes that leads back is often two exits confused."),
        SOP_AP,
    ),
    "hidden-decision": LintRule(
        WARNING,
        N_("a row that asks whether something is so is a decision"),
        N_("Work is either carried out (box) or decided (diamond); a question without two exits leaves no answer."),
        SOP_AP,
    ),
    "unnamed-exits": LintRule(
        WARNING,
        N_("every decision says in words what its two exits mean"),
        N_("Whether yes means complete or incomplete must not be guessed at the desk, nor in a quiz."),
        SOP_AP,
        of_absence=True,
    ),
    "same-exit-words": LintRule(
        WARNING,
        N_("the two exits of a decision have different words"),
        N_("Two exits with one label cannot be told apart."),
        SOP_AP,
    ),
    "swapped-exit-words": LintRule(
        WARNING,
        N_("the negative words stand at the no exit"),
        N_("With swapped words every case takes the wrong branch."),
        SOP_AP,
    ),
}
_ROWS = {
    "active-verb": LintRule(
        WARNING,
        N_("an activity begins with an active verb"),
        N_("An SOP-AP says what is done: an active verb first, without a subject."),
        SOP_AP,
    ),
    "subject": LintRule(
        WARNING,
        N_("an activity names no subject"),
        N_("Who does it is said by the column of the actor, apart from the activity."),
        SOP_AP,
    ),
    "several-acts": LintRule(
        HINT,
        N_("one row holds one act"),
        N_("Of two acts in one row one is forgotten, and nobody knows when the row is done."),
        f"{SOP_AP}; {CHECKLISTS}",
    ),
    "long-activity": LintRule(
        HINT,
        N_("an activity has about 60 characters, at most 70"),
        N_("A row is read at a glance while working; details belong into remark and why."),
        CHECKLISTS,
    ),
    "sentence-case": LintRule(
        HINT,
        N_("an activity is written like a sentence: one capital, no full stop"),
        N_("Capitals throughout are read more slowly and hide names and acronyms."),
        CHECKLISTS,
    ),
    "same-activity": LintRule(
        WARNING,
        N_("no two rows of an SOP have the same activity"),
        N_("Two rows with one wording cannot be told apart, on the wall, in a record and in a question."),
        SOP_AP,
    ),
    "activity-elsewhere": LintRule(
        HINT,
        N_("one activity has one SOP"),
        N_("What is described twice is soon described in two ways."),
        SOP_AP,
    ),
    "no-requirements": LintRule(
        WARNING,
        N_("every row says what it needs"),
        N_("Requirements, time and output are the quality standard (mutu baku) of a row."),
        SOP_AP,
        of_absence=True,
    ),
    "no-time": LintRule(
        WARNING,
        N_("every row says how long it takes"),
        N_("Requirements, time and output are the quality standard (mutu baku) of a row."),
        SOP_AP,
        of_absence=True,
    ),
    "no-output": LintRule(
        WARNING,
        N_("every row says what it leaves"),
        N_("Requirements, time and output are the quality standard (mutu baku) of a row."),
        SOP_AP,
        of_absence=True,
    ),
    "unused-output": LintRule(
        WARNING,
        N_("what a row leaves is needed by a later row, or marked as leaving the procedure"),
        N_("A paper that nobody needs is either work for nothing or a link that the SOP forgot."),
        SOP_AP,
        of_absence=True,
    ),
    "unmade-requirement": LintRule(
        WARNING,
        N_("what a row needs is left by an earlier row, or marked as coming from outside"),
        N_("A paper that nobody makes will be missing when the row is reached."),
        SOP_AP,
        of_absence=True,
    ),
    "many-requirements": LintRule(
        HINT,
        N_("a row needs at most nine things"),
        N_("Long lists are ticked without looking."),
        CHECKLISTS,
    ),
    "many-critical": LintRule(
        HINT,
        N_("at most a third of the rows is critical"),
        N_("Where everything is critical nothing is."),
        CHECKLISTS,
    ),
    "late-critical": LintRule(
        HINT,
        N_("critical rows come early"),
        N_("The later a critical row, the likelier an interruption before it."),
        CHECKLISTS,
    ),
    "negated-record": LintRule(
        HINT,
        N_("the value asked for is asked without a negative"),
        N_("A yes to a negative question can mean both."),
        CHECKLISTS,
    ),
    "single-actor": LintRule(
        HINT,
        N_("an SOP has more than one actor"),
        N_("An administrative SOP joins several roles; the work of one role is a working instruction."),
        SOP_AP,
    ),
    "person-as-actor": LintRule(
        WARNING,
        N_("an actor is a role, never a person"),
        N_("People move; the SOP stays."),
        SOP_AP,
    ),
    "mixed-days": LintRule(
        WARNING,
        N_('an SOP counts either in "hari kerja" or in "hari"'),
        N_("A bare day is a calendar day in law; mixed in one SOP it is mostly a slip that costs a weekend."),
        KIP,
    ),
}
_IDENTITY = {
    "identity-incomplete": LintRule(
        WARNING,
        N_("the identity part is complete"),
        N_("The identity part is half of an SOP-AP: whoever works by it must see whether it is in force."),
        SOP_AP,
        of_absence=True,
    ),
    "no-sop-regulation": LintRule(
        WARNING,
        N_("every SOP rests on Permen PAN-RB 35/2012 or its successor"),
        N_("It is the regulation by which SOPs are made; the office wants it cited in each."),
        f"{SOP_AP}; {OFFICE}",
        of_absence=True,
    ),
    "reference-without-number": LintRule(
        HINT,
        N_("a reference names number and year"),
        N_("Without them nobody can find the rule or see that it was replaced."),
        SOP_AP,
    ),
    "replaced-basis": LintRule(
        WARNING,
        N_("an SOP rests on rules in force"),
        N_("A rule that was replaced gives no power any more."),
        SOP_AP,
    ),
    "made-after-effective": LintRule(
        WARNING,
        N_("an SOP is made before or on the day it takes effect"),
        N_("The date made is the day it was finished; nothing can be in force before."),
        SOP_AP,
    ),
    "revised-before-made": LintRule(
        WARNING,
        N_("a revision comes after the making"),
        N_("A date of revision before the date made is a slip that auditors find."),
        SOP_AP,
    ),
    "revised-first-issue": LintRule(
        HINT,
        N_("a first issue has no date of revision"),
        N_("The date of revision is the day the SOP was changed."),
        SOP_AP,
    ),
    "bare-acronym": LintRule(
        HINT,
        N_("an acronym with two meanings is written out once"),
        N_("PPK is a commitment officer, a subdistrict election committee and a personnel authority."),
        CRAFT,
    ),
    "missing-translation": LintRule(
        HINT,
        N_("where a pack has two languages, every text has both"),
        N_("A missing text falls back to the other language in the middle of a screen."),
        CRAFT,
        of_absence=True,
    ),
}
_DEADLINES = {
    "deadline-too-short": LintRule(
        WARNING,
        N_("the longest ordinary route fits into its deadline"),
        N_("Whoever keeps every standard time must also keep the law."),
        SOP_AP,
    ),
    "row-exceeds-deadline": LintRule(
        WARNING,
        N_("no row takes longer than a deadline over it"),
        N_("Whoever keeps every standard time must also keep the law."),
        SOP_AP,
    ),
    "deadline-off-route": LintRule(
        WARNING,
        N_("every route through the start of a deadline passes its end, and the other way round"),
        N_("A clock that is never stopped, or stopped without having run, shows every case as late."),
        CRAFT,
    ),
    "same-period": LintRule(
        WARNING,
        N_("two deadlines over the same rows belong to different clocks"),
        N_("Which of the two holds is chosen when a case starts; without clocks nobody can choose."),
        KIP,
    ),
    "unused-clock": LintRule(
        WARNING,
        N_("every clock has a deadline"),
        N_("Choosing it at the start of a case would leave the case without a deadline."),
        CRAFT,
        of_absence=True,
    ),
    "no-calendar": LintRule(
        WARNING,
        N_("a pack with deadlines in working days has a calendar"),
        N_("Without one only weekends are left out, and every holiday makes a due date too early."),
        PERPRES,
        of_absence=True,
    ),
    "calendar-ends": LintRule(
        WARNING,
        N_("the calendar covers the next 60 days"),
        N_("Due dates beyond its end are provisional: the holidays there are not known."),
        PERPRES,
    ),
    "deadline-without-count": LintRule(
        HINT,
        N_("a deadline in working days says whether the first day counts"),
        N_("The law says since and after; parties argue from the difference, so the office states its reading."),
        KIP,
        of_absence=True,
    ),
    "deadline-without-case": LintRule(
        WARNING,
        N_("a deadline says its case in words"),
        N_("On the board and in a question a deadline is known by what is due, not by an id."),
        CRAFT,
        of_absence=True,
    ),
    "deadline-without-reference": LintRule(
        HINT,
        N_("a deadline names the rule that sets it, or a note says who did"),
        N_("Whoever is late must be able to see by which rule."),
        KIP,
        of_absence=True,
    ),
    "extension-without-reference": LintRule(
        WARNING,
        N_("an extension names the rule that allows it"),
        N_("An office cannot give itself more time."),
        KIP,
        of_absence=True,
    ),
}
_QUESTIONS = {
    "option-language": LintRule(
        ERROR,
        N_("a question has the same options in every language"),
        N_("An option that falls back to the other language gives itself away, or makes the question another one."),
        ITEMS,
        of_absence=True,
    ),
    "twin-options": LintRule(
        ERROR,
        N_("no two options differ only in signs"),
        N_("The quiz leaves such a question out: nobody could tell which of the two was meant."),
        ITEMS,
    ),
    "equal-times": LintRule(
        ERROR,
        N_("no two options are the same length of time"),
        N_("60 minutes and 1 hour are one answer: whoever knows it cannot choose."),
        ITEMS,
    ),
    "long-key": LintRule(
        WARNING,
        N_("the right option is not the longest by far, nor the shortest"),
        N_("People who know nothing choose the longest option, and are right too often."),
        ITEMS,
    ),
    "echo": LintRule(
        WARNING,
        N_("no word of the question stands only in the right option"),
        N_("A word that is repeated in one option gives the key away."),
        ITEMS,
    ),
    "catch-all-option": LintRule(
        WARNING,
        N_('no option is "all of the above", "none of them" or "A and B"'),
        N_("Such options test how tests are made, and make no sense when options are shuffled."),
        ITEMS,
    ),
    "quiet-negation": LintRule(
        WARNING,
        N_("a negation in a question is written in capitals"),
        N_("It is overlooked under pressure, and then the question measures eyesight."),
        ITEMS,
    ),
    "two-negations": LintRule(
        WARNING,
        N_("a question holds at most one negation, and no negated option then"),
        N_("Two negations must be calculated; that is not knowing the procedure."),
        ITEMS,
    ),
    "absolute-options": LintRule(
        WARNING,
        N_("always, only, all and never stand in all options or in none"),
        N_("An absolute word in some options marks these as wrong."),
        ITEMS,
    ),
    "vague-word": LintRule(
        WARNING,
        N_("no often, usually or sometimes in a question"),
        N_("What is often for one is seldom for another; an SOP says what must be."),
        ITEMS,
    ),
    "unsorted-numbers": LintRule(
        WARNING,
        N_("options that are numbers, times or dates ascend"),
        N_("A person who knows the number should find it at once."),
        ITEMS,
    ),
    "mixed-options": LintRule(
        WARNING,
        N_("all options are of one kind"),
        N_("The odd one out is chosen or left out for its form, not for what it says."),
        ITEMS,
    ),
    "no-explanation": LintRule(
        WARNING,
        N_("every question explains its key"),
        N_("A question teaches only with its explanation."),
        ITEMS,
        of_absence=True,
    ),
    "no-source": LintRule(
        WARNING,
        N_("every question says what its answer rests on"),
        N_("An answer cites its row and its law, or it is an opinion."),
        ITEMS,
        of_absence=True,
    ),
    "replaced-source": LintRule(
        WARNING,
        N_("an answer rests on a rule in force"),
        N_("Staff would learn what no longer holds."),
        ITEMS,
    ),
    "long-question": LintRule(
        WARNING,
        N_("a question has at most 50 words, an option at most 15"),
        N_("Reading speed is not what is to be measured."),
        ITEMS,
    ),
    "bare-period": LintRule(
        WARNING,
        N_('a question says "hari kerja" where the deadline is in working days'),
        N_("Days and working days differ by every weekend; a question must not teach the slip."),
        KIP,
    ),
    "also-right": LintRule(
        WARNING,
        N_("no wrong option is right for the same row"),
        N_("Whoever knows the row well would be marked wrong."),
        ITEMS,
    ),
    "same-question": LintRule(
        WARNING,
        N_("no question is asked twice"),
        N_("Two questions on one fact count it twice and give each other away."),
        ITEMS,
    ),
    "key-letter": LintRule(
        WARNING,
        N_("no letter holds the key in more than 35 % of the questions"),
        N_("Whoever guesses notices the favourite letter."),
        ITEMS,
    ),
    "no-question-mark": LintRule(
        HINT,
        N_("a question is a full question"),
        N_("It should be answerable with the options covered."),
        ITEMS,
    ),
    "opinion": LintRule(
        HINT,
        N_("a question addresses nobody and asks for no opinion"),
        N_("An SOP has answers, not opinions."),
        ITEMS,
    ),
    "option-full-stop": LintRule(
        HINT,
        N_("an option ends without a full stop"),
        N_("One form for all options: the odd one shows."),
        ITEMS,
    ),
    "no-why": LintRule(
        HINT,
        N_("every wrong option says what it really is"),
        N_("That is the feedback to whoever chose it."),
        ITEMS,
        of_absence=True,
    ),
    "no-rows": LintRule(
        HINT,
        N_("a question of an SOP names the rows that it is about"),
        N_("Feedback shows the row; a changed row calls for a look at its questions."),
        CRAFT,
        of_absence=True,
    ),
    "no-apply": LintRule(
        HINT,
        N_("among the questions of an SOP some ask to apply it"),
        N_("Recalling a row is not yet handling a case."),
        ITEMS,
        of_absence=True,
    ),
}
_PACK = {
    "unused-actor": LintRule(
        WARNING,
        N_("every actor performs a row"),
        N_("A column without a symbol is a leftover, or a row that was forgotten."),
        SOP_AP,
        of_absence=True,
    ),
    "unused-unit": LintRule(
        HINT,
        N_("every unit owns an SOP"),
        N_("A leftover misleads whoever writes the next SOP."),
        CRAFT,
        of_absence=True,
    ),
    "unused-reference": LintRule(
        HINT,
        N_("every reference is cited"),
        N_("A leftover misleads whoever writes the next SOP."),
        CRAFT,
        of_absence=True,
    ),
    "forbidden-symbol": LintRule(
        WARNING,
        N_("exactly the five symbols of the regulation are allowed"),
        N_("SOP-AP has five: capsule, box, diamond, arrow and pentagon; others belong to technical charts."),
        SOP_AP,
    ),
    "missing-symbol": LintRule(
        WARNING,
        N_("the symbols of a pack hold all five of the regulation"),
        N_("SOP-AP has five: capsule, box, diamond, arrow and pentagon; others belong to technical charts."),
        SOP_AP,
        of_absence=True,
    ),
    "unknown-rule": LintRule(
        WARNING,
        N_("a rule that the pack switches off exists"),
        N_("A misspelt rule stays on."),
        CRAFT,
    ),
    "needless-silence": LintRule(
        HINT,
        N_("a rule that the pack switches off would find something"),
        N_("It would hide the next fault of its kind."),
        CRAFT,
        of_absence=True,
    ),
}
GROUPS = {
    "Routes and decisions": _ROUTES,
    "Rows": _ROWS,
    "Identity and legal basis": _IDENTITY,
    "Deadlines and calendar": _DEADLINES,
    "Questions": _QUESTIONS,
    "The pack as a whole": _PACK,
}
"""The rules as the documentation lists them."""
LINT_RULES: dict[str, LintRule] = {rule: known for rules in GROUPS.values() for rule, known in rules.items()}
"""Every rule of the linter, by id."""


def reason(rule: str) -> Sentence | None:
    """Why a rule of the linter is one, with its source; None for the rules of a well-formed pack, which need none."""
    known = LINT_RULES.get(rule)
    if known is None:
        return None
    return S("why: {why} ({source})", why=Sentence(known.why), source=known.source)
