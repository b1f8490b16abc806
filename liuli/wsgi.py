"""The door gunicorn knocks at."""

import os

from django.core.wsgi import get_wsgi_application

from liuli.kernel.memory import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liuli.settings")
application = get_wsgi_application()
settle()
