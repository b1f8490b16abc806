"""A request of somebody about their own data, with its clock (PI-6)."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from residents import flows
from residents.choices.privacy import Applicant, RequestKind, RequestStatus
from residents.querysets.privacy import RequestQuerySet

_DONE = [RequestStatus.ANSWERED, RequestStatus.REFUSED]


class RightsRequest(models.Model):
    """See, correct, delete, explain: received, due, answered or refused."""

    read_capability = Capability.PRIVACY_KEEP
    unit_lookup = "person__community"

    person = models.ForeignKey(
        "residents.Person",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("resident"),
    )
    kind = models.CharField(_("what is asked"), max_length=8, choices=RequestKind)
    applicant = models.CharField(_("who asks"), max_length=10, choices=Applicant)
    text = models.CharField(_("in their words"), max_length=500, blank=True)
    status = models.CharField(
        _("state of the request"),
        max_length=10,
        choices=RequestStatus,
        default=RequestStatus.RECEIVED,
    )
    received_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("received by"),
    )
    received_at = models.DateTimeField(pgettext_lazy("request", "received"))
    due_on = models.DateField(_("answer by"))
    answer = models.CharField(_("answer or reasons"), max_length=500, blank=True)
    answered_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request about personal data")
        verbose_name_plural = _("requests about personal data")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="rightsrequest_kind_known",
                condition=Q(kind__in=RequestKind.values),
            ),
            models.CheckConstraint(
                name="rightsrequest_applicant_known",
                condition=Q(applicant__in=Applicant.values),
            ),
            models.CheckConstraint(
                name="rightsrequest_status_known",
                condition=Q(status__in=RequestStatus.values),
            ),
            models.CheckConstraint(
                name="rightsrequest_answered_with_words",
                condition=Q(status=RequestStatus.RECEIVED, answered_at__isnull=True)
                | (Q(status__in=_DONE, answered_at__isnull=False) & ~Q(answer="")),
            ),
            models.UniqueConstraint(
                name="rightsrequest_open_once",
                fields=["person", "kind"],
                condition=Q(status=RequestStatus.RECEIVED),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="rightsrequest_moves_by_its_table",
                field="status",
                transitions=flows.RIGHTS_REQUEST.transitions(),
            ),
            pgtrigger.Protect(name="rightsrequest_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"RightsRequest #{self.pk}"

    @property
    def receipt(self) -> str:
        """The number on the slip the person takes home."""
        return f"GR{localtime(self.received_at):%Y}-{self.pk:06d}"
