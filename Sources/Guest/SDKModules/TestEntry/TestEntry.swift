// The program that SwiftPM links of a package's tests: `--experimental-test-entry-point-path`. The
// one that it would write is asynchronous, which bare metal can't be.

import GuestTesting

@main struct TestEntry: GuestTests {}
