#!/usr/bin/env bash
# Makes .venv with Python 3.11 or newer and installs the pinned packages of a lock: environment.sh requirements.lock
# Safe to repeat: it does nothing while the lock is the one installed last. Needs no root.
set -euo pipefail
lock=$1
stamps=.venv/installed

newest_python() {
    local candidate
    for candidate in ${PYTHON:+"$PYTHON"} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    printf 'Foorumi needs Python 3.11 or newer; name one with PYTHON=... where it is not on the path.\n' >&2
    return 1
}

make_environment() {
    local python version
    python=$(newest_python)
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        printf 'Python lacks its ensurepip module. Install it, then run make again:\n\n' >&2
        printf '    sudo apt-get install -y python%s-venv\n\n' "$version" >&2
        return 1
    fi
    printf 'Making .venv ...\n'
    "$python" -m venv --clear .venv
}

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    make_environment
fi
if ! cmp -s "$lock" "$stamps/$lock"; then
    printf 'Installing the packages of %s ...\n' "$lock"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    mkdir -p "$stamps"
    # The development lock pins everything of the other one too.
    [[ $lock != requirements-dev.lock ]] || cp requirements.lock "$stamps/"
    cp "$lock" "$stamps/"
fi
