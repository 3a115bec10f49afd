#!/usr/bin/env bash
# Measures the tool against scripts that do the same job, and prints the tables of docs/performance.md.
set -euo pipefail
export LC_ALL=C

usage() {
  cat <<'USAGE'
Usage: bench/compare.sh [OPTIONS]
  --tool PATH     the tool (default: build/release/bin/connect-userconfig)
  --users N       users in the comparison (default: 200000)
  --runs N        runs of each; medians are shown (default: 5)
  --directory DIR where inputs are kept from one call to the next (default: a new one, removed at the end)
  --quick         20000 users, 3 runs, no scaling
Runs are interleaved, so that a slow moment of the machine hits everybody. Every run writes into a pipe.
USAGE
}

here=$(cd "$(dirname "$0")" && pwd)
tool=$here/../build/release/bin/connect-userconfig
users=200000 runs=5 directory='' scaling=1
while [ $# -gt 0 ]; do
  case $1 in
    --tool) tool=$2; shift 2 ;;
    --users) users=$2; shift 2 ;;
    --runs) runs=$2; shift 2 ;;
    --directory) directory=$2; shift 2 ;;
    --quick) users=20000 runs=3 scaling=0; shift ;;
    --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done
for program in "$tool" jq python3 taskset /usr/bin/time; do
  command -v "$program" >/dev/null || { echo "compare.sh: $program is missing" >&2; exit 3; }
done
python3 -c 'import orjson' 2>/dev/null || echo "compare.sh: this Python has no orjson, so its column is Python's json" >&2
if [ -z "$directory" ]; then
  directory=$(mktemp -d)
  trap 'rm -rf "$directory"' EXIT
else
  mkdir -p "$directory"
fi

# make_input NUMBER FORMAT: prints the name of the file
make_input() {
  local file=$directory/$1.$2
  if [ ! -s "$file" ]; then
    python3 "$here/generate.py" "$1" --format "$2" >"$file.new"
    mv "$file.new" "$file"
  fi
  echo "$file"
}

# The contestants: each takes a file and writes requests.
tool_() { "$tool" convert --from search-users --quiet "$1" 2>/dev/null; }
tool_ignore_() { "$tool" convert --from search-users --quiet --duplicates ignore "$1" 2>/dev/null; }
tool_one_core_() { taskset -c 0 "$tool" convert --from search-users --quiet "$1" 2>/dev/null; }
orjson_() { python3 "$here/convert.py" "$1"; }
orjson_one_core_() { taskset -c 0 python3 "$here/convert.py" "$1"; }
json_() { BENCH_JSON=json python3 "$here/convert.py" "$1"; }
jq_() { jq -c -f "$here/convert.jq" "$1"; }
jq_one_core_() { taskset -c 0 jq -c -f "$here/convert.jq" "$1"; }

# seconds CONTESTANT FILE: wall time of one run into a pipe
seconds() {
  local start=$EPOCHREALTIME
  "$1" "$2" | cat >/dev/null
  local end=$EPOCHREALTIME
  awk -v a="$start" -v b="$end" 'BEGIN { printf "%.4f\n", b - a }'
}

median() { sort -g "$1" | awk '{ v[NR] = $1 } END { m = int((NR + 1) / 2); print NR % 2 ? v[m] : (v[m] + v[m + 1]) / 2 }'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", a / b }'; }

# race FILE NAME...: interleaved runs; leaves the times in $directory/times.NAME
race() {
  local file=$1 name run
  shift
  for name in "$@"; do : >"$directory/times.$name"; done
  for run in $(seq "$runs"); do
    for name in "$@"; do
      # jq is slow and steady: two runs are enough.
      if [[ $name = jq* && $run -gt 2 ]]; then continue; fi
      seconds "${name}_" "$file" >>"$directory/times.$name"
    done
  done
}

# row LABEL NAME...: one line of a table, ratios against the first
row() {
  local label=$1 name own time line
  shift
  own=$(median "$directory/times.$1")
  line="| $label | $(printf '%.3f s' "$own")"
  shift
  for name in "$@"; do
    time=$(median "$directory/times.$name")
    line+=" | $(printf '%.2f s (%s times)' "$time" "$(ratio "$time" "$own")")"
  done
  echo "$line |"
}

# peak [--pipe] COMMAND... FILE: peak memory in MiB
peak() {
  local pipe=0
  if [ "$1" = --pipe ]; then pipe=1; shift; fi
  local file=${!#}
  if [ $pipe = 1 ]; then
    cat "$file" | /usr/bin/time -o "$directory/peak" -f %M "${@:1:$#-1}" 2>/dev/null | cat >/dev/null
  else
    /usr/bin/time -o "$directory/peak" -f %M "$@" 2>/dev/null | cat >/dev/null
  fi
  awk 'END { printf "%.0f MiB", $1 / 1024 }' "$directory/peak"
}

ndjson=$(make_input "$users" ndjson)
document=$(make_input "$users" document)

# First of all: do they do the same job?
tool_ "$ndjson" >"$directory/out.tool"
for name in orjson json jq; do
  "${name}_" "$ndjson" >"$directory/out.$name"
  python3 "$here/same.py" "$directory/out.tool" "$directory/out.$name"
  rm "$directory/out.$name"
done
tool_ "$document" >"$directory/out.document"
cmp "$directory/out.tool" "$directory/out.document"
tool_one_core_ "$document" | cmp - "$directory/out.tool"
size() { awk -v bytes="$(stat -c %s "$1")" 'BEGIN { printf "%.0f MB", bytes / 1e6 }'; }
echo "$users users: $(size "$ndjson") as newline-delimited JSON, $(size "$document") as one document," \
  "$(size "$directory/out.tool") of requests. All outputs mean the same."
rm "$directory/out.tool" "$directory/out.document"
echo "$(nproc) cores, $(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo); medians of $runs interleaved runs."
echo
echo "| input | connect-userconfig | Python with orjson | Python with json | jq |"
echo "|---|---|---|---|---|"
race "$ndjson" tool orjson json jq
row "newline-delimited" tool orjson json jq
race "$document" tool orjson json jq
row "one document" tool orjson json jq
echo
echo "| on one core | connect-userconfig | Python with orjson | jq |"
echo "|---|---|---|---|"
race "$ndjson" tool_one_core orjson_one_core jq_one_core
row "newline-delimited" tool_one_core orjson_one_core jq_one_core
race "$document" tool_one_core orjson_one_core jq_one_core
row "one document" tool_one_core orjson_one_core jq_one_core
echo
echo "| peak memory | from a file | from a pipe |"
echo "|---|---|---|"
for format in ndjson document; do
  large=$users
  # A gigabyte each.
  if [ $scaling = 1 ] && [ $format = ndjson ]; then large=1700000; fi
  if [ $scaling = 1 ] && [ $format = document ]; then large=1050000; fi
  file=$(make_input "$large" "$format")
  for duplicates in ignore check; do
    convert=("$tool" convert --from search-users --quiet --duplicates "$duplicates")
    echo "| $large users, $format, $(size "$file"), \`--duplicates $duplicates\` |" \
      "$(peak "${convert[@]}" "$file") | $(peak --pipe "${convert[@]}" "$file") |"
  done
done
one=$directory/one.json
python3 "$here/generate.py" 1 --format document >"$one"
# The clock of one run is too coarse: a hundred are counted together.
cpu=$(/usr/bin/time -f '%U %S' sh -c 'for i in $(seq 100); do "$1" convert --quiet "$2" >/dev/null; done' sh "$tool" "$one" \
  2>&1 | awk '{ printf "%.1f", ($1 + $2) * 10 }')
echo
echo "One user, start to finish: $cpu ms of CPU."
if [ $scaling = 1 ]; then
  echo
  echo "| scaling | 100000 users | 1000000 users | ratio |"
  echo "|---|---|---|---|"
  for format in ndjson document; do
    small=$(make_input 100000 "$format")
    file=$(make_input 1000000 "$format")
    : >"$directory/times.small"
    : >"$directory/times.large"
    for _ in $(seq "$runs"); do
      seconds tool_ "$small" >>"$directory/times.small"
      seconds tool_ "$file" >>"$directory/times.large"
    done
    a=$(median "$directory/times.small") b=$(median "$directory/times.large")
    echo "| $format | $a s | $b s | $(ratio "$b" "$a") |"
  done
fi
