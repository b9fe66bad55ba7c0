// What the test session keeps while the guest starts again, and the table of tests.

#ifndef GUEST_TESTING_H
#define GUEST_TESTING_H

#include <stdint.h>

#endif
