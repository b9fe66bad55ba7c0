#pragma once

/// A source file of the guests' libraries.
struct qx_guest_source {
  /// Its path in `Sources`.
  const char *path;
  /// Its contents, with a zero at the end.
  const char *text;
};

/// The files, in the order of their paths; the last has no path.
const struct qx_guest_source *_qx_guest_sources(void);
