"""Static files with a fingerprint in their names."""

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage


class ModuleManifestStorage(ManifestStaticFilesStorage):
    """Hashed names, with the imports inside ES modules rewritten too."""

    support_js_module_import_aggregation = True
    manifest_strict = True
