use crate::{exit, println};

/// Ends with the code that programs with an operating system end with, too.
#[panic_handler]
fn panic(info: &core::panic::PanicInfo) -> ! {
    println!("{info}");
    exit(101)
}

/// Where exception vectors lead.
#[cfg(not(target_arch = "x86_64"))]
pub extern "C" fn trapped() -> ! {
    println!("trapped");
    exit(1)
}
