"""What stands at an address takes its unit from it (GR-2), by the database."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

UNIT_FROM_ADDRESS = """
    SELECT address.unit_id INTO NEW.unit_id
    FROM places_address address WHERE address.id = NEW.address_id;
    RETURN NEW;
"""
SAME_ADDRESS = """
    IF NEW.dwelling_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM residents_dwelling dwelling
        WHERE dwelling.id = NEW.dwelling_id AND dwelling.address_id = NEW.address_id
    ) THEN
        RAISE EXCEPTION 'the dwelling lies at another address'
            USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';
    END IF;
    RETURN NEW;
"""


def unit_from_address(model: str) -> pgtrigger.Trigger:
    """The trigger that copies the unit of the address, whatever is written."""
    return pgtrigger.Trigger(
        name=f"{model}_unit_from_address",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("address_id", "unit_id"),
        func=UNIT_FROM_ADDRESS,
    )


def dwelling_at_address(model: str) -> pgtrigger.Trigger:
    """The trigger that refuses a dwelling of another address."""
    return pgtrigger.Trigger(
        name=f"{model}_dwelling_at_address",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("address_id", "dwelling_id"),
        func=SAME_ADDRESS.format(name=f"{model}_dwelling_at_address"),
    )


class Located(models.Model):
    """A row at one address; `unit` follows the address."""

    unit = models.ForeignKey(
        "territory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("unit"),
        editable=False,
    )
    address = models.ForeignKey(
        "places.Address",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("address"),
    )

    class Meta:
        abstract = True

    @property
    def place_words(self) -> str:
        """Address and room in words, for whoever may see the row."""
        room = self if hasattr(self, "label") else getattr(self, "dwelling", None)
        return f"{self.address.raw} {getattr(room, 'label', '')}".strip()
