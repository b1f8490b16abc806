"""What a channel can say about a message it could not send."""


class NotSentError(Exception):
    """The channel did not take the message; trying again later may help."""
