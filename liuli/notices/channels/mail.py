"""E-mail, sent by Apprise through the server named in LIULI_MAIL_URL.

LIULI_MAIL_URL is an Apprise address without a recipient, for example
``mailtos://user:password@smtp.example.org:465?from=portal@example.org``.
"""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.conf import settings

from liuli.notices.channels.errors import NotSentError


def send_mail(address: str, title: str, body: str) -> None:
    """Send one message to one address. Raises NotSentError."""
    # Half a second to import: only the worker that really sends pays it.
    import apprise

    post = apprise.Apprise()
    if not post.add(_with_recipient(settings.LIULI_MAIL_URL, address)):
        raise NotSentError("LIULI_MAIL_URL is not an address that Apprise knows.")
    if not post.notify(title=title, body=body, body_format=apprise.NotifyFormat.TEXT):
        raise NotSentError("The mail server did not take the message.")


def _with_recipient(url: str, address: str) -> str:
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query)) | {"to": address, "format": "text"}
    return urlunsplit(parts._replace(query=urlencode(query)))
