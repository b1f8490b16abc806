from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """People with accounts and their dated posts."""

    name = "liuli.accounts"
    label = "accounts"
    verbose_name = _("People and posts")
