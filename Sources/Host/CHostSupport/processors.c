#define _GNU_SOURCE
#include "host_support.h"

#include <sched.h>
#include <unistd.h>

int _qx_scheduled_processors(void) {
  cpu_set_t set;
  // A computer with more processors than the set has room for is one where all may be used.
  if (sched_getaffinity(0, sizeof set, &set) == 0) return CPU_COUNT(&set);
  return (int)sysconf(_SC_NPROCESSORS_ONLN);
}
