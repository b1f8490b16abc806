"""A kind of notice for these tests, and a switch that overtakes its matter."""

from liuli.notices.registry import find_kind, notice_kind, still_due

DONE: set[int] = set()

if find_kind("trial.due") is None:
    notice_kind("trial.due", title="Trial", sentence="Trial %(record)s is due.")
    notice_kind("trial.news", title="News", sentence="Trial %(record)s happened.")

    @still_due("trial.due")
    def not_done(notices):
        return {n.pk for n in notices if n.params["record"] not in DONE}
