#pragma once

#include "console.h"
#include "qemu_exit.h"

/// Ends the test with code 1 if something isn't so.
#define CHECK(CONDITION)                                                                       \
  do {                                                                                         \
    if (!(CONDITION)) {                                                                        \
      console_write(__FILE__ ":");                                                             \
      console_write_number(__LINE__);                                                          \
      console_write(": not so: " #CONDITION "\n");                                             \
      qemu_exit_failure();                                                                     \
    }                                                                                          \
  } while (0)
