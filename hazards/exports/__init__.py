"""What leaves the desk as a file."""

from hazards.exports.hazards import HazardResource, SiteResource

__all__ = ["HazardResource", "SiteResource"]
