"""What people do: the service desk (میز خدمت) loads a case, asks the domain, and writes down what happened."""

from __future__ import annotations

from qom_permits.desk.opening import open_desk
from qom_permits.desk.service_desk import ServiceDesk

__all__ = ["ServiceDesk", "open_desk"]
