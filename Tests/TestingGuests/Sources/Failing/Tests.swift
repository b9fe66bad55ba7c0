import GuestTesting

@main struct Tests: GuestTests {}
