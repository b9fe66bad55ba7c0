// A filter for the system calls of a process that is confined.

#ifndef QX_FILTER_H
#define QX_FILTER_H

#include <linux/filter.h>

#include "host_support.h"

enum { QX_MOST_INSTRUCTIONS = 640 };

struct qx_filter {
  struct sock_filter instructions[QX_MOST_INSTRUCTIONS];
  unsigned count;

  // The instruction that compares with the process's own number; 0 for none.
  unsigned own_process;
};

// Makes the filter, by `enum qx_permissions`.
void qx_make_filter(struct qx_filter *filter, unsigned permissions);

// Applies it to this process, for ever. It gains no privileges from then on, which the caller has
// seen to. Safe after fork. Returns 0, or -1 and sets errno.
int qx_apply_filter(struct qx_filter *filter);

#endif
