#!/usr/bin/env bash
# packages.sh DIRECTORY INPUT: checks the Debian packages in DIRECTORY: their fields, and that the tool in them, unpacked
# into a folder, converts INPUT. Nothing is installed on this machine.
set -euo pipefail

packages=$1
input=$2
root=$(mktemp -d "${TMPDIR:-/tmp}/connect-userconfig-packages.XXXXXX")
trap 'rm -rf -- "$root"' EXIT
fail() {
  printf 'packages: %s\n' "$*" >&2
  exit 1
}

for package in "$packages"/*.deb; do
  name=$(dpkg-deb -f "$package" Package)
  depends=$(dpkg-deb -f "$package" Depends)
  printf 'packages: %s depends on %s\n' "$name" "${depends:-nothing}"
  case $name in
    connect-userconfig | libconnect-userconfig[0-9]) wanted='libc6 libstdc++6' ;;
    libconnect-userconfig-dev) wanted='nlohmann-json3-dev libboost-dev' ;;
    *) fail "unexpected package $name" ;;
  esac
  for word in $wanted; do
    [[ " $depends" == *" $word"* ]] || fail "$name does not depend on $word"
  done
  dpkg-deb -x "$package" "$root"
  for file in copyright changelog.gz CHANGELOG.md.gz; do
    [[ -s $root/usr/share/doc/$name/$file ]] || fail "$name has no $file"
  done
done
if command -v lintian >/dev/null; then
  lintian --allow-root --fail-on error "$packages"/*.deb || fail 'lintian finds errors'
else
  printf 'packages: there is no lintian here\n'
fi

tool=$root/usr/bin/connect-userconfig
[[ -x $tool ]] || fail 'there is no tool'
[[ -s $root/usr/share/man/man1/connect-userconfig.1.gz ]] || fail 'there is no man page'
for completion in bash-completion/completions/connect-userconfig zsh/vendor-completions/_connect-userconfig \
  fish/vendor_completions.d/connect-userconfig.fish; do
  [[ -s $root/usr/share/$completion ]] || fail "there is no $completion"
done
"$tool" convert -q "$input" >"$root/requests"
[[ -s $root/requests ]] || fail 'the tool printed nothing'
if ldd "$tool" | grep 'not found'; then
  fail 'a library is missing'
fi
printf 'packages: ok\n'
