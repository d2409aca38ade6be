#!/bin/sh
# Set up what the painter `cycles` needs, or see that it is there:  sh deploy/cycles.sh [FOLDER]
# FOLDER (.venv-cycles) is an environment of its own for Blender, about 1 GB. As root on Debian or
# Ubuntu the system libraries that Blender links are installed too. Prints one line; details only
# when something fails.
set -eu
folder=${1:-.venv-cycles}
began=$(date +%s)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
libraries="libegl1 libgl1 libice6 libsm6 libx11-6 libxext6 libxfixes3 libxi6 libxkbcommon0 libxrender1"

export UV_SYSTEM_CERTS=1 UV_NATIVE_TLS=1

fail() {
    cat "$log" >&2
    echo "" >&2
    echo "$1" >&2
    exit 1
}

works() {
    "$folder/bin/python" -E -s -c 'import bpy; bpy.context.scene.render.engine = "CYCLES"' >"$log" 2>&1
}

have_uv() { command -v uv >/dev/null 2>&1; }

make_environment() {
    if have_uv; then
        uv venv --quiet --clear --python 3.11 "$folder" >"$log" 2>&1 || fail "uv could not make $folder with Python 3.11."
        uv pip install --quiet --python "$folder/bin/python" -r deploy/cycles.txt >"$log" 2>&1 ||
            fail "uv could not install deploy/cycles.txt."
        return
    fi
    python3.11 -c '' 2>/dev/null ||
        fail "Blender's module needs Python 3.11, which is not on the PATH. Install python3.11 and python3.11-venv, or uv."
    python3.11 -m venv --clear "$folder" >"$log" 2>&1 || fail "python3.11 -m venv could not make $folder. (On Debian: apt install python3.11-venv.)"
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check -r deploy/cycles.txt >"$log" 2>&1 ||
        fail "pip could not install deploy/cycles.txt."
}

if [ -x "$folder/bin/python" ] && works; then
    echo "Blender is in $folder."
    exit 0
fi
[ -d "$folder/lib" ] && ls "$folder"/lib/python3*/site-packages/bpy >/dev/null 2>&1 || {
    echo "Setting up $folder for Blender (once, about 1 GB) ..."
    make_environment
}
if ! works && grep -q "cannot open shared object" "$log" && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends $libraries; } >"$log" 2>&1 ||
        fail "apt-get could not install Blender's libraries: $libraries"
fi
works || fail "Blender does not start. On Debian or Ubuntu it needs: sudo apt install $libraries"
echo "Blender is in $folder, after $(($(date +%s) - began)) s."
