"""Accounts: a site manager keeps them, and becomes no administrator through them."""

from django.urls import reverse

from cms.models import User

PASSWORD = "pitkä salasana 1"


def fields_of(person, **changes):
    fields = {"username": person.username, "email": person.email, "first_name": "A", "last_name": "B"}
    return {**fields, "is_active": "on", "password1": "", "password2": "", "groups": [], **changes}


def test_a_site_manager_makes_neither_herself_nor_others_administrators(desk):
    browser, manager = desk.browser("site-manager"), desk["site-manager"]
    wish = {"is_superuser": "on", "password1": PASSWORD, "password2": PASSWORD}
    kept = {"groups": [group.pk for group in manager.groups.all()]}
    browser.post(reverse("wagtailusers_users:edit", args=[manager.pk]), fields_of(manager, **{**wish, **kept}))
    new = User(username="uusi", email="uusi@example.org")
    for administrator in (wish, {**wish, "is_superuser": ""}):
        desk.browser("site-manager").post(reverse("wagtailusers_users:add"), fields_of(new, **administrator))
    author = desk["author-fi"]
    desk.browser("site-manager").post(reverse("wagtailusers_users:edit", args=[author.pk]), fields_of(author, **wish))
    assert set(User.objects.filter(is_superuser=True)) == {desk["superuser"], desk["everything"]}
    del wish["is_superuser"]
    desk.browser("site-manager").post(reverse("wagtailusers_users:add"), fields_of(new, **wish))
    assert not User.objects.get(username="uusi").is_superuser


def test_a_site_manager_does_not_take_over_an_administrator(desk):
    boss, browser = desk["superuser"], desk.browser("site-manager")
    wish = {"email": "toinen@example.org", "password1": PASSWORD, "password2": PASSWORD}
    browser.post(reverse("wagtailusers_users:edit", args=[boss.pk]), fields_of(boss, **wish))
    browser.post(reverse("wagtailusers_users:delete", args=[boss.pk]))
    for action, fields in (("set_active_state", {"mark_as_active": ""}), ("delete", {}), ("assign_role", {"role": 1})):
        address = reverse("wagtail_bulk_action", args=["cms", "user", action])
        browser.post(f"{address}?id={boss.pk}", fields)
    assert desk["superuser"].is_active
    assert not desk["superuser"].check_password(PASSWORD)
    assert desk["superuser"].email == boss.email


def test_others_than_site_managers_and_administrators_change_no_account(desk):
    target = User.objects.create_user("kohde", "kohde@example.org")
    changed = set()
    for who, browser in desk.browsers():
        browser.post(reverse("wagtailusers_users:edit", args=[target.pk]), fields_of(target, email=f"{who}@x.example"))
        if User.objects.get(pk=target.pk).email == f"{who}@x.example":
            changed.add(who)
    assert changed == {"site-manager", "superuser", "everything"}
