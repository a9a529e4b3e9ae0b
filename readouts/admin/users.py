"""The desk's users: Django's own pages, but for two moments that nobody sets by hand."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin

User = get_user_model()
admin.site.unregister(User)


@admin.register(User)
class DeskUserAdmin(UserAdmin):
    readonly_fields = ("last_login", "date_joined")
