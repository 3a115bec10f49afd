#!/usr/bin/env bash
# run.sh BUILD_DIRECTORY: installs the build into a prefix of its own, moves the prefix, and uses the package as a
# stranger would: by find_package, by pkg-config, and by running the tool. CXX names the compiler, SANITIZE what the
# library was built with.
set -euo pipefail

build=$(cd -- "$1" && pwd)
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
CXX=${CXX:-c++}
work=$(mktemp -d "${TMPDIR:-/tmp}/connect-userconfig-install.XXXXXX")
trap 'rm -rf -- "$work"' EXIT

fail() {
  printf 'install: %s\n' "$*" >&2
  exit 1
}
flags=(-std=c++20)
if [[ -n ${SANITIZE:-} ]]; then
  flags+=("-fsanitize=$SANITIZE" -fno-sanitize-recover=all)
fi

# Nothing may remember where it was installed first.
cmake --install "$build" --prefix "$work/first" >"$work/install.log"
mv "$work/first" "$work/prefix"
prefix=$work/prefix
libdir=$(dirname -- "$(find "$prefix" -name 'libconnect_userconfig.*' -print -quit)")
if grep -rlF -e "$work/first" -e "$build" "$prefix" --include='*.cmake' --include='*.pc' --include='*.hpp'; then
  fail "these files name a directory of the build"
fi

declare -A prints=(
  [main.cpp]='"InstanceId":"a1b2c3d4-5678-90ab-cdef-EXAMPLE11111"'
  [commands.cpp]='aws connect update-user-config --user-id u --instance-id i --phone-number-configs Channel=VOICE,PhoneType=SOFT_PHONE'
  [plan.cpp]='a plan of 0 users'
  [service.cpp]="'nowhere' is no region"
)
# check PROGRAM SOURCE
check() {
  local output
  output=$(LD_LIBRARY_PATH=$libdir "$1") || fail "$1 failed"
  [[ $output == *"${prints[$2]}"* ]] || fail "$1 printed: $output"
  printf 'install: ok: %s\n' "${1#"$work"/}"
}
has_plan() { [[ -f $libdir/pkgconfig/connect-userconfig-plan.pc ]]; }
has_service() { [[ -f $libdir/pkgconfig/connect-userconfig-service.pc ]]; }
has_commands() { [[ -f $libdir/pkgconfig/connect-userconfig-commands.pc ]]; }

# There may be no make: the consumer is built with what built the library.
generator=$(sed -n 's/^CMAKE_GENERATOR:[A-Z]*=//p' "$build/CMakeCache.txt")
cmake -G "$generator" -S "$here/consumer" -B "$work/consumer" -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_COMPILER="$CXX" \
  -DCMAKE_CXX_FLAGS="${flags[*]}" -DCMAKE_PREFIX_PATH="$prefix" >"$work/configure.log" ||
  { cat "$work/configure.log" >&2; fail "find_package"; }
cmake --build "$work/consumer" >"$work/build.log" || { cat "$work/build.log" >&2; fail "consumer by find_package"; }
check "$work/consumer/consumer" main.cpp
! has_commands || check "$work/consumer/commands_consumer" commands.cpp
! has_plan || check "$work/consumer/plan_consumer" plan.cpp
! has_service || check "$work/consumer/service_consumer" service.cpp

if has_commands; then
  own=$here/../../examples/own-rules
  (($(cat "$own/rules.hpp" "$own/main.cpp" | wc -l) <= 60)) || fail "own-rules has more than 60 lines"
  cmake -G "$generator" -S "$own" -B "$work/own-rules" -DCMAKE_BUILD_TYPE=Debug -DCMAKE_CXX_COMPILER="$CXX" \
    -DCMAKE_CXX_FLAGS="${flags[*]}" -DCMAKE_PREFIX_PATH="$prefix" >"$work/configure.log" ||
    { cat "$work/configure.log" >&2; fail "find_package of own-rules"; }
  cmake --build "$work/own-rules" >"$work/build.log" || { cat "$work/build.log" >&2; fail "own-rules"; }
  LD_LIBRARY_PATH=$libdir "$work/own-rules/own-rules-test" >"$work/test.log" ||
    { cat "$work/test.log" >&2; fail "the tests of own-rules"; }
  LD_LIBRARY_PATH=$libdir "$work/own-rules/own-rules" "$own/policy.yaml" \
    <"$own/../search-users.json" >"$work/requests" 2>/dev/null || fail "own-rules failed"
  grep -q '"AfterContactWorkTimeLimit":30}' "$work/requests" || fail "own-rules converted nothing by its policy"
  printf 'install: ok: own-rules\n'
fi

export PKG_CONFIG_PATH=$libdir/pkgconfig
by_pkg_config() {
  local module=$1 source=$2 arguments
  pkg-config --validate "$module"
  read -ra arguments <<<"$(pkg-config --cflags --libs "$module")"
  "$CXX" "${flags[@]}" "$here/consumer/$source" -o "$work/$module" "${arguments[@]}"
  check "$work/$module" "$source"
}
by_pkg_config connect-userconfig main.cpp
! has_commands || by_pkg_config connect-userconfig-commands commands.cpp
! has_plan || by_pkg_config connect-userconfig-plan plan.cpp
! has_service || by_pkg_config connect-userconfig-service service.cpp

if [[ -f $build/bin/connect-userconfig ]]; then
  tool=$prefix/bin/connect-userconfig
  [[ $("$tool" --version) == *"$(pkg-config --modversion connect-userconfig)"* ]] || fail "--version"
  examples=$here/../../examples
  "$tool" convert -q "$examples/search-users.json" >"$work/requests"
  [[ -s $work/requests ]] || fail "the installed tool printed nothing"
  for file in share/man/man1/connect-userconfig.1 share/bash-completion/completions/connect-userconfig \
    share/zsh/vendor-completions/_connect-userconfig share/fish/vendor_completions.d/connect-userconfig.fish \
    share/connect-userconfig/connect-userconfig-policy.schema.json \
    share/connect-userconfig/connect-userconfig-plan.schema.json; do
    [[ -s $prefix/$file ]] || fail "$file is missing"
  done
  printf 'install: ok: the tool\n'
fi
