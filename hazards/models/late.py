"""What came to a hazard after somebody else had moved it on (F26)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hazards.choices.late import Holds, Said
from hazards.models.move import Act, HazardMove
from liuli.kernel.history import tracked


@tracked()
class LateWord(Act):
    """A report made before its author could know what others had done meanwhile.

    Its words and photos hang on a step of the hazard's life that changes no state; the
    step the author had last seen is `seen`. A lead decides which account holds; until
    then both stand side by side.
    """

    hazard = models.ForeignKey(
        "hazards.Hazard",
        on_delete=models.PROTECT,
        related_name="late_words",
        verbose_name=_("hazard"),
    )
    move = models.OneToOneField(
        HazardMove,
        on_delete=models.PROTECT,
        related_name="late_word",
        verbose_name=_("step"),
    )
    seen = models.ForeignKey(
        HazardMove,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("last step the author had seen"),
    )
    said = models.CharField(_("what was reported"), max_length=12, choices=Said)
    holds = models.CharField(
        _("which account holds"), max_length=8, choices=Holds, blank=True
    )
    note = models.CharField(_("why"), max_length=500, blank=True)
    decided_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    class Meta:
        verbose_name = _("report that came too late")
        verbose_name_plural = _("reports that came too late")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="lateword_said_known", condition=Q(said__in=Said.values)
            ),
            models.CheckConstraint(
                name="lateword_decided_whole",
                condition=Q(
                    holds="", note="", decided_by__isnull=True, decided_at__isnull=True
                )
                | Q(
                    ~Q(note=""),
                    holds__in=Holds.values,
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="lateword_after_what_was_seen",
                condition=Q(move__gt=models.F("seen")),
            ),
        ]
