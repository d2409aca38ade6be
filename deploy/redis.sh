#!/bin/sh
# See that a redis-server is there for the tests of several machines: the installed one, else apt's
# as root. Says loudly what will be skipped; never fails.
set -u
have_redis() { command -v redis-server >/dev/null 2>&1; }
as_root() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

if ! have_redis && as_root; then
    { apt-get update -qq && RUNLEVEL=1 apt-get install -y -qq --no-install-recommends redis-server; } >/dev/null 2>&1
fi
have_redis || echo "!! No redis-server here and none could be installed: the tests of several machines will be SKIPPED."
exit 0
