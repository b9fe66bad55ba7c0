#!/usr/bin/env bash
# Makes the archive that users download: the tool, statically linked, and the helper that reads settings
# files; shells' completions, a manual page, the license. The sources of Swift SDKs are part of the tool.
#
# Usage: Scripts/release.sh, which writes .build/archives/NAME.tar.gz and SHA256SUMS, and prints the
# archive's path
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

make --no-print-directory build >&2
if [ "$(uname -m)" = x86_64 ]; then
  Scripts/functions.sh "$folder/functions"
  make --no-print-directory build FUNCTIONS="$folder/functions" >&2
fi

tool=.build/release/qemu-exit
version=$("$tool" --version)
# The same sources make the same archive.
date=$(git log -1 --format=%cs 2>/dev/null || date +%F)
name=qemu-exit-$version-linux-$(uname -m)
contents=$folder/$name
install -D -t "$contents/bin" -m 755 "$tool" .build/release/qemu-exit-settings
strip "$contents"/bin/*
write() { # path, command...
  local path=$contents/$1
  shift
  mkdir -p "$(dirname "$path")"
  "$@" >"$path"
}
write share/bash-completion/completions/qemu-exit "$tool" --generate-completion-script bash
write share/zsh/site-functions/_qemu-exit "$tool" --generate-completion-script zsh
write share/fish/vendor_completions.d/qemu-exit.fish "$tool" --generate-completion-script fish
swift build --product generate-manual >&2
mkdir "$folder/manual"
"$(swift build --show-bin-path)/generate-manual" "$tool" --multi-page --date "$date" \
  --output-directory "$folder/manual"
install -D -t "$contents/share/man/man1" -m 644 "$folder"/manual/*.1
install -t "$contents" -m 644 README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE

archives=$root/.build/archives
mkdir -p "$archives"
tar --create --gzip --file "$archives/$name.tar.gz" --directory "$folder" \
  --sort=name --owner=0 --group=0 --numeric-owner --mtime="$date" "$name"
(cd "$archives" && sha256sum "$name.tar.gz" >SHA256SUMS)
echo "$archives/$name.tar.gz"
