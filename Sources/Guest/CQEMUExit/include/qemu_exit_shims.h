// The instructions that Swift can't spell: semihosting traps, port output, device stores and
// waiting for ever. Static inline functions only, so that a call costs its instructions and no
// more.
//
// Every shim exists on every architecture: where the hardware has no such instruction, the shim
// does nothing and its caller parks. That keeps the Swift sources free of architecture conditions,
// and lets the host run their unit tests.

#ifndef QEMU_EXIT_SHIMS_H
#define QEMU_EXIT_SHIMS_H

#include <stdint.h>

#define _QX_INLINE static inline __attribute__((always_inline))

/// Tells whether the program has a function that it may leave out. Only ELF files can refer to one
/// that isn't there.
#if defined(__ELF__)
#define _QX_IS_THERE(FUNCTION) ((FUNCTION) != 0)
#else
#define _QX_IS_THERE(FUNCTION) 0
#endif

/// The host, for processors that have no trap to reach it: the tests on a development machine
/// define it. Elsewhere there is none, and every call fails.
__attribute__((weak)) uintptr_t _qx_semihosting_host(uintptr_t operation, uintptr_t parameter);

/// Waits for ever, with as little work as can be done without a trap in any mode; QEMU never traps
/// `wfe` (processors do in user mode, if an operating system asks them to).
///
/// RISC-V and x86 spin with a hint: `wfi` is illegal in U mode, and `hlt` in ring 3 ("The RISC-V
/// Instruction Set Manual, volume II", version 20211203, 3.3.3; "Intel 64 and IA-32 Architectures
/// Software Developer's Manual", volume 2, `HLT`). A device may end QEMU after the next
/// instructions have run, so that their trap would take the code's place. ARMv4T and ARMv6 spin,
/// too: `wfe` arrived with ARMv6K, and the older wait by a CP15 write traps in user mode. Delete
/// when Swift has inline assembly.
_QX_INLINE __attribute__((noreturn)) void _qx_park(void) {
  for (;;) {
#if defined(__aarch64__) || (defined(__arm__) && __ARM_ARCH >= 7) || defined(__ARM_ARCH_6M__)
    __asm__ volatile("wfe");
#elif defined(__riscv)
    // pause, by its number: the mnemonic needs the extension on the command line.
    __asm__ volatile(".word 0x0100000f");
#elif defined(__x86_64__) || defined(__i386__)
    __asm__ volatile("pause");
#else
    __asm__ volatile("");
#endif
  }
}

/// Traps into the semihosting host and doesn't expect to come back.
///
/// The trap is the one that the specification assigns to the instruction set and profile
/// ("Semihosting for AArch32 and AArch64", 2025Q4, section "The semihosting interface"; "RISC-V
/// Semihosting", 1.0, "RISC-V Semihosting Trap Sequence"):
///
/// | instruction set   | trap            | operation | parameter |
/// |-------------------|-----------------|-----------|-----------|
/// | A64               | `hlt #0xF000`   | `w0`      | `x1`      |
/// | A32               | `svc #0x123456` | `r0`      | `r1`      |
/// | T32, A/R profile  | `svc #0xAB`     | `r0`      | `r1`      |
/// | T32, M profile    | `bkpt #0xAB`    | `r0`      | `r1`      |
/// | RISC-V            | `slli`, `ebreak`, `srai` | `a0` | `a1`  |
///
/// Unlike a call that returns, this declares no clobbers: that an `svc` in supervisor mode
/// overwrites `lr` doesn't matter to code that never returns, and saving it would cost
/// instructions.
_QX_INLINE void _qx_semihosting_trap(uintptr_t operation, uintptr_t parameter) {
#if defined(__aarch64__)
  register uintptr_t x0 __asm__("x0") = operation;
  register uintptr_t x1 __asm__("x1") = parameter;
  __asm__ volatile("hlt #0xF000" : "+r"(x0) : "r"(x1) : "memory");
#elif defined(__arm__)
  register uintptr_t r0 __asm__("r0") = operation;
  register uintptr_t r1 __asm__("r1") = parameter;
#if defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'
  __asm__ volatile("bkpt #0xAB" : "+r"(r0) : "r"(r1) : "memory");
#elif defined(__thumb__)
  __asm__ volatile("svc #0xAB" : "+r"(r0) : "r"(r1) : "memory");
#else
  __asm__ volatile("svc #0x123456" : "+r"(r0) : "r"(r1) : "memory");
#endif
#elif defined(__riscv)
  // A host recognises the three instructions only if none is compressed and all are on one page:
  // sixteen bytes of alignment keep the twelve together.
  register uintptr_t a0 __asm__("a0") = operation;
  register uintptr_t a1 __asm__("a1") = parameter;
  __asm__ volatile(
      ".balign 16\n\t"
      ".option push\n\t"
      ".option norvc\n\t"
      "slli x0, x0, 0x1f\n\t"
      "ebreak\n\t"
      "srai x0, x0, 7\n\t"
      ".option pop"
      : "+r"(a0)
      : "r"(a1)
      : "memory");
#else
  (void)operation;
  (void)parameter;
#endif
}

/// Tells whether the processor has a trap that reaches a host.
_QX_INLINE int _qx_has_semihosting(void) {
#if defined(__aarch64__) || defined(__arm__) || defined(__riscv)
  return 1;
#else
  return _qx_semihosting_host != 0;
#endif
}

/// Calls the host and returns what it leaves in the return register, the one of the operation
/// ("Semihosting for AArch32 and AArch64", 2025Q4, section "The semihosting interface"). Delete
/// when Swift has inline assembly.
///
/// The trap is that of `_qx_semihosting_trap`. A call that returns must also reckon with the link
/// register, which `svc` in supervisor mode overwrites on processors that take it as an exception.
_QX_INLINE uintptr_t _qx_semihosting_call(uintptr_t operation, uintptr_t parameter) {
#if defined(__aarch64__)
  register uintptr_t x0 __asm__("x0") = operation;
  register uintptr_t x1 __asm__("x1") = parameter;
  __asm__ volatile("hlt #0xF000" : "+r"(x0), "+r"(x1) : : "memory");
  return x0;
#elif defined(__arm__)
  register uintptr_t r0 __asm__("r0") = operation;
  register uintptr_t r1 __asm__("r1") = parameter;
#if defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'
  __asm__ volatile("bkpt #0xAB" : "+r"(r0), "+r"(r1) : : "memory");
#elif defined(__thumb__)
  __asm__ volatile("svc #0xAB" : "+r"(r0), "+r"(r1) : : "lr", "memory");
#else
  __asm__ volatile("svc #0x123456" : "+r"(r0), "+r"(r1) : : "lr", "memory");
#endif
  return r0;
#elif defined(__riscv)
  register uintptr_t a0 __asm__("a0") = operation;
  register uintptr_t a1 __asm__("a1") = parameter;
  __asm__ volatile(
      ".balign 16\n\t"
      ".option push\n\t"
      ".option norvc\n\t"
      "slli x0, x0, 0x1f\n\t"
      "ebreak\n\t"
      "srai x0, x0, 7\n\t"
      ".option pop"
      : "+r"(a0), "+r"(a1)
      :
      : "memory");
  return a0;
#else
  return _qx_semihosting_host ? _qx_semihosting_host(operation, parameter) : UINTPTR_MAX;
#endif
}

/// Calls the host with a parameter block of one field.
_QX_INLINE uintptr_t _qx_semihosting_call1(uintptr_t operation, uintptr_t a) {
  uintptr_t block[1] = {a};
  return _qx_semihosting_call(operation, (uintptr_t)block);
}

/// Calls the host with a parameter block of two fields.
_QX_INLINE uintptr_t _qx_semihosting_call2(uintptr_t operation, uintptr_t a, uintptr_t b) {
  uintptr_t block[2] = {a, b};
  return _qx_semihosting_call(operation, (uintptr_t)block);
}

/// Calls the host with a parameter block of three fields.
_QX_INLINE uintptr_t _qx_semihosting_call3(
    uintptr_t operation, uintptr_t a, uintptr_t b, uintptr_t c) {
  uintptr_t block[3] = {a, b, c};
  return _qx_semihosting_call(operation, (uintptr_t)block);
}

/// Calls the host with a parameter block of four fields.
_QX_INLINE uintptr_t _qx_semihosting_call4(
    uintptr_t operation, uintptr_t a, uintptr_t b, uintptr_t c, uintptr_t d) {
  uintptr_t block[4] = {a, b, c, d};
  return _qx_semihosting_call(operation, (uintptr_t)block);
}

/// The same by the `HLT` encodings, which the specification offers to the A and R profiles so that
/// an operating system may keep `SVC` for itself ("Semihosting for AArch32 and AArch64", 2025Q4,
/// same section).
///
/// Written as numbers because `HLT` isn't in the assembler's ARMv7 instruction set; hosts recognise
/// the encoding nevertheless. On any other profile or architecture this is `_qx_semihosting_trap`.
_QX_INLINE void _qx_semihosting_trap_hlt(uintptr_t operation, uintptr_t parameter) {
#if defined(__arm__) && !(defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M')
  register uintptr_t r0 __asm__("r0") = operation;
  register uintptr_t r1 __asm__("r1") = parameter;
#if defined(__thumb__)
  // hlt #0x3C
  __asm__ volatile(".inst.n 0xBABC" : "+r"(r0) : "r"(r1) : "memory");
#else
  // hlt #0xF000
  __asm__ volatile(".inst 0xE10F0070" : "+r"(r0) : "r"(r1) : "memory");
#endif
#else
  _qx_semihosting_trap(operation, parameter);
#endif
}

/// Traps with a parameter block of two words: `SYS_EXIT` on 64 bits, `SYS_EXIT_EXTENDED`
/// everywhere.
_QX_INLINE __attribute__((noreturn)) void _qx_semihosting_exit(
    uintptr_t operation, uintptr_t reason, uintptr_t code) {
  const uintptr_t block[2] = {reason, code};
  _qx_semihosting_trap(operation, (uintptr_t)block);
  _qx_park();
}

/// The same by the `HLT` encodings.
_QX_INLINE __attribute__((noreturn)) void _qx_semihosting_exit_hlt(
    uintptr_t operation, uintptr_t reason, uintptr_t code) {
  const uintptr_t block[2] = {reason, code};
  _qx_semihosting_trap_hlt(operation, (uintptr_t)block);
  _qx_park();
}

/// Traps with the reason in the parameter register itself: `SYS_EXIT` on 32 bits.
_QX_INLINE __attribute__((noreturn)) void _qx_semihosting_exit_reason(
    uintptr_t operation, uintptr_t reason) {
  _qx_semihosting_trap(operation, reason);
  _qx_park();
}

/// The same by the `HLT` encodings.
_QX_INLINE __attribute__((noreturn)) void _qx_semihosting_exit_reason_hlt(
    uintptr_t operation, uintptr_t reason) {
  _qx_semihosting_trap_hlt(operation, reason);
  _qx_park();
}

/// Stores 32 bits to a device register at a physical address.
///
/// Delete when the `_Volatile` module of the standard library is stable.
_QX_INLINE void _qx_store32(uintptr_t address, uint32_t value) {
  *(volatile uint32_t *)address = value;
}

/// Stores 8 bits to a device register at a physical address.
_QX_INLINE void _qx_store8(uintptr_t address, uint8_t value) {
  *(volatile uint8_t *)address = value;
}

/// Stores a word of the host-target interface, lower half first, by which QEMU knows that the word
/// is complete. RISC-V 64 does it with one instruction.
_QX_INLINE void _qx_store_htif(uintptr_t address, uint32_t low, uint32_t high) {
#if defined(__riscv) && __riscv_xlen == 64
  *(volatile uint64_t *)address = (uint64_t)high << 32 | low;
#else
  ((volatile uint32_t *)address)[0] = low;
  ((volatile uint32_t *)address)[1] = high;
#endif
}

#if defined(__riscv) && defined(__ELF__)
/// The address of the symbol `tohost`, which the program must define.
_QX_INLINE uintptr_t _qx_tohost(void) {
  // Another name in C, so that programs can declare the symbol with a type of their own.
  extern char _qx_tohost_symbol[] __asm__("tohost");
  return (uintptr_t)_qx_tohost_symbol;
}
#endif

/// Writes 32 bits to an x86 I/O port ("Intel 64 and IA-32 Architectures Software Developer's
/// Manual", volume 2, `OUT`: port in `dx`, value in `eax`). Delete when Swift has inline assembly.
_QX_INLINE void _qx_out32(uint16_t port, uint32_t value) {
#if defined(__x86_64__) || defined(__i386__)
  __asm__ volatile("outl %0, %1" : : "a"(value), "Nd"(port) : "memory");
#else
  (void)port;
  (void)value;
#endif
}

/// Writes 16 bits to an x86 I/O port.
_QX_INLINE void _qx_out16(uint16_t port, uint16_t value) {
#if defined(__x86_64__) || defined(__i386__)
  __asm__ volatile("outw %0, %1" : : "a"(value), "Nd"(port) : "memory");
#else
  (void)port;
  (void)value;
#endif
}

/// Writes 8 bits to an x86 I/O port.
_QX_INLINE void _qx_out8(uint16_t port, uint8_t value) {
#if defined(__x86_64__) || defined(__i386__)
  __asm__ volatile("outb %0, %1" : : "a"(value), "Nd"(port) : "memory");
#else
  (void)port;
  (void)value;
#endif
}

/// Reads 32 bits from an x86 I/O port. Elsewhere all bits are set, as where nothing is.
_QX_INLINE uint32_t _qx_in32(uint16_t port) {
#if defined(__x86_64__) || defined(__i386__)
  uint32_t value;
  __asm__ volatile("inl %1, %0" : "=a"(value) : "Nd"(port) : "memory");
  return value;
#else
  (void)port;
  return UINT32_MAX;
#endif
}

#if defined(__linux__) && (defined(__x86_64__) || defined(__i386__))
/// Gives this thread access to I/O ports, or takes it: `ioperm(2)`, without a C library. Returns 0
/// or a negative error number.
_QX_INLINE long _qx_ioperm(unsigned long from, unsigned long count, long on) {
#if defined(__x86_64__)
  long result = 173;
  __asm__ volatile("syscall"
                   : "+a"(result)
                   : "D"(from), "S"(count), "d"(on)
                   : "rcx", "r11", "memory");
#else
  long result = 101;
  __asm__ volatile("int $0x80" : "+a"(result) : "b"(from), "c"(count), "d"(on) : "memory");
#endif
  return result;
}

/// Tells whether a hypervisor is there: CPUID leaf 1, bit 31 of ECX, which processors leave clear.
_QX_INLINE int _qx_is_virtual_machine(void) {
  uint32_t leaf = 1, b, c = 0, d;
  __asm__ volatile("cpuid" : "+a"(leaf), "=b"(b), "+c"(c), "=d"(d));
  (void)b;
  (void)d;
  return (int)(c >> 31);
}
#endif

/// Calls the hypervisor with a function's number ("SMC Calling Convention", DEN0028). It doesn't
/// expect to come back.
///
/// AArch32 needs the instruction as a number: assemblers take the mnemonic for ARMv7VE only ("Arm
/// Architecture Reference Manual, ARMv7-A and ARMv7-R edition", DDI 0406, B9.3.4 HVC).
_QX_INLINE void _qx_hypervisor_call(uint32_t function) {
#if defined(__aarch64__)
  register uint64_t x0 __asm__("x0") = function;
  __asm__ volatile("hvc #0" : "+r"(x0) : : "memory");
#elif defined(__arm__) && !(defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M')
  register uint32_t r0 __asm__("r0") = function;
#if defined(__thumb__)
  __asm__ volatile(".inst.w 0xF7E08000" : "+r"(r0) : : "memory");
#else
  __asm__ volatile(".inst 0xE1400070" : "+r"(r0) : : "memory");
#endif
#else
  (void)function;
#endif
}

/// Calls the secure monitor with a function's number. It doesn't expect to come back.
_QX_INLINE void _qx_secure_monitor_call(uint32_t function) {
#if defined(__aarch64__)
  register uint64_t x0 __asm__("x0") = function;
  // The mnemonic needs an architecture with EL3 on the command line.
  __asm__ volatile(".inst 0xD4000003" : "+r"(x0) : : "memory");
#elif defined(__arm__) && !(defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M')
  register uint32_t r0 __asm__("r0") = function;
#if defined(__thumb__)
  __asm__ volatile(".inst.w 0xF7F08000" : "+r"(r0) : : "memory");
#else
  __asm__ volatile(".inst 0xE1600070" : "+r"(r0) : : "memory");
#endif
#else
  (void)function;
#endif
}

/// Calls RISC-V firmware to end everything by `sbi_system_reset` of a type, for no special reason
/// ("RISC-V Supervisor Binary Interface Specification", version 2.0, 10.1). It returns only if that
/// can't be done.
_QX_INLINE void _qx_sbi_system_reset(uint32_t type) {
#if defined(__riscv)
  register uintptr_t a0 __asm__("a0") = type;
  register uintptr_t a1 __asm__("a1") = 0;
  register uintptr_t a6 __asm__("a6") = 0;
  register uintptr_t a7 __asm__("a7") = 0x53525354;
  __asm__ volatile("ecall" : "+r"(a0), "+r"(a1) : "r"(a6), "r"(a7) : "memory");
#else
  (void)type;
#endif
}

/// The command line that the boot protocol gave to the program: BareMetal defines this function for
/// x86, where no host can be asked for it. Ends with a zero byte.
__attribute__((weak)) const char *_qx_boot_command_line(void);

/// The same, or null if nobody knows.
_QX_INLINE const char *_qx_command_line_from_boot(void) {
  return _QX_IS_THERE(_qx_boot_command_line) ? _qx_boot_command_line() : 0;
}

/// Stops at an instruction that always traps.
_QX_INLINE __attribute__((noreturn)) void _qx_trap(void) { __builtin_trap(); }

/// Writes a text on the program's console, if it has one: BareMetal defines this function, a
/// program without BareMetal leaves it out.
__attribute__((weak)) void _qx_console_write(const char *text, uintptr_t length);

/// Tells whether the program has a console.
_QX_INLINE int _qx_has_console(void) { return _QX_IS_THERE(_qx_console_write); }

/// Sends what streams hold back, if the program has streams: `Semihosting` defines it.
__attribute__((weak)) void _qx_flush(void);

/// Calls `_qx_flush`, if it is there. A function in `flush.c`, so that a program's end costs one
/// call and not a test, too.
void _qx_flush_if_there(void);

/// Calls the host like `_qx_semihosting_call`, and survives if that is an exception.
///
/// BareMetal defines this function: its exception vectors lead back here. Returns 0 if there was an
/// exception; otherwise 1, and the host's answer in `result`.
__attribute__((weak)) int _qx_guarded_semihosting_call(
    uintptr_t operation, uintptr_t parameter, uintptr_t *result);

/// Sends bytes by a device, where the program has a driver: BareMetal defines it, for the UART.
__attribute__((weak)) void _qx_device_write(const uint8_t *bytes, uintptr_t count);

/// Waits for a byte from a device, then takes what is there, at most `count`; 0 if there is no
/// device. BareMetal defines it, for the UART.
__attribute__((weak)) uintptr_t _qx_device_read(uint8_t *bytes, uintptr_t count);

#endif
