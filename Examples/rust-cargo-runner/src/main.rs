//! Does what its arguments say: `cargo run -- exit 7`, `panic`, `trap`.
#![no_std]
#![no_main]

use rust_cargo_runner::{arguments, crc32, exit, println};

/// The start-up code calls this.
#[unsafe(no_mangle)]
extern "C" fn run() -> ! {
    let mut words = arguments();
    match words.next() {
        Some("exit") => exit(words.next().and_then(|word| word.parse().ok()).unwrap_or(1)),
        Some("panic") => panic!("as told"),
        Some("trap") => trap(),
        Some(word) => println!("{word}: {:08x}", crc32(word.as_bytes())),
        None => println!("Hello from Rust"),
    }
    exit(0)
}

/// Executes an instruction that doesn't exist.
fn trap() {
    unsafe {
        #[cfg(target_arch = "x86_64")]
        core::arch::asm!("ud2");
        #[cfg(target_arch = "riscv64")]
        core::arch::asm!("unimp");
        #[cfg(any(target_arch = "aarch64", target_arch = "arm"))]
        core::arch::asm!("udf #0");
    }
}
