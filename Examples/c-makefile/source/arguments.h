#pragma once

/// The command line: the image's path and what follows `--` of `qemu-exit run`, divided by spaces.
/// Documentation/ABI/guest-arguments.md says how words with spaces are written.
const char *command_line(void);
