#!/bin/sh
# Makes .venv and installs Zhice into it, at the versions of constraints.txt. Run by make; safe to run again.
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

# Whether a command is a Python that Zhice runs on.
fits() {
    command -v "$1" >/dev/null 2>&1 && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3.14 python3 python}; do
        if fits "$candidate"; then
            echo "$candidate"
            return
        fi
    done
}

advice() {
    case "$(uname -s)" in
        Darwin) echo "brew install python@3.13" ;;
        *) echo "on Ubuntu and Debian: sudo apt install $1, elsewhere see https://www.python.org/downloads/" ;;
    esac
}

# A .venv that was moved, left half made, or whose Python has gone, is made anew.
if ! fits .venv/bin/python || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    python=$(find_python)
    if [ -z "$python" ] && [ -n "${PYTHON:-}" ]; then
        found=$("$PYTHON" --version 2>/dev/null || true)
        say "PYTHON=$PYTHON is no Python 3.11 or newer (found: ${found:-nothing that runs}). Give another one, or run make without PYTHON."
        exit 2
    fi
    if [ -z "$python" ]; then
        found=$(python3 --version 2>/dev/null || true)
        say "Zhice needs Python 3.11 or newer (found: ${found:-none}). Install it ($(advice 'python3.11 python3.11-venv')), then run make again."
        exit 2
    fi
    if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        version=$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
        say "$python has no venv module. Install it ($(advice "$version-venv")), then run make again."
        exit 2
    fi
    say "Setting up .venv with $("$python" --version) (once, a minute or two) ..."
    rm -rf .venv
    "$python" -m venv .venv
fi

if ! .venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'; then
    say "Installing failed; the message above says why. Without a network, pip needs a mirror (PIP_INDEX_URL). Then run make again."
    exit 2
fi
# A second reader of JSON-LD, for one test, which is passed over where this cannot be had.
if command -v npm >/dev/null 2>&1; then
    (cd tests/exports && npm ci --silent --no-audit --no-fund >/dev/null 2>&1) || say "npm could not install jsonld; one test will be skipped."
fi
touch .venv/.installed
