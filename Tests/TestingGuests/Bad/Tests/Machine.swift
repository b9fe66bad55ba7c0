import CBad

/// Leaves interrupts off.
func disableInterrupts() {
  qx_bad_disable_interrupts()
}

/// The C library's.
func exit(_ code: Int32) {
  qx_bad_exit(code)
}
