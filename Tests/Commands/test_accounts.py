"""Accounts of staff on the command line."""

from service import run_liaison


def user(service, *arguments, **options):
    return run_liaison("user", *arguments, "--data", service.data, **options)


def status_of_sign_in(service, name, password):
    return service.call("POST", "/v1/session", {"name": name, "password": password}).status


def test_the_example_accounts_are_made_once(own_service):
    service = own_service().start()
    passwords = dict(service.passwords)
    assert set(passwords) == {"admin", "agent"}
    service.stop()
    service.output.clear()
    service.passwords.clear()
    service.start()
    assert service.passwords == {}
    assert not any(password in line for password in passwords.values() for line in service.output)
    for name, password in passwords.items():
        assert status_of_sign_in(service, name, password) == 200


def test_an_account_is_added_listed_and_disabled_while_the_service_runs(own_service):
    service = own_service().start()
    password = "correct horse battery staple"
    added = user(
        service, "add", "mei", "--role", "agent", "--display-name", "Mei Lin", "--password-stdin",
        input=password + "\n")
    assert added.returncode == 0, added.stderr
    assert password not in added.stdout
    assert status_of_sign_in(service, "mei", password) == 200
    assert status_of_sign_in(service, "mei", "wrong") == 401
    assert "Mei Lin" in user(service, "list").stdout

    assert user(service, "add", "mei", "--password-stdin", input=password).returncode == 1
    assert user(service, "disable", "nobody").returncode == 1

    service.passwords["mei"] = password
    session = service.sign_in("mei")
    assert service.call("GET", "/v1/desk/queue", headers=session).status == 200
    assert user(service, "disable", "mei").returncode == 0
    assert service.call("GET", "/v1/desk/queue", headers=session).status == 401
    assert status_of_sign_in(service, "mei", password) == 401
    assert "disabled" in user(service, "list").stdout


def test_a_password_that_is_tried_first_is_refused_and_changes_nothing(own_service):
    service = own_service().start()
    for arguments, password in [
        (("add", "mei", "--display-name", "Mei Lin"), "1234567890"),
        (("add", "mei", "--display-name", "Mei Lin"), "MeiLin2026!"),
        (("password", "agent"), "P@ssw0rd2026"),
        (("password", "agent"), "agent-agent-1"),
    ]:
        refused = user(service, *arguments, "--password-stdin", input=password + "\n")
        assert refused.returncode == 1
        assert "tried first" in refused.stderr
        assert password not in refused.stdout + refused.stderr
    assert "mei" not in user(service, "list").stdout
    assert status_of_sign_in(service, "agent", service.passwords["agent"]) == 200
    unknown = user(service, "password", "nobody", "--password-stdin", input="gravel teapot otter\n")
    assert unknown.returncode == 1


def test_a_made_up_password_is_shown_once(own_service):
    service = own_service().start()
    added = user(service, "add", "chen", "--role", "admin")
    assert added.returncode == 0, added.stderr
    password = added.stdout.split()[-1]
    assert status_of_sign_in(service, "chen", password) == 200
    assert password not in user(service, "list").stdout
