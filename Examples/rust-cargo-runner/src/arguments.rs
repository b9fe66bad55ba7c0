/// The words behind the image on the command line of `qemu-exit run --args`. Words with spaces come
/// in quotation marks, which this function doesn't know (Documentation/ABI/guest-arguments.md).
pub fn arguments() -> impl Iterator<Item = &'static str> {
    command_line().split_ascii_whitespace().skip(1)
}

#[cfg(not(target_arch = "x86_64"))]
fn command_line() -> &'static str {
    static mut BUFFER: [u8; 256] = [0; 256];
    crate::semihosting::command_line(unsafe { &mut *&raw mut BUFFER })
}

/// `hvm_start_info.cmdline_paddr` ("x86/HVM direct boot ABI", Xen documentation).
#[cfg(target_arch = "x86_64")]
fn command_line() -> &'static str {
    let text = unsafe {
        let start_info = crate::start::start_info() as *const u64;
        core::ffi::CStr::from_ptr(start_info.add(3).read() as *const core::ffi::c_char)
    };
    text.to_str().unwrap_or("")
}
