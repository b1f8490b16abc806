"""How the desk's forms and buttons act: through an operation, refusals in words."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.db.utils import IntegrityError
from django.forms import Form, ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from liuli.kernel.errors import NotAllowed, Refused


class ActingForm(ModelForm[Any]):
    """Mixed into the forms of the desk: a form is valid when its operation was done.

    The operation runs in a savepoint as the last check of the form. What it refuses is
    an error of the form, which comes back filled in; nothing of it was written.
    """

    act: Callable[[Any], models.Model]
    actor: Any = None
    outcome: Any = None
    has_acted = False

    def is_valid(self) -> bool:
        """Check the fields, then act (once)."""
        if self.has_acted:
            return True
        if not super().is_valid():
            return False
        try:
            with transaction.atomic():
                self.outcome = type(self).act(self)
            self.has_acted = True
        except NotAllowed:
            raise
        except Refused as refusal:
            self.add_error(None, str(refusal))
        except ValidationError as invalid:
            self._add_invalid(invalid)
        except IntegrityError as broken:
            self.add_error(None, constraint_sentence(broken))
        return self.has_acted

    def _add_invalid(self, invalid: ValidationError) -> None:
        """To the fields it names, as far as they are shown; else above the form."""
        if not hasattr(invalid, "error_dict"):
            self.add_error(None, invalid)
            return
        for name, errors in invalid.error_dict.items():
            shown = name in self.fields and name != NON_FIELD_ERRORS
            self.add_error(name if shown else None, errors)


def constraint_sentence(broken: IntegrityError) -> str:
    """The sentence of the constraint the database named, whichever model's it is."""
    diagnosis = getattr(broken.__cause__, "diag", None)
    name = getattr(diagnosis, "constraint_name", None)
    for model in apps.get_models():
        for constraint in model._meta.constraints:  # noqa: SLF001
            said = constraint.violation_error_message
            if (
                constraint.name == name
                and said != constraint.default_violation_error_message
            ):
                return str(constraint.get_violation_error_message())
    return _("The database refused this because it breaks a rule.")


def act_by(form: Form, act: Callable[[], HttpResponse]) -> HttpResponse | None:
    """What the act answered; None with its refusal above the filled-in form.

    For pages that are one form and one operation; nothing refused is left written.
    """
    try:
        with transaction.atomic():
            return act()
    except NotAllowed:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal))
    except ValidationError as invalid:
        form.add_error(None, invalid.messages)
    except IntegrityError as broken:
        form.add_error(None, constraint_sentence(broken))
    return None


@contextmanager
def refusals_as_messages(request: HttpRequest) -> Iterator[None]:
    """For buttons and list actions: a refusal becomes a message on the next page."""
    try:
        with transaction.atomic():
            yield
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal))
    except ValidationError as invalid:
        messages.error(request, " ".join(invalid.messages))
    except IntegrityError as broken:
        messages.error(request, constraint_sentence(broken))
