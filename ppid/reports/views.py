"""All pages of the room."""

from __future__ import annotations

from ppid.reports.monitoring import views as monitoring
from ppid.reports.room import bp
from ppid.reports.statistics import views as statistics
from ppid.reports.yearly import views as yearly

__all__ = ["bp", "monitoring", "statistics", "yearly"]
