// What the test session keeps while the guest starts again, and the table of tests.

#ifndef GUEST_TESTING_H
#define GUEST_TESTING_H

#include <stdint.h>

/// A record of the table of tests: Documentation/ABI/test-records.md.
struct qx_test_record {
  uint32_t identity_low;
  uint32_t identity_high;
  uint32_t kind;
  uint32_t flags;
  void (*function)(void);
};

#define QX_RECORD_TEST 1
#define QX_RECORD_SUITE 2
#define QX_RECORD_EXIT_TEST 3

/// What a session remembers when the guest starts again.
struct qx_test_session {
  /// `QX_SESSION_MAGIC` once the session has begun, `QX_EXIT_TEST_MAGIC` in the body of an exit test,
  /// `QX_TRAPPED_MAGIC` once it has trapped and been told of.
  uint32_t magic;
  /// One of `QX_SESSION_...` below.
  uint32_t state;
  /// How many tests of the plan have been begun.
  uint32_t position;
  /// The index of the test that runs.
  uint32_t index;
  /// 1 if each test has memory as after a boot.
  uint32_t isolates;
  /// The token of the boot.
  uint8_t token[16];
};

#define QX_SESSION_MAGIC 0x51585431u
#define QX_EXIT_TEST_MAGIC 0x51585458u
#define QX_TRAPPED_MAGIC 0x51585454u
/// No test runs.
#define QX_SESSION_IDLE 0
/// A test's function was called and hasn't said yet that the test starts.
#define QX_SESSION_JUDGING 1
/// A test runs.
#define QX_SESSION_RUNNING 2
/// A test was skipped.
#define QX_SESSION_SKIPPED 3
/// What ended a test is being reported: what happens now is BareMetal's.
#define QX_SESSION_REPORTING 4

/// The session. It isn't initialised when the guest starts.
extern struct qx_test_session _qx_test_session;

static inline struct qx_test_session *_qx_session(void) { return &_qx_test_session; }

/// The table of tests, and its end; `sections.ld` defines both.
extern const uint32_t _qx_tests_start[], _qx_tests_end[];

static inline const uint32_t *_qx_tests_first(void) { return _qx_tests_start; }
static inline const uint32_t *_qx_tests_limit(void) { return _qx_tests_end; }

/// The record at an address, or the next one: linkers may put zeros between records.
static inline const struct qx_test_record *_qx_tests_at(const uint32_t *next) {
  while (next < _qx_tests_end && *next == 0) next++;
  return next < _qx_tests_end ? (const struct qx_test_record *)next : 0;
}

static inline const uint32_t *_qx_tests_after(const struct qx_test_record *record) {
  return (const uint32_t *)(record + 1);
}

/// Starts the guest again; false if BareMetal can't.
_Bool _qx_test_restart(void);

/// What a program counts that was built for coverage, and the end of it; `sections.ld` defines both.
extern uint64_t _qx_counters_start[] __attribute__((weak));
extern uint64_t _qx_counters_end[] __attribute__((weak));

static inline uint64_t *_qx_counters(void) { return _qx_counters_start; }
static inline uintptr_t _qx_counters_count(void) {
  return ((uintptr_t)_qx_counters_end - (uintptr_t)_qx_counters_start) / sizeof(uint64_t);
}

/// Prepares the counter of instructions, where it has to be switched on.
void _qx_counter_prepare(void);

/// The counter of instructions: see `measure`.
uint64_t _qx_counter_read(void);

/// The bits that the counter has.
uint64_t _qx_counter_mask(void);

#endif
