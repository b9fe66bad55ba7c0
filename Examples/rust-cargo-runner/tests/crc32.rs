#![no_std]
#![no_main]

use rust_cargo_runner::{crc32, tests};

tests! {
    fn nothing() {
        assert_eq!(crc32(b""), 0);
    }

    fn check_value() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }
}
