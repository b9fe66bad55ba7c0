/// Somebody who takes what a guest writes while it writes it, and sets its time.
///
/// It is called on the thread that runs QEMU.
package protocol SessionObserver: AnyObject {
  /// When the guest's time is up; nil for never. It is asked for after whatever has happened.
  var deadline: ContinuousClock.Instant? { get }

  /// Takes what the guest has written to its console.
  ///
  /// - Returns: False to have QEMU killed; the verdict is `outputLimit` then.
  func readConsole(_ bytes: UnsafeRawBufferPointer) -> Bool

  /// Takes what the guest has written to its standard error.
  ///
  /// - Returns: False to have QEMU killed; the verdict is `outputLimit` then.
  func readErrors(_ bytes: UnsafeRawBufferPointer) -> Bool
}
