// What `import Testing` means in a Swift SDK of these: tests written for a host run on the target.

@_exported import GuestTesting
