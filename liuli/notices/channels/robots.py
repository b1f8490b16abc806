"""Robots of group chats: WeCom, DingTalk, Feishu, addressed by Apprise URLs.

Apprise reads the address and signs it; the message is posted here, because these
services answer 200 to a robot that is gone and say so only in the body of the answer.
"""

import json
import re
from typing import Any, Final
from urllib.error import URLError
from urllib.request import Request, urlopen

from django.utils.translation import gettext as _

from liuli.notices.channels.errors import NotSentError
from liuli.notices.choices import RobotKind

_SECONDS: Final = 10
_MOST_BYTES: Final = 2_000  # WeCom takes 2,048 bytes of text, the others more
# What the chat programs show for copying, as Apprise writes it.
_WEBHOOKS: Final = (
    (r"https://qyapi\.weixin\.qq\.com/cgi-bin/webhook/send\?key=([\w-]+)", "wecombot"),
    (r"https://oapi\.dingtalk\.com/robot/send\?access_token=(\w+)", "dingtalk"),
    (r"https://open\.feishu\.cn/open-apis/bot/v2/hook/([\w-]+)/?", "feishu"),
)
_KINDS: Final = {
    "wecombot": RobotKind.WECOM,
    "dingtalk": RobotKind.DINGTALK,
    "feishu": RobotKind.FEISHU,
}


def apprise_address(pasted: str) -> tuple[str, RobotKind] | None:
    """The address as an Apprise URL with its kind; None for anything else.

    Takes the webhook as the chat program shows it, or the Apprise URL
    (`dingtalk://secret@token` for a signed robot). No other host is ever reached.
    """
    address = pasted.strip()
    for pattern, scheme in _WEBHOOKS:
        found = re.fullmatch(pattern, address)
        if found:
            address = f"{scheme}://{found[1]}"
    kind = _KINDS.get(address.partition("://")[0])
    return None if kind is None or _robot(address) is None else (address, kind)


def send_to_robot(address: str, title: str, body: str) -> None:
    """Post one message to one group. Raises NotSentError, which never names the key."""
    robot = _robot(address)
    kind = _KINDS.get(address.partition("://")[0])
    if robot is None or kind is None:
        raise NotSentError("The address of a group robot cannot be read.")
    heading = _("[Liuli] %(title)s") % {"title": title}
    text = _cut(f"{heading}\n{body}")
    request = Request(  # noqa: S310  the address is Apprise's own constant
        _address(robot, kind),
        data=json.dumps(_words(kind, text)).encode(),
        headers={"Content-Type": "application/json; charset=utf-8"},
    )
    try:
        with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310
            said: Any = json.loads(answer.read(65_536))
    except (URLError, TimeoutError, ValueError, OSError) as error:
        raise NotSentError(
            f"No answer of a {kind} robot: {type(error).__name__}."
        ) from None
    code = _code(said)
    if code != 0:
        raise NotSentError(f"A {kind} robot refused a message: code {code}.")


def _robot(address: str) -> Any:
    """Apprise's reading of the address; None when it cannot be read."""
    # A moment to import: only whoever sends or adds a robot pays it. Asking Apprise
    # itself would load all of its hundred services.
    from apprise.plugins.dingtalk import NotifyDingTalk
    from apprise.plugins.feishu import NotifyFeishu
    from apprise.plugins.wecombot import NotifyWeComBot

    services: dict[RobotKind, Any] = {
        RobotKind.WECOM: NotifyWeComBot,
        RobotKind.DINGTALK: NotifyDingTalk,
        RobotKind.FEISHU: NotifyFeishu,
    }
    kind = _KINDS.get(address.partition("://")[0])
    service = None if kind is None else services[kind]
    read = None if service is None else service.parse_url(address)
    try:
        return service(**read) if service and read else None
    except TypeError:  # what Apprise raises for a key it cannot use
        return None


def _address(robot: Any, kind: RobotKind) -> str:
    if kind == RobotKind.WECOM:
        return str(robot.notify_url.format(key=robot.key))
    address = str(robot.notify_url.format(token=robot.token))
    if kind == RobotKind.DINGTALK and robot.secret:
        stamp, signature = robot.get_signature()
        address += f"&timestamp={stamp}&sign={signature}"
    return address.rstrip("/")


def _words(kind: RobotKind, text: str) -> dict[str, Any]:
    if kind == RobotKind.FEISHU:
        return {"msg_type": "text", "content": {"text": text}}
    return {"msgtype": "text", "text": {"content": text}}


def _code(said: Any) -> int | str:
    """What the answer says: 0 is yes; no code at all is no."""
    if not isinstance(said, dict):
        return "none"
    for name in ("errcode", "code", "StatusCode"):
        if isinstance(said.get(name), int):
            return int(said[name])
    return "none"


def _cut(text: str) -> str:
    kept = text.encode()[:_MOST_BYTES]
    return kept.decode(errors="ignore")
