//! What the program and the tests share: start-up code, a console, arguments, ways out, and
//! something to test.
#![no_std]

mod arguments;
pub mod console;
mod crc32;
mod exit;
pub mod harness;
mod panic;
#[cfg(not(target_arch = "x86_64"))]
mod semihosting;
#[cfg_attr(target_arch = "aarch64", path = "start/aarch64.rs")]
#[cfg_attr(target_arch = "arm", path = "start/cortex_m.rs")]
#[cfg_attr(target_arch = "riscv64", path = "start/riscv64.rs")]
#[cfg_attr(target_arch = "x86_64", path = "start/x86_64.rs")]
mod start;

pub use arguments::arguments;
pub use crc32::crc32;
pub use exit::exit;
