use core::fmt::{Result, Write};

/// The host's standard output, by semihosting; on x86 the first serial port.
pub struct Console;

impl Write for Console {
    fn write_str(&mut self, text: &str) -> Result {
        for byte in text.bytes() {
            write(byte);
        }
        Ok(())
    }
}

#[cfg(not(target_arch = "x86_64"))]
use crate::semihosting::write;

/// QEMU's serial port takes a byte at any time.
#[cfg(target_arch = "x86_64")]
fn write(byte: u8) {
    unsafe { core::arch::asm!("out dx, al", in("dx") 0x3F8u16, in("al") byte) };
}

#[macro_export]
macro_rules! print {
    ($($argument:tt)*) => {{
        let _ = core::fmt::Write::write_fmt(
            &mut $crate::console::Console,
            format_args!($($argument)*),
        );
    }};
}

#[macro_export]
macro_rules! println {
    ($($argument:tt)*) => {{
        $crate::print!($($argument)*);
        $crate::print!("\n");
    }};
}
