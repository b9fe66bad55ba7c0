#!/bin/sh
# Writes Sources/Host/CGuestSources/sources.c: the sources of the guests' libraries, which the tool carries
# along to compile them on the user's machine. Run it after a file was added to one, or removed; a
# change of a file needs nothing. With the argument - it writes to standard output.
set -eu
cd "$(dirname "$0")/../Sources/Guest"
[ "${1:-}" = - ] || exec >../Host/CGuestSources/sources.c

cat <<'TEXT'
// Written by Scripts/guest-sources.sh.

#include "guest_sources.h"

// C23 (ISO/IEC 9899:2024, 6.10.4); clang has it for every C.
#pragma clang diagnostic ignored "-Wc23-extensions"
#define TEXT (const char *)(const unsigned char[])

static const struct qx_guest_source sources[] = {
TEXT
find . -type f \
  \( -name '*.swift' -o -name '*.[chS]' -o -name module.modulemap \) | sed 's,^\./,,' | LC_ALL=C sort |
  while read -r file; do
    printf '    {"%s",\n     TEXT{\n#embed "../../Guest/%s" suffix(, 0)\n     }},\n' "$file" "$file"
  done
cat <<'TEXT'
    {0, 0},
};

const struct qx_guest_source *_qx_guest_sources(void) { return sources; }
TEXT
