// Ends the QEMU that runs a bare-metal program, with an exit code: for C, C++ and assembly.
//
// The functions are those of the Swift library QEMUExit, with the same meanings; Documentation/ABI/
// exit-codes.md says which codes are exact and what the others become. They need no library, no
// heap and no start-up code, only a stack. The assembly macro needs no stack either.
//
//   C           qemu_exit(13);
//   assembly    qemu_exit 13
//
// None of them returns. If QEMU doesn't end, the CPU parks.

#ifndef QEMU_EXIT_H
#define QEMU_EXIT_H

/// The reason for an orderly end, `ADP_Stopped_ApplicationExit`.
#define QEMU_EXIT_APPLICATION_EXIT 0x20026
/// The semihosting operation `SYS_EXIT`.
#define QEMU_EXIT_SYS_EXIT 0x18
/// The semihosting operation `SYS_EXIT_EXTENDED`.
#define QEMU_EXIT_SYS_EXIT_EXTENDED 0x20
/// Where QEMU's RISC-V `virt` machine has its `sifive_test` device.
#define QEMU_EXIT_SIFIVE_TEST_ADDRESS 0x100000
/// Where `qemu-exit run` puts `isa-debug-exit`.
#define QEMU_EXIT_ISA_DEBUG_EXIT_IO_BASE 0xF4

#ifdef __ASSEMBLER__

#if __SIZEOF_POINTER__ == 8
#define _QX_WORD .quad
#else
#define _QX_WORD .word
#endif

  // The parameter block of `SYS_EXIT_EXTENDED` for a constant code.
  .macro _qx_exit_block code
  _QX_WORD QEMU_EXIT_APPLICATION_EXIT
  .if (\code) > 255 || (\code) < 0
  _QX_WORD 255
  .else
  _QX_WORD \code
  .endif
  .endm

  // Ends QEMU with a constant code, by the architecture's default mechanism. As in C, a negative
  // code is one that doesn't fit.
  .macro qemu_exit code
#if defined(__x86_64__) || defined(__i386__)
  .if (\code) == 0
  movl $127, %eax
  .elseif (\code) > 126 || (\code) < 0
  movl $0, %eax
  .else
  movl $(\code), %eax
  .endif
  outl %eax, $QEMU_EXIT_ISA_DEBUG_EXIT_IO_BASE
771:
  pause
  jmp 771b
#elif defined(__riscv) && defined(QEMU_EXIT_HTIF)
  la a1, tohost
  .if (\code) > 255 || (\code) < 0
  li a0, 0x1FF
  .else
  li a0, ((\code) << 1) | 1
  .endif
  sw a0, 0(a1)
  sw zero, 4(a1)
771:
  .word 0x0100000f // pause
  j 771b
#elif defined(__riscv) && defined(QEMU_EXIT_SEMIHOSTING)
  li a0, QEMU_EXIT_SYS_EXIT_EXTENDED
  la a1, 772f
  .balign 16
  .option push
  .option norvc
  slli zero, zero, 0x1f
  ebreak
  srai zero, zero, 7
  .option pop
771:
  .word 0x0100000f // pause
  j 771b
  .balign 8
772:
  _qx_exit_block \code
#elif defined(__riscv)
  li a1, QEMU_EXIT_SIFIVE_TEST_ADDRESS
  .if (\code) == 0
  li a0, 0x5555
  .elseif (\code) > 255 || (\code) < 0
  li a0, 0x00FF3333
  .else
  li a0, ((\code) << 16) | 0x3333
  .endif
  sw a0, 0(a1)
771:
  .word 0x0100000f // pause
  j 771b
#elif defined(__aarch64__)
  mov w0, #QEMU_EXIT_SYS_EXIT_EXTENDED
  adr x1, 772f
  hlt #0xF000
771:
  wfe
  b 771b
  .balign 8
772:
  _qx_exit_block \code
#elif defined(__arm__)
  movs r0, #QEMU_EXIT_SYS_EXIT_EXTENDED
#if defined(__thumb__)
  .balign 4
#endif
  adr r1, 772f
#if defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'
  bkpt #0xAB
#elif defined(__thumb__)
  svc #0xAB
#else
  svc #0x123456
#endif
771:
#if __ARM_ARCH >= 7 || defined(__ARM_ARCH_6M__)
  wfe
#endif
  b 771b
  .balign 4
772:
  _qx_exit_block \code
#else
#error "qemu_exit.h: no exit mechanism is known for this architecture"
#endif
  .endm

#else

#include <stdint.h>

#include "qemu_exit_shims.h"

#ifdef __cplusplus
extern "C" {
#endif

#define _QX_NORETURN _QX_INLINE __attribute__((noreturn))

/// The code that reaches the host by a mechanism whose code becomes a process's status: the host
/// keeps 8 bits of it.
_QX_INLINE uint32_t _qx_carried_code(uint32_t code) { return code > 255 ? 255 : code; }

/// Ends QEMU by semihosting (Arm, RISC-V). 0 to 255 are exact; what is above becomes 255.
_QX_NORETURN void qemu_exit_semihosting(uint32_t code) {
  _qx_semihosting_exit(
      QEMU_EXIT_SYS_EXIT_EXTENDED, QEMU_EXIT_APPLICATION_EXIT, _qx_carried_code(code));
}

/// Ends QEMU by the `sifive_test` device at an address. 0 to 255 are exact; what is above becomes
/// 255.
_QX_NORETURN void qemu_exit_sifive_test(uintptr_t address, uint32_t code) {
  _qx_store32(address, code == 0 ? 0x5555 : _qx_carried_code(code) << 16 | 0x3333);
  _qx_park();
}

/// Ends QEMU by the host-target interface, of which `tohost` is the word's address. 0 to 255 are
/// exact; what is above becomes 255.
_QX_NORETURN void qemu_exit_htif(uintptr_t tohost, uint32_t code) {
  _qx_store_htif(tohost, _qx_carried_code(code) << 1 | 1, 0);
  _qx_park();
}

/// Ends QEMU by `isa-debug-exit` at an I/O port, with QEMU's own statuses: `code << 1 | 1` for 0 to
/// 127; 1 for what is above.
_QX_NORETURN void qemu_exit_isa_debug_exit(uint16_t io_base, uint32_t code) {
  _qx_out32(io_base, code > 127 ? 0 : code);
  _qx_park();
}

/// Ends QEMU by `isa-debug-exit` at an I/O port, so that `qemu-exit run` returns the code: 0 to 126
/// are exact; what is above becomes 127.
_QX_NORETURN void qemu_exit_isa_debug_exit_portable(uint16_t io_base, uint32_t code) {
  _qx_out32(io_base, code == 0 ? 127 : code > 126 ? 0 : code);
  _qx_park();
}

/// Ends QEMU with a code, by the architecture's default mechanism. What the console holds back is
/// sent first; the other functions send nothing.
_QX_NORETURN void qemu_exit(uint32_t code) {
  if (_QX_IS_THERE(_qx_flush)) _qx_flush();
#if defined(__x86_64__) || defined(__i386__)
  qemu_exit_isa_debug_exit_portable(QEMU_EXIT_ISA_DEBUG_EXIT_IO_BASE, code);
#elif defined(__riscv) && defined(QEMU_EXIT_HTIF)
  qemu_exit_htif(_qx_tohost(), code);
#elif defined(__riscv) && defined(QEMU_EXIT_SEMIHOSTING)
  qemu_exit_semihosting(code);
#elif defined(__riscv)
  qemu_exit_sifive_test(QEMU_EXIT_SIFIVE_TEST_ADDRESS, code);
#elif defined(__aarch64__) || defined(__arm__)
  qemu_exit_semihosting(code);
#else
#error "qemu_exit.h: no exit mechanism is known for this architecture"
#endif
}

/// By which instruction Arm's firmware is called.
enum qemu_psci_conduit { QEMU_PSCI_HVC, QEMU_PSCI_SMC };

_QX_NORETURN void _qx_psci(enum qemu_psci_conduit conduit, uint32_t function) {
  if (conduit == QEMU_PSCI_HVC) _qx_hypervisor_call(function);
  else _qx_secure_monitor_call(function);
  _qx_park();
}

/// Switches an Arm machine off by PSCI's `SYSTEM_OFF`. It carries no code: `qemu-exit run` ends
/// with 126.
_QX_NORETURN void qemu_psci_power_off(enum qemu_psci_conduit conduit) {
  _qx_psci(conduit, 0x84000008);
}

/// Resets an Arm machine by PSCI's `SYSTEM_RESET`. It carries no code.
_QX_NORETURN void qemu_psci_reset(enum qemu_psci_conduit conduit) {
  _qx_psci(conduit, 0x84000009);
}

/// Switches a RISC-V machine off by SBI's System Reset extension, from supervisor mode. It carries
/// no code, but QEMU's status on `virt` is 0.
_QX_NORETURN void qemu_sbi_power_off(void) {
  _qx_sbi_system_reset(0);
  _qx_park();
}

/// Resets a RISC-V machine by SBI's System Reset extension. It carries no code.
_QX_NORETURN void qemu_sbi_reset(void) {
  _qx_sbi_system_reset(1);
  _qx_park();
}

/// Switches a PC off by the register `PM1a_CNT`, at port 0x604 on QEMU's `pc` and `q35`. It carries
/// no code.
_QX_NORETURN void qemu_acpi_ports_power_off(uint16_t control) {
  _qx_out16(control, 1 << 13);
  _qx_park();
}

/// Resets a PC. It carries no code.
_QX_NORETURN void qemu_acpi_ports_reset(void) {
  _qx_out8(0xCF9, 0x06);
  _qx_park();
}

/// Switches a machine off by ACPI's sleep control register, at 0xFEA00200 on QEMU's `microvm`. It
/// carries no code.
_QX_NORETURN void qemu_acpi_event_device_power_off(uintptr_t address) {
  _qx_store8(address, 1 << 5 | 5 << 2);
  _qx_park();
}

/// Resets a machine by the register behind ACPI's sleep control register. It carries no code.
_QX_NORETURN void qemu_acpi_event_device_reset(uintptr_t address) {
  _qx_store8(address + 2, 0x42);
  _qx_park();
}

/// Ends QEMU with code 0.
_QX_NORETURN void qemu_exit_success(void) { qemu_exit(0); }

/// Ends QEMU with code 1.
_QX_NORETURN void qemu_exit_failure(void) { qemu_exit(1); }

#ifdef __cplusplus
}
#endif

#endif

#endif
