/// Ends QEMU with a code. x86 can carry 0 to 126.
#[cfg(not(target_arch = "x86_64"))]
pub fn exit(code: u8) -> ! {
    crate::semihosting::exit(code)
}

/// Ends QEMU with a code, 0 to 126, by `isa-debug-exit` at port 0xF4, where `qemu-exit run` has it.
///
/// The device ends QEMU with `value << 1 | 1`, which is never 0. `qemu-exit run` takes the value
/// 127 for success, and the value 0 for what doesn't fit.
#[cfg(target_arch = "x86_64")]
pub fn exit(code: u8) -> ! {
    let value: u32 = match code {
        0 => 127,
        1..=126 => code.into(),
        _ => 0,
    };
    unsafe { core::arch::asm!("out dx, eax", in("dx") 0xF4u16, in("eax") value) };
    loop {
        core::hint::spin_loop();
    }
}
