"""The addresses of the form and of its receipts."""

from django.urls import path

from pages.feedback import views

urlpatterns = [
    path("", views.give_feedback, name="feedback"),
    path("<uuid:key>/", views.receipt, name="feedback_receipt"),
]
