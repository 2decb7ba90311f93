"""Days: a day is a local day that starts some hours after midnight, so that late practice belongs to the evening."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calendar:
    """The user's days: `zone` is None for the system's own local time; `starts_at` is an hour, 0 to 12."""

    zone: dt.tzinfo | None = None
    starts_at: int = 4

    def day_of(self, instant: dt.datetime) -> dt.date:
        """Return the day that an aware instant belongs to."""
        return (instant.astimezone(self.zone) - dt.timedelta(hours=self.starts_at)).date()
