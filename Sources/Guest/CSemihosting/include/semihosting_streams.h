// The memory of the standard streams, and the call by which they reach the host.
//
// C holds it because Swift has no way to reserve an array without code that runs at first use.

#ifndef SEMIHOSTING_STREAMS_H
#define SEMIHOSTING_STREAMS_H

#include <qemu_exit_shims.h>
#include <stdint.h>

/// A standard stream. All zero is a stream that nothing has used yet.
struct qx_stream {
  /// The number of bytes that wait: written and not sent, or received and not read.
  uintptr_t count;
  /// Where the first byte is that wasn't read yet. Output starts at 0.
  uintptr_t first;
  /// The host's handle, once the route is the host.
  uintptr_t handle;
  /// The number of bytes that got lost since the program last asked.
  uintptr_t lost;
  /// Where the bytes go or come from: a `Route`.
  uint8_t route;
  /// When output is sent: a `Buffering`.
  uint8_t buffering;
};

/// A stream and where its bytes are.
struct qx_stream_memory {
  struct qx_stream *_Nonnull stream;
  uint8_t *_Nonnull bytes;
  uintptr_t capacity;
};

// So much output that the price of a host call, and of waking whoever reads it, is spread over
// enough bytes not to matter (Benchmarks/RESULTS.md); little where the whole memory is that much.
#if defined(__ARM_ARCH_6M__)
#define _QX_OUTPUT_CAPACITY 512
#define _QX_ERROR_CAPACITY 128
#define _QX_INPUT_CAPACITY 128
#else
#define _QX_OUTPUT_CAPACITY 16384
#define _QX_ERROR_CAPACITY 512
#define _QX_INPUT_CAPACITY 1024
#endif

extern struct qx_stream _qx_output_stream, _qx_error_stream, _qx_input_stream;
extern uint8_t _qx_output_bytes[_QX_OUTPUT_CAPACITY];
extern uint8_t _qx_error_bytes[_QX_ERROR_CAPACITY];
extern uint8_t _qx_input_bytes[_QX_INPUT_CAPACITY];

_QX_INLINE struct qx_stream_memory _qx_standard_output(void) {
  return (struct qx_stream_memory){&_qx_output_stream, _qx_output_bytes, _QX_OUTPUT_CAPACITY};
}

_QX_INLINE struct qx_stream_memory _qx_standard_error(void) {
  return (struct qx_stream_memory){&_qx_error_stream, _qx_error_bytes, _QX_ERROR_CAPACITY};
}

_QX_INLINE struct qx_stream_memory _qx_standard_input(void) {
  return (struct qx_stream_memory){&_qx_input_stream, _qx_input_bytes, _QX_INPUT_CAPACITY};
}

/// Copies bytes that don't overlap. Swift's `copyMemory` reckons with bytes that do, and its
/// `initialize(from:count:)` copies byte by byte. Delete when Swift has a copy that is `memcpy`.
_QX_INLINE void _qx_copy(uint8_t *_Nonnull to, const void *_Nonnull from, uintptr_t count) {
  __builtin_memcpy(to, from, count);
}

/// Tells whether a newline is among bytes, of which there is at least one. C, because loops that
/// Swift's compiler makes of it are four times as long.
int _qx_has_newline(const void *_Nonnull start, uintptr_t count);

/// Whether it is known that nobody answers calls, so that none is tried: later, the program may
/// have vectors of its own.
extern uint8_t _qx_host_is_silent;

/// Calls the host with a parameter block of three fields, and tells whether it answered: not if the
/// call was an exception, which needs a program that deals with exceptions.
_QX_INLINE int _qx_try_semihosting_call3(
    uintptr_t operation, uintptr_t a, uintptr_t b, uintptr_t c, uintptr_t *_Nonnull result) {
  uintptr_t block[3] = {a, b, c};
  if (!_qx_has_semihosting() || _qx_host_is_silent) return 0;
  if (_QX_IS_THERE(_qx_guarded_semihosting_call)) {
    return _qx_guarded_semihosting_call(operation, (uintptr_t)block, result);
  }
  *result = _qx_semihosting_call(operation, (uintptr_t)block);
  return 1;
}

/// Finds out whether anybody answers calls, for as long as the program runs.
_QX_INLINE void _qx_look_for_host(void) {
  uintptr_t result;
  _qx_host_is_silent = !_qx_try_semihosting_call3(0x13, 0, 0, 0, &result);
}

/// What a testing library does before `QEMU.exit` ends QEMU: weak, and such a library defines it. What
/// it writes is sent.
__attribute__((weak)) void _qx_observe_end(void);

/// Calls `_qx_observe_end`, if the program has it.
_QX_INLINE void _qx_tell_end(void) {
  if (_QX_IS_THERE(_qx_observe_end)) _qx_observe_end();
}

/// Tells whether the program has a device to send bytes by.
_QX_INLINE int _qx_has_device_output(void) { return _QX_IS_THERE(_qx_device_write); }

/// Tells whether the program has a device to receive bytes by.
_QX_INLINE int _qx_has_device_input(void) { return _QX_IS_THERE(_qx_device_read); }

#endif
