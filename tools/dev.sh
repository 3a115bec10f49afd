#!/usr/bin/env bash
# Everything a developer runs, from a bare Debian 12 on. Each command installs the Debian packages that it is missing
# (as root, or with sudo), and nothing else; the second time there is nothing to install and little to build.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: tools/dev.sh COMMAND [ARGUMENT...]

  run [ARGUMENT...]     build Release, then: connect-userconfig convert ARGUMENT...
  test [ARGUMENT...]    build Release with the tests, then: ctest ARGUMENT...
  browser [ARGUMENT...] build the tool, then look at its pages in a headless Chromium; --update takes the pictures anew
  sanitize [ARG...]     the same with clang and the address and undefined-behaviour sanitizers
  bench [ARGUMENT...]   build and run the benchmarks
  fuzz [SECONDS]        build the fuzz targets and run each for SECONDS (default 30), two at a time
  simulate [SECONDS]    migrations in virtual time with every fault, for SECONDS (default 60); each round says its seed
  tidy                  clang-tidy over the library and the tool
  format [--check]      clang-format over everything that git knows; --check changes nothing
  coverage              run the tests and print which lines and branches of lib/ they reach
  package               make the Debian packages: build/release/packages/
  ci-deps               install the Debian packages that .ci/run needs

Standard output belongs to what was asked for; everything else goes to standard error.
CONNECT_USERCONFIG_CMAKE_ARGS holds further arguments for CMake's configure step.
TEXT
}

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)

tool_packages=(g++ cmake ninja-build pkg-config nlohmann-json3-dev libfmt-dev libsimdjson-dev libboost-dev libcli11-dev
  libxxhash-dev libyaml-dev libutf8proc-dev nettle-dev libcurl4-openssl-dev libsqlite3-dev shfmt)
test_packages=(bzip2 libboost-test-dev librapidcheck-dev jq openssl parallel python3 python3-jsonschema python3-yaml sudo xz-utils)
browser_packages=(chromium chromium-driver python3-selenium fonts-dejavu-core fonts-noto-color-emoji poppler-utils)
bench_packages=(libbenchmark-dev jq python3 time)
clang_packages=(clang-14 clang libclang-rt-14-dev llvm-14)

say() { printf 'dev.sh: %s\n' "$*" >&2; }

as_root() {
  if ((EUID == 0)); then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    say "needs root or sudo for: $*"
    return 1
  fi
}

# need PACKAGE...: installs those that are not there. Asks dpkg first, so that nothing is downloaded without need.
need() {
  if ! command -v dpkg-query >/dev/null; then
    say "this is no Debian: install the counterparts of these packages yourself: $*"
    return
  fi
  local installed package missing=()
  installed=" $(dpkg-query -W -f='${Package}=${db:Status-Status} ' "$@" 2>/dev/null || true)"
  for package; do
    [[ $installed == *" $package=installed "* ]] || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  say "installing ${missing[*]}"
  as_root apt-get update -qq </dev/null >&2
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq -o=Dpkg::Use-Pty=0 --no-install-recommends "${missing[@]}" </dev/null >&2
}

# Whether this build directory has been configured, with whatever generator.
configured() { [[ -f $root/build/$1/build.ninja || -f $root/build/$1/Makefile ]]; }

# configure PRESET [ARGUMENT...]: a build directory that is there already keeps all that the arguments do not name.
configure() {
  local preset=$1 extra=()
  shift
  read -ra extra <<<"${CONNECT_USERCONFIG_CMAKE_ARGS:-}"
  if ! configured "$preset"; then
    say "configuring build/$preset"
    (cd "$root" && cmake --preset "$preset" "$@" "${extra[@]}") </dev/null >&2
  elif (($# + ${#extra[@]})); then
    say "configuring build/$preset again"
    cmake "$@" "${extra[@]}" "$root/build/$preset" </dev/null >&2
  fi
}

# build PRESET [TARGET...]
build() {
  local preset=$1
  shift
  say "building build/$preset"
  cmake --build "$root/build/$preset" ${1+--target "$@"} </dev/null >&2
}

# Whether this build directory has the option on.
has() { grep -q "^$2:[A-Z]*=ON$" "$root/build/$1/CMakeCache.txt" 2>/dev/null; }

# run_tests PRESET [ARGUMENT...]
run_tests() {
  local preset=$1
  shift
  if has "$preset" CONNECT_USERCONFIG_TESTS; then configure "$preset"; else configure "$preset" -DCONNECT_USERCONFIG_TESTS=ON; fi
  build "$preset"
  (cd "$root" && ctest --preset "$preset" --parallel "$(nproc)" "$@") </dev/null
}

cmd_run() {
  need "${tool_packages[@]}"
  # A first build is for the tool alone; once the tests are there, they stay.
  configured release || configure release -DCONNECT_USERCONFIG_TESTS=OFF
  build release connect-userconfig
  exec "$root/build/release/bin/connect-userconfig" convert "$@"
}

cmd_test() {
  need "${tool_packages[@]}" "${test_packages[@]}"
  run_tests release "$@"
}

cmd_sanitize() {
  need "${tool_packages[@]}" "${test_packages[@]}" "${clang_packages[@]}"
  run_tests dev "$@"
}

# The tests of the pages are no part of `test`: a browser is a lot to install for who does not touch them.
cmd_browser() {
  need "${tool_packages[@]}" "${browser_packages[@]}" python3
  configured release || configure release -DCONNECT_USERCONFIG_TESTS=OFF
  build release connect-userconfig
  (cd "$root" && CONNECT_USERCONFIG_NPM=$root/build/release/npm /usr/bin/python3 tests/run.py "$@" tests/browser/review.py) </dev/null
}

cmd_bench() {
  need "${tool_packages[@]}" "${bench_packages[@]}"
  configure bench
  build bench
  "$root/build/bench/bin/connect_userconfig_bench" "$@"
}

# Each target starts from its committed seeds and keeps what it finds in the build directory.
fuzz_one() {
  local target=$1 seconds=$2 name directory
  name=$(basename "$target")
  directory=$root/build/fuzz/found/$name
  mkdir -p "$directory/corpus"
  local options=(-max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1
    -artifact_prefix="$directory/" -close_fd_mask=1)
  [[ ! -f $root/fuzz/${name#fuzz_}.dict ]] || options+=(-dict="$root/fuzz/${name#fuzz_}.dict")
  [[ ! -f $root/fuzz/${name#fuzz_}.options ]] || mapfile -t -O "${#options[@]}" options <"$root/fuzz/${name#fuzz_}.options"
  if ! "$target" "${options[@]}" "$directory/corpus" "$root/fuzz/corpus/${name#fuzz_}" >"$directory/log" 2>&1; then
    say "$name found something; the input is in $directory"
    tail -n 60 "$directory/log" >&2
    return 1
  fi
  printf '%s: %s s, %s\n' "$name" "$seconds" "$(sed -n 's/^stat::number_of_executed_units: */inputs: /p' "$directory/log")"
}

cmd_fuzz() {
  local seconds=${1:-30} target status=0 running=0
  [[ $seconds =~ ^[0-9]+$ ]] || { usage >&2; exit 2; }
  need "${tool_packages[@]}" "${clang_packages[@]}"
  configure fuzz
  build fuzz
  for target in "$root"/build/fuzz/bin/fuzz_*; do
    [[ -x $target ]] || { say 'there are no fuzz targets'; return 1; }
    if ((running >= 2)); then
      wait -n || status=1
      running=$((running - 1))
    fi
    fuzz_one "$target" "$seconds" </dev/null &
    running=$((running + 1))
  done
  while ((running > 0)); do
    wait -n || status=1
    running=$((running - 1))
  done
  return "$status"
}

cmd_simulate() {
  local end=$((SECONDS + ${1:-60})) seed
  [[ ${1:-60} =~ ^[0-9]+$ ]] || { usage >&2; exit 2; }
  need "${tool_packages[@]}" "${test_packages[@]}"
  configure release -DCONNECT_USERCONFIG_TESTS=ON
  build release test_simulation
  while ((SECONDS < end)); do
    seed=$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')
    say "10000 migrations from CONNECT_USERCONFIG_SEED=$seed on"
    CONNECT_USERCONFIG_SEED=$seed CONNECT_USERCONFIG_SIMULATIONS=10000 \
      "$root/build/release/tests/bin/test_simulation" --run_test=simulation/whatever_happens
  done
}

cmd_tidy() {
  need "${tool_packages[@]}" "${clang_packages[@]}" clang-tidy python3
  configure tidy -DCMAKE_CXX_CLANG_TIDY=
  say "running clang-tidy"
  run-clang-tidy -quiet -p "$root/build/tidy" -j "$(nproc)" "$root/(lib|tools)/" </dev/null 2>&1 |
    { grep -vE '^(clang-tidy|[0-9]+ warnings? generated|Suppressed |Use -header-filter)' || true; }
}

cmd_format() {
  need clang-format git
  local mode=(-i)
  case "${1:-}" in
    '') ;;
    --check) mode=(--dry-run --Werror) ;;
    *) usage >&2; exit 2 ;;
  esac
  (cd "$root" && git ls-files -z -- '*.cpp' '*.hpp' | xargs -0r clang-format "${mode[@]}") </dev/null
}

cmd_coverage() {
  need "${tool_packages[@]}" "${test_packages[@]}" gcovr
  find "$root/build/coverage" -name '*.gcda' -delete 2>/dev/null || true
  run_tests coverage >&2
  (cd "$root" && gcovr --root . --filter 'lib/' --exclude-throw-branches --exclude-unreachable-branches build/coverage \
    "$@") </dev/null
}

cmd_package() {
  need "${tool_packages[@]}" dpkg-dev file
  configured release || configure release -DCONNECT_USERCONFIG_TESTS=OFF
  build release
  (cd "$root/build/release" && cpack -G DEB) </dev/null >&2
  printf '%s\n' "$root"/build/release/packages/*.deb
}

cmd_ci_deps() {
  need "${tool_packages[@]}" "${test_packages[@]}" "${clang_packages[@]}" \
    clang-format clang-tidy dpkg-dev file fish git groff-base lintian mandoc python3-boto3 shellcheck zsh
  # Node from elsewhere brings its own npm, which Debian's would not go with.
  command -v npm >/dev/null || need nodejs npm
}

command=${1:-}
[[ -z $command ]] || shift
case "$command" in
  -h | --help | help) usage ;;
  *)
    declare -F "cmd_${command//-/_}" >/dev/null || { usage >&2; exit 2; }
    "cmd_${command//-/_}" "$@"
    ;;
esac
