"""Ways out of the portal. Each sends one message to one address or raises."""

from collections.abc import Callable
from typing import Final

from liuli.notices.channels.mail import send_mail
from liuli.notices.channels.robots import send_to_robot
from liuli.notices.choices import Channel

Send = Callable[[str, str, str], None]

SEND: Final[dict[Channel, Send]] = {
    Channel.MAIL: send_mail,
    Channel.ROBOT: send_to_robot,
}
