from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations


class Migration(migrations.Migration):
    """Exclusion constraints over plain columns need btree_gist."""

    initial = True
    dependencies = []
    run_before = [("territory", "0001_initial")]
    operations = [BtreeGistExtension()]
