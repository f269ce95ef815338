"""Which days count: the calendar, due dates and the counting shown."""
