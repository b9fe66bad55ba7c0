/// The version of this package, as `qemu-exit --version` prints it.
public let version = "0.1.0"
