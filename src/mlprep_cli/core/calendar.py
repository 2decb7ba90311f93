"""Days: a day is a local day that starts some hours after midnight, so that late practice belongs to the evening."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calendar:
    """The user's days: `zone` is None for the system's own local time; `starts_at` is an hour, 0 to 12."""

    zone: dt.tzinfo | None = None
    starts_at: int = 4

    def day_of(self, instant: dt.datetime, offset: int | None = None) -> dt.date:
        """Return the day that an aware instant belongs to.

        Args:
            instant: when it was.
            offset: how many minutes east of UTC the user's clock was then; by default as it is in `zone`. Days that
                were practised elsewhere stay the days that they were.
        """
        return (self.local(instant, offset) - dt.timedelta(hours=self.starts_at)).date()

    def local(self, instant: dt.datetime, offset: int | None = None) -> dt.datetime:
        """Return what the user's clock showed at an aware instant; `offset` is as for `day_of`."""
        return instant.astimezone(self.zone if offset is None else dt.timezone(dt.timedelta(minutes=offset)))

    def offset_of(self, instant: dt.datetime) -> int:
        """Return how many minutes east of UTC the user's clock is at an aware instant."""
        east = instant.astimezone(self.zone).utcoffset() or dt.timedelta()
        return round(east / dt.timedelta(minutes=1))
