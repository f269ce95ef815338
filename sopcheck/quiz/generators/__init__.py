"""Questions made from the procedure: one module a topic.

Each follows one rule: the truth set first (every right answer, from the flow), then distractors from outside it, so
that no question has two right answers. A row, exit or symbol that makes no fair question yields a Refusal instead.
"""
