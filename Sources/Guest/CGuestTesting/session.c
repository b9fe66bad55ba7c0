#include "guest_testing.h"

#if defined(__ELF__)
#define NOINIT __attribute__((section(".noinit"), used))
#else
#define NOINIT
#endif

NOINIT struct qx_test_session _qx_test_session;

/// FNV-1a over words instead of bytes.
static uint32_t sum(void) {
  const uint32_t *next = (const uint32_t *)&_qx_test_session;
  uint32_t sum = 0x811c9dc5;
  while (next != &_qx_test_session.sum) sum = (sum ^ *next++) * 0x01000193;
  return sum;
}

void _qx_session_seal(void) { _qx_test_session.sum = sum(); }

_Bool _qx_session_is_whole(void) {
  return _qx_test_session.magic == QX_SESSION_MAGIC && _qx_test_session.sum == sum();
}

const struct qx_test_record *_qx_tests_record(uint32_t index) {
  const struct qx_test_record *first = (const struct qx_test_record *)_qx_tests_start;
  // Without a walk if there are no zeros between the records, as usual.
  uint32_t count = _qx_test_session.count;
  if ((uint64_t)count * sizeof *first == (uintptr_t)_qx_tests_end - (uintptr_t)first) {
    return index < count ? first + index : 0;
  }
  const struct qx_test_record *record = _qx_tests_at(_qx_tests_start);
  while (record && index-- > 0) record = _qx_tests_at(_qx_tests_after(record));
  return record;
}

/// BareMetal's.
__attribute__((weak)) void _qx_restart(void);

_Bool _qx_test_restart(void) {
  if (_qx_restart) _qx_restart();
  return 0;
}

// BareMetal and Semihosting call what GuestTesting has for them if it is there. Such a reference takes
// nothing out of a library: this one does. The section is discarded by `sections.ld`.
#if __SIZEOF_POINTER__ == 8
#define REFER(NAME) "\t.8byte " NAME "\n"
#else
#define REFER(NAME) "\t.4byte " NAME "\n"
#endif
__asm__("\t.pushsection .qemu_exit_anchor, \"\", %progbits\n"
        REFER("_qx_observe_trap") REFER("_qx_observe_failure") REFER("_qx_observe_end")
        REFER("_qx_observe_exit")
        "\t.popsection\n");
