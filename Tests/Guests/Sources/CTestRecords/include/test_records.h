// A table of tests that is written by hand, and what the tests are called.

#ifndef TEST_RECORDS_H
#define TEST_RECORDS_H

#include <stdint.h>

/// What the session does wrong: the word behind `QXORDER:`, which tests change in the image.
uint32_t test_order(void);

#endif
