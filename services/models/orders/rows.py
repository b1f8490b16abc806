"""What rows of orders share."""

from typing import Final

from django.db import models

from liuli.accounts.roles import Capability

# No new order for a partner without a contract that holds on that day (K21).
UNDER_CONTRACT: Final = """
    IF NEW.supplier_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM services_contract contract
        WHERE contract.supplier_id = NEW.supplier_id
          AND contract.covers = '{covers}' AND contract.period @> {day}
    ) THEN
        RAISE EXCEPTION 'no contract with this partner holds on that day'
            USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';
    END IF;
    RETURN NEW;
"""


class OrderRow(models.Model):
    """A row of orders."""

    read_capability = Capability.ORDERS_VIEW

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{type(self).__name__} #{self.pk}"
