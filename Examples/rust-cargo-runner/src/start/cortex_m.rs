//! The vector table. QEMU loads every section, zeroed ones too, so that nothing is left to do.

unsafe extern "C" {
    static stack_top: u8;
    fn run() -> !;
}

#[repr(C)]
struct VectorTable {
    stack: *const u8,
    handlers: [unsafe extern "C" fn() -> !; 15],
}

unsafe impl Sync for VectorTable {}

#[unsafe(link_section = ".vector_table")]
#[used]
static VECTORS: VectorTable = {
    let mut handlers: [unsafe extern "C" fn() -> !; 15] = [crate::panic::trapped; 15];
    handlers[0] = run;
    VectorTable {
        stack: &raw const stack_top,
        handlers,
    }
};
