"""Conventions (公约): numbered versions, and what each theme changed (H1, H3)."""

from typing import Any, Final

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liuli.accounts.roles import Capability
from liuli.kernel.history import tracked
from residents import flows
from residents.choices.opinions import DECIDED, VersionStatus
from residents.querysets.opinions import ConventionQuerySet

_BY_VOTE: Final = Q(vote__isnull=False, resolution__isnull=True)
_BY_MEETING: Final = Q(vote__isnull=True, resolution__isnull=False)
_BY_NOBODY: Final = Q(vote__isnull=True, resolution__isnull=True)


@tracked()
class Convention(models.Model):
    """Rules neighbours give themselves; their text is in the versions."""

    read_capability = Capability.VOTES_VIEW

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
    )
    title = models.CharField(pgettext_lazy("convention", "title"), max_length=120)

    objects = ConventionQuerySet.as_manager()

    class Meta:
        verbose_name = _("convention")
        verbose_name_plural = _("conventions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="convention_once_per_unit", fields=["unit", "title"]
            ),
            models.CheckConstraint(
                name="convention_has_a_title", condition=~Q(title="")
            ),
        ]

    def __str__(self) -> str:
        return f"Convention #{self.pk}"


@tracked()
class ConventionVersion(models.Model):
    """One text of a convention; once it is no draft its words stay."""

    read_capability = Capability.VOTES_VIEW
    unit_lookup = "convention__unit"

    convention = models.ForeignKey(
        Convention,
        on_delete=models.PROTECT,
        related_name="versions",
        verbose_name=_("convention"),
    )
    number = models.PositiveSmallIntegerField(pgettext_lazy("convention", "version"))
    text = models.TextField(_("text of the convention"), max_length=20000)
    status = models.CharField(
        pgettext_lazy("convention", "state"),
        max_length=12,
        choices=VersionStatus,
        default=VersionStatus.DRAFT,
    )
    round = models.ForeignKey(
        "residents.OpinionRound",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("opinion round"),
    )
    vote = models.ForeignKey(
        "residents.Vote",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("vote"),
    )
    resolution = models.ForeignKey(
        "residents.Resolution",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("resolution"),
    )
    in_force_on = models.DateField(_("in force from"), null=True, blank=True)
    superseded_on = models.DateField(_("superseded on"), null=True, blank=True)

    objects = ConventionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a convention")
        verbose_name_plural = _("versions of conventions")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                name="conventionversion_numbered", fields=["convention", "number"]
            ),
            models.UniqueConstraint(
                name="conventionversion_one_in_force",
                fields=["convention"],
                condition=Q(status=VersionStatus.IN_FORCE),
            ),
            models.CheckConstraint(
                name="conventionversion_status_known",
                condition=Q(status__in=VersionStatus.values),
            ),
            models.CheckConstraint(
                name="conventionversion_has_words",
                condition=~Q(text="") & Q(number__gte=1),
            ),
            models.CheckConstraint(
                name="conventionversion_consulted_by_a_round",
                condition=Q(round__isnull=False)
                | Q(status__in=[VersionStatus.DRAFT, VersionStatus.SUPERSEDED]),
            ),
            models.CheckConstraint(
                name="conventionversion_adopted_by_somebody",
                condition=Q(status__in=DECIDED) & (_BY_VOTE | _BY_MEETING)
                | Q(status=VersionStatus.SUPERSEDED)
                & (_BY_VOTE | _BY_MEETING | _BY_NOBODY)
                | Q(status__in=[VersionStatus.DRAFT, VersionStatus.CONSULTED])
                & _BY_NOBODY,
            ),
            models.CheckConstraint(
                name="conventionversion_in_force_since_a_day",
                condition=~Q(status=VersionStatus.IN_FORCE)
                | Q(in_force_on__isnull=False),
            ),
            models.CheckConstraint(
                name="conventionversion_superseded_iff_dated",
                condition=Q(
                    status=VersionStatus.SUPERSEDED, superseded_on__isnull=False
                )
                | ~Q(status=VersionStatus.SUPERSEDED) & Q(superseded_on__isnull=True),
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="conventionversion_moves_by_its_table",
                field="status",
                transitions=flows.CONVENTION.transitions(),
            ),
            pgtrigger.Protect(
                name="conventionversion_begins_as_draft",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__status=VersionStatus.DRAFT),
            ),
            pgtrigger.Protect(
                name="conventionversion_words_stay",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.status <> 'draft' AND ROW(OLD.text, OLD.number)"
                    " IS DISTINCT FROM ROW(NEW.text, NEW.number)"
                ),
            ),
            pgtrigger.Protect(
                name="conventionversion_is_kept", operation=pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return f"ConventionVersion #{self.pk}"

    @property
    def unit(self) -> Any:
        """Where the convention holds."""
        return self.convention.unit


class ThemeChange(models.Model):
    """What a theme of an opinion round changed in a version, in words."""

    read_capability = Capability.VOTES_VIEW
    unit_lookup = "version__convention__unit"

    version = models.ForeignKey(
        ConventionVersion,
        on_delete=models.PROTECT,
        related_name="changes",
        verbose_name=pgettext_lazy("convention", "version"),
    )
    theme = models.ForeignKey(
        "residents.OpinionTheme",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=pgettext_lazy("theme", "theme"),
    )
    words = models.CharField(_("what it changed"), max_length=500)

    objects = ConventionQuerySet.as_manager()

    class Meta:
        verbose_name = _("change by a theme")
        verbose_name_plural = _("changes by themes")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="themechange_once_per_version", fields=["version", "theme"]
            ),
            models.CheckConstraint(
                name="themechange_has_words", condition=~Q(words="")
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="themechange_written_once",
                operation=pgtrigger.Update | pgtrigger.Delete,
            )
        ]

    def __str__(self) -> str:
        return f"ThemeChange #{self.pk}"
