#![no_std]
#![no_main]

use core::sync::atomic::{AtomicU32, Ordering};
use rust_cargo_runner::tests;

static ZERO: [AtomicU32; 64] = [const { AtomicU32::new(0) }; 64];
static NOT_ZERO: AtomicU32 = AtomicU32::new(0x1234_5678);

tests! {
    fn zeroed_data_is_zero_and_can_be_written() {
        assert!(ZERO.iter().all(|word| word.load(Ordering::Relaxed) == 0));
        ZERO[63].store(7, Ordering::Relaxed);
        assert_eq!(ZERO[63].load(Ordering::Relaxed), 7);
    }

    fn initialised_data_is_there_and_can_be_written() {
        assert_eq!(NOT_ZERO.load(Ordering::Relaxed), 0x1234_5678);
        NOT_ZERO.store(8, Ordering::Relaxed);
        assert_eq!(NOT_ZERO.load(Ordering::Relaxed), 8);
    }

    fn floating_point_works() {
        let third = core::hint::black_box(1.0f64) / 3.0;
        assert!((third * 3.0 - 1.0).abs() < 1e-15);
    }
}
