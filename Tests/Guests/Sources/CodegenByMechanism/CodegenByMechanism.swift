import QEMUExit

@c(swift_semihosting)
public func exitBySemihosting() -> Never {
  SemihostingExit(operation: .exitExtended).exit(14)
}

@c(swift_sifive_test)
public func exitBySiFiveTest() -> Never {
  SiFiveTest(address: 0x10_0000).exit(15)
}

@c(swift_isa_debug_exit)
public func exitByISADebugExit() -> Never {
  ISADebugExit(ioBase: 0xF4, customExitSuccess: 33).exit(16)
}

@c(swift_htif)
public func exitByHTIF() -> Never {
  HTIF(toHost: 0x8000_1000).exit(17)
}
