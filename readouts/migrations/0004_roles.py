"""The desk's roles, as groups: viewer, corrector, editor, administrator.

Each role can what the one before it can, and more. Whoever is put into one of
these groups also has to be marked as staff to log in to the desk.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

MODELS = (
    "alias attendance claim doubt meeting mention participant party publisher readout "
    "statement statementtopic topic topicphrase"
).split()

VIEWER = {f"view_{model}" for model in MODELS}
CORRECTOR = VIEWER | set(
    "add_statement change_statement add_statementtopic delete_statementtopic change_meeting "
    "add_attendance change_attendance change_readout add_mention change_mention change_doubt "
    "add_claim change_claim delete_claim".split()
)
EDITOR = (
    CORRECTOR
    | {"bulk_change_statement", "add_readout", "delete_mention"}
    | {
        f"{action}_{model}"
        for action in ("add", "change", "delete")
        for model in ("participant", "alias", "party", "publisher", "topic", "topicphrase")
    }
)
ADMINISTRATOR = EDITOR | {
    f"{action}_{model}" for action in ("add", "change", "delete") for model in MODELS
}
USERS = {
    f"{action}_{model}" for action in ("view", "add", "change", "delete") for model in ("user", "group")
}
ROLES = {
    "viewer": VIEWER,
    "corrector": CORRECTOR,
    "editor": EDITOR,
    "administrator": ADMINISTRATOR,
}


def make_roles(apps, schema_editor):
    # Permissions are made after all migrations; these are needed now.
    for label in ("auth", "readouts"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, verbosity=0, using=schema_editor.connection.alias)
        config.models_module = None
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, codenames in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        found = Permission.objects.filter(
            content_type__app_label="readouts", codename__in=codenames
        )
        missing = codenames - set(found.values_list("codename", flat=True))
        if missing:
            raise RuntimeError(f"There are no permissions {sorted(missing)} for the role {name}.")
        group.permissions.add(*found)
        if name == "administrator":
            group.permissions.add(
                *Permission.objects.filter(content_type__app_label="auth", codename__in=USERS)
            )


def remove_roles(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("readouts", "0003_correction_desk"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_roles, remove_roles)]
