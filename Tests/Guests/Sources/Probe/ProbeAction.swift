/// What the guest `Probe` can do. The tests have this file, too, by a link.
package enum ProbeAction: UInt32 {
  case exit = 1
  case exitSuccess
  case exitFailure
  case semihostingExtended
  case semihostingExit
  case semihostingHLT
  case semihostingExitHLT
  case sifiveTest
  case sifiveReset
  case debugExit
  case debugExitSuccess
  case debugExitFailure
  case cExit
  case cSemihosting
  case cSiFiveTest
  case cDebugExit
  case returnFromMain
  case hang
  case undefinedInstruction
  case load
  case arrayIndex
  case exhaustHeap
  case freeTwice
  case exerciseHeap
  case exerciseArithmetic
  case exerciseFloatingPoint
  case overflowStack
  case flood
  case allBytes
  case hostCommand
  case psci
  case acpiPorts
  case acpiEventDevice
  case portableDebugExit
  case htif
  case sbi
  case mode
  case roundTrip
  case fileErrors
  case fileOperations
  case hostClocks
  case hostFeatures
  case hostOperations
  case debugChannel
  case unsupportedOperations
}
