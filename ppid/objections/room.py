"""The room's blueprint."""

from flask import Blueprint

bp = Blueprint("objections", __name__)
