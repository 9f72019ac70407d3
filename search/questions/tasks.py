"""Tasks wake the worker; what is to be done stands in the tables."""

from django_tasks import task

from search.questions.asking_again import ask_again


@task(backend="worker")
def ask_questions_again() -> int:
    """Asks what had no result once more; safe to run at any time and any number of times."""
    return ask_again()
