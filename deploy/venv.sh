#!/bin/sh
# Set up the virtual environment, or add an extra to it:  sh deploy/venv.sh FOLDER [EXTRA]
# Uses uv when it is there, else venv and pip. Prints one line; details only when something fails.
set -eu
folder=$1
extra=${2:-}
began=$(date +%s)
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# A studio's proxy has a certificate of its own, which the system knows and uv alone does not.
export UV_SYSTEM_CERTS=1 UV_NATIVE_TLS=1

fail() {
    cat "$log" >&2
    echo "" >&2
    echo "$1" >&2
    exit 1
}

python=""
for candidate in python3.13 python3.12 python3.11 python3 python; do
    if command -v "$candidate" >/dev/null 2>&1 &&
        "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
[ -n "$python" ] || fail "Python 3.11, 3.12 or 3.13 is needed and none is on the PATH. Install it from your system's packages or python.org."

if ! [ -x "$folder/bin/python" ]; then
    echo "Setting up $folder (once) ..."
    if command -v uv >/dev/null 2>&1; then
        uv venv --quiet --python "$python" "$folder" >"$log" 2>&1 || fail "uv could not make $folder."
    elif ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        package="$(basename "$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')")-venv"
        if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
            { apt-get update -qq && apt-get install -y -qq "$package"; } >"$log" 2>&1 || fail "apt-get could not install $package."
        else
            fail "This Python has no venv. Install the package $package (on Debian or Ubuntu: sudo apt install $package), then run make again."
        fi
    fi
    if ! [ -x "$folder/bin/python" ]; then
        "$python" -m venv "$folder" >"$log" 2>&1 || fail "$python -m venv could not make $folder."
        # The pip that comes with Debian 12 takes minutes to think about the larger extras.
        "$folder/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade pip >"$log" 2>&1 || true
    fi
fi

target=.${extra:+[$extra]}
[ -z "$extra" ] || echo "Adding what '$extra' needs ..."
if command -v uv >/dev/null 2>&1; then
    uv pip install --quiet --python "$folder/bin/python" -c deploy/constraints.txt -e "$target" >"$log" 2>&1 || fail "uv could not install $target."
else
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check -c deploy/constraints.txt -e "$target" >"$log" 2>&1 || fail "pip could not install $target."
fi
echo $(($(date +%s) - began)) >"$folder/ready${extra:+-$extra}"
