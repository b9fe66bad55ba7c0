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

/// Indices of tests that follow each other, with both ends.
struct qx_test_range {
  uint32_t first;
  uint32_t last;
};

/// How many ranges of a plan a session takes from the arguments at once: reading them takes as long
/// as some tests.
#define QX_SESSION_RANGES 16

/// What a session remembers when the guest starts again.
struct qx_test_session {
  /// `QX_SESSION_MAGIC` once the session has begun, `QX_EXIT_TEST_MAGIC` in the body of an exit test,
  /// `QX_TRAPPED_MAGIC` once it has trapped and been told of.
  uint32_t magic;
  /// The index of the test that runs.
  uint32_t index;
  /// 1 if each test has memory as after a boot.
  uint32_t isolates;
  /// The number of records in the table.
  uint32_t count;
  /// How many bytes of the plan have been taken from the arguments; all of them at its end.
  uint32_t plan_offset;
  /// 1 if there is more of the plan.
  uint32_t has_more;
  /// How many ranges there are below, and which is the first with tests that haven't begun.
  uint32_t range_count;
  uint32_t range;
  /// What was taken of the plan; of the first range, what is left.
  struct qx_test_range ranges[QX_SESSION_RANGES];
  /// The token of the boot.
  uint8_t token[16];
  /// A sum over what is above: a session that a test has written over isn't gone on with.
  uint32_t sum;
  /// One of `QX_SESSION_...` below.
  uint32_t state;
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

static inline struct qx_test_range *_qx_session_ranges(void) { return _qx_test_session.ranges; }

/// Makes the session's sum what it must be.
void _qx_session_seal(void);

/// Whether the session has begun, and nobody else has changed it since it was sealed.
_Bool _qx_session_is_whole(void);

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

/// The record with an index; null if there's none.
const struct qx_test_record *_qx_tests_record(uint32_t index);

/// Starts the guest again; false if BareMetal can't.
_Bool _qx_test_restart(void);

/// Calls a function with a context; it can be ended from anywhere in what it calls. Returns 0 if it
/// returned, and 1 if it was ended.
int _qx_attempt(void (*body)(void *), void *context);

/// Ends the function that the innermost `_qx_attempt` has called; returns if there's none.
void _qx_abandon(void);

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
