#!/bin/sh
# See that a Chromium (and Git LFS) is there for the tests: the installed one, else apt's as root,
# else Playwright's own download. Says loudly what will be skipped; never fails.
set -u
have_browser() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    .venv/bin/python -c '
import os, sys
from playwright.sync_api import sync_playwright
with sync_playwright() as p:
    sys.exit(not os.path.exists(p.chromium.executable_path))' 2>/dev/null
}
as_root() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }
install() { as_root && { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$1"; } >/dev/null 2>&1; }

command -v git-lfs >/dev/null 2>&1 || install git-lfs ||
    echo "!! Git LFS is not installed: the tests that clone a project's repository will be SKIPPED."
have_browser || install chromium || .venv/bin/python -m playwright install chromium >/dev/null 2>&1 || true
have_browser || echo "!! No Chromium here and none could be installed: the browser tests will be SKIPPED."
exit 0
