//! Semihosting calls ("Semihosting for AArch32 and AArch64", Arm IHI 0073; "RISC-V Semihosting",
//! version 0.4). In a project of your own, the crate `semihosting` has all of them.

use core::arch::asm;

const SYS_WRITEC: usize = 0x03;
const SYS_GET_CMDLINE: usize = 0x15;
const SYS_EXIT_EXTENDED: usize = 0x20;
const ADP_STOPPED_APPLICATION_EXIT: usize = 0x20026;

/// Traps into the host with an operation and the address of its parameters.
fn call(operation: usize, parameters: *mut usize) -> isize {
    let result: isize;
    unsafe {
        #[cfg(target_arch = "aarch64")]
        asm!("hlt #0xF000", inlateout("x0") operation => result, in("x1") parameters);
        #[cfg(target_arch = "arm")]
        asm!("bkpt #0xAB", inlateout("r0") operation => result, in("r1") parameters);
        // The three instructions have to be in one page, and uncompressed.
        #[cfg(target_arch = "riscv64")]
        asm!(
            ".balign 16",
            ".option push",
            ".option norvc",
            "slli zero, zero, 0x1F",
            "ebreak",
            "srai zero, zero, 7",
            ".option pop",
            inlateout("a0") operation => result,
            in("a1") parameters,
        );
    }
    result
}

pub fn write(byte: u8) {
    let mut byte = usize::from(byte);
    call(SYS_WRITEC, &raw mut byte);
}

/// The command line: the image's path and the arguments, divided by spaces. Nothing if it is longer
/// than the buffer.
pub fn command_line(buffer: &mut [u8]) -> &str {
    let mut block = [buffer.as_mut_ptr().addr(), buffer.len()];
    if call(SYS_GET_CMDLINE, block.as_mut_ptr()) != 0 {
        return "";
    }
    core::str::from_utf8(&buffer[..block[1]]).unwrap_or("")
}

pub fn exit(code: u8) -> ! {
    let mut block = [ADP_STOPPED_APPLICATION_EXIT, code.into()];
    call(SYS_EXIT_EXTENDED, block.as_mut_ptr());
    loop {
        core::hint::spin_loop();
    }
}
