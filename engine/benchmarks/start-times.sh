#!/usr/bin/env bash
# Measures how long the launcher takes to start, with and without its archive of loaded classes. Needs
# engine/cli/target/retort, so: mvn -q -DskipTests -pl engine/cli -am package. Prints medians in milliseconds.
set -euo pipefail

built=$(cd "$(dirname "$0")/../cli/target" && pwd)
runs=${1:-15}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/without"
cp "$built/retort" "$built/retort.jar" "$work/without"

mkdir -p "$work/project/migrations"
down=none
for number in $(seq 1000 1024); do
    printf -- '-- revision: r%s\n-- down_revision: %s\n\n-- upgrade\nSELECT 1;\n-- downgrade\n' "$number" "$down" \
        >"$work/project/migrations/r$number.sql"
    down=r$number
done
echo 'url = "sqlite:///./app.db"' >"$work/project/retort.toml"
cd "$work/project"

# Wall time is what a user waits; processor time is what a busy machine doesn't falsify.
measure() {
    for _ in $(seq "$runs"); do
        { TIMEFORMAT='%R %U %S' && time "$@" >/dev/null 2>&1; } 2>&1
    done | awk '{ printf "%d %d\n", $1 * 1000, ($2 + $3) * 1000 }' >"$work/times"
    middle=$(((runs + 1) / 2))
    printf ' %6s %6s' "$(cut -d' ' -f1 "$work/times" | sort -n | sed -n "${middle}p")" \
        "$(cut -d' ' -f2 "$work/times" | sort -n | sed -n "${middle}p")"
}

printf '%-18s %13s %13s\n%-18s %6s %6s %6s %6s\n' '' 'with archive' 'without' 'median ms' wall cpu wall cpu
for command in --version heads current; do
    printf '%-18s' "retort $command"
    measure "$built/retort" "$command"
    measure "$work/without/retort" "$command"
    echo
done
