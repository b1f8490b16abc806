"""What the audit's codes mean, in words for its readers.

Codes never change; the sentence a reader sees is here. tests/desk/test_acts.py finds
every code the portal records and holds that it has its words.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTS: dict[str, Promise] = {
    "access.refused": _("Access was refused"),
    "accounts.closed": _("Closed the account"),
    "accounts.corrected": _("Corrected name or e-mail"),
    "accounts.locked": _("The account was locked after failed sign-ins"),
    "accounts.opened": _("Opened the account"),
    "accounts.password_changed": _("Chose a new password"),
    "accounts.password_reset": _("Reset the password"),
    "accounts.post_ended": _("Ended the post"),
    "accounts.post_given": _("Gave the post"),
    "accounts.post_withdrawn": _("Took the post back before it was held a day"),
    "accounts.reopened": _("Reopened the account"),
    "accounts.signed_in": _("Signed in"),
    "accounts.unlocked": _("Unlocked the account"),
    "exchange.confirmed": _("Confirmed the import"),
    "exchange.imported": _("Imported a ledger"),
    "exchange.problems_downloaded": _("Downloaded the refused rows"),
    "exchange.undone": _("Undid the import"),
    "exchange.uploaded": _("Uploaded a ledger"),
    "fieldwork.conflict": _("Sent a record that was already there with other content"),
    "figures.exported": _("Exported figures"),
    "figures.printed": _("Printed figures on the command line"),
    "hazards.assigned": _("Assigned the hazard"),
    "hazards.assigned_many": _("Assigned several hazards"),
    "hazards.cleared": _("Cleared the hazard"),
    "hazards.controlled": _("Recorded an interim control"),
    "hazards.keeper_called": _("Called the keeper"),
    "hazards.lowered": _("Lowered the severity"),
    "hazards.lowering_asked": _("Asked for a lower severity"),
    "hazards.lowering_declined": _("Declined the lower severity"),
    "hazards.note_dismissed": _("Dismissed the ledger note"),
    "hazards.note_offered": _("Offered a ledger note"),
    "hazards.note_opened": _("Opened a ledger note as a hazard"),
    "hazards.photos_added": _("Added photos"),
    "hazards.raised": _("Raised the severity"),
    "hazards.found": _("Reported the hazard"),
    "hazards.found_again": _("Found the open hazard again"),
    "hazards.reported_done": _("Reported the rectification as done"),
    "hazards.failed": _("Sent the hazard back after a failed re-check"),
    "hazards.site_added": _("Registered the site"),
    "hazards.site_closed": _("Ended the site"),
    "hazards.site_corrected": _("Corrected the site"),
    "hazards.started": _("Started the rectification"),
    "hazards.voided": _("Voided the hazard"),
    "lists.exported": _("Exported a list"),
    "parameters.changed": _("Set a parameter"),
    "patrols.answered": _("Answered stops of a round"),
    "patrols.explained": _("Explained a missed round"),
    "patrols.finished": _("Finished the round"),
    "patrols.moved": _("Moved stops to another round"),
    "patrols.scheduled": _("Scheduled rounds"),
    "patrols.started": _("Started the round"),
    "places.alias_added": _("Added another name of a road"),
    "places.road_claimed": _("Gave a stretch of road to a grid"),
    "residents.called": _("Called a resident"),
    "residents.class_overridden": _("Set the class by hand"),
    "residents.classified": _("Classified residents"),
    "residents.corrected": _("Corrected a resident"),
    "residents.followed_addresses": _("Residents followed their addresses"),
    "residents.registered": _("Registered a resident"),
    "residents.revealed": _("Looked at a full number"),
    "residents.searched": _("Searched residents"),
    "residents.stay_ended": _("Ended a stay"),
    "residents.stay_recorded": _("Recorded a stay"),
    "residents.stay_verified": _("Verified a stay"),
    "residents.tagged": _("Noted a service tag"),
    "territory.added": _("Added a unit"),
}


def act_words(code: str) -> str:
    """The words of a code; the code itself where nobody has given it words."""
    return str(ACTS.get(code, code))
