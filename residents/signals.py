"""News from residents to the apps above."""

from django.dispatch import Signal

# Sent within the erasing transaction with `person_id`; rows that point at the person
# are blanked already. Whoever keeps a person's data in other rows blanks them now.
person_erased = Signal()
