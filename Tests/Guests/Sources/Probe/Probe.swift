import BareMetal
import CPlaces
import CProbe
import CQEMUExit
import QEMUExit
import Semihosting

/// Does what the tests ordered by writing into its image: ends QEMU in one way or another, or fails
/// to.
@main
struct Probe {
  static func main() {
    let order = probe_read_order()
    guard let action = ProbeAction(rawValue: order.action), let place = Place(rawValue: order.place)
    else {
      print("no such action or place")
      QEMU.exit(99)
    }
    if place == .started { return act(action, order) }
    places_enter(place.rawValue) { core in Probe.exit(onCore: core) }
    print("the processor has no such place")
    QEMU.exit(97)
  }

  /// Ends QEMU as ordered, from any place: without heap and console, and with little stack.
  static func exit(onCore core: UInt32) {
    let order = probe_read_order()
    let code = order.code &+ core
    switch ProbeAction(rawValue: order.action) {
    case .exit: QEMU.exit(code)
    case .semihostingExtended: SemihostingExit(operation: .exitExtended).exit(code)
    case .semihostingExit: SemihostingExit(operation: .exit).exit(code)
    case .semihostingHLT: SemihostingExit(trap: .hlt).exit(code)
    case .sifiveTest: SiFiveTest(address: 0x10_0000).exit(code)
    case .debugExit: debugExit(order.extra).exit(code)
    case .portableDebugExit: PortableISADebugExit().exit(code)
    #if QEMU_EXIT_HTIF
      case .htif: HTIF().exit(code)
    #else
      case .htif: HTIF(toHost: UInt(order.extra)).exit(code)
    #endif
    case .mode: QEMU.exit(places_mode(order.extra))
    case .console:
      Console.write("from ")
      Console.write(hexadecimal: UInt(order.code))
      QEMU.exit(code)
    case .psci: control(PSCI(conduit: order.extra == 0 ? .hvc : .smc), order.code)
    case .sbi: control(SBISystemReset(), order.code)
    case .acpiPorts: control(ACPIPorts(), order.code)
    case .acpiEventDevice: control(ACPIEventDevice(), order.code)
    default: QEMU.exit(96)
    }
  }

  /// Does as ordered where start-up code has left the processor; returns if the order is to return.
  static func act(_ action: ProbeAction, _ order: probe_order) {
    switch action {
    case .semihostingExtended, .semihostingExit, .semihostingHLT, .sifiveTest, .debugExit,
      .portableDebugExit, .htif, .psci, .sbi, .acpiPorts, .acpiEventDevice, .mode, .console, .exit:
      exit(onCore: 0)
    case .exitSuccess: QEMU.exitSuccess()
    case .exitFailure: QEMU.exitFailure()
    case .semihostingExitHLT: SemihostingExit(operation: .exit, trap: .hlt).exit(order.code)
    case .sifiveReset: SiFiveTest(address: 0x10_0000).reset()
    case .debugExitSuccess: debugExit(order.extra).exitSuccess()
    case .debugExitFailure: debugExit(order.extra).exitFailure()
    case .cExit: qemu_exit(order.code)
    case .cSemihosting: qemu_exit_semihosting(order.code)
    case .cSiFiveTest: qemu_exit_sifive_test(0x10_0000, order.code)
    case .cDebugExit: qemu_exit_isa_debug_exit(0xF4, order.code)
    case .returnFromMain: return
    case .hang: while true { _ = probe_read_order() }
    case .undefinedInstruction: probe_execute_undefined()
    case .faultTwice: probe_fault_twice()
    case .load: _ = probe_load(UInt(order.code))
    case .arrayIndex: print(Misuse.element(Int(order.code), of: [1, 2, 3]))
    case .exhaustHeap: Misuse.exhaustHeap()
    case .freeTwice: Misuse.freeTwice()
    case .exerciseHeap: Exercise.heap()
    case .exerciseArithmetic: Exercise.arithmetic()
    case .exerciseFloatingPoint: Exercise.floatingPoint()
    case .overflowStack: print(Misuse.overflowStack(Int(order.code)))
    case .flood:
      while true { print("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde") }
    case .floodErrors: while true { print("0123456789abcdef", to: &standardError) }
    case .interleave: StreamExercise.interleave(Int(order.code))
    case .hostCommand:
      probe_sleep_on_host(order.extra)
      if order.code == 0 { while true { _ = probe_read_order() } }
      QEMU.exit(order.code)
    case .roundTrip: HostExercise.roundTrip(size: Int(order.code), chunk: Int(order.extra))
    case .fileErrors: HostExercise.errors()
    case .fileOperations: HostExercise.operations()
    case .hostClocks: HostExercise.clocks()
    case .hostFeatures:
      QEMU.exit(UInt32(Features.ofHost().rawValue) | (Host.answers ? 0x40 : 0))
    case .streams:
      return StreamExercise.write(endingBy: order.code, atOnce: Int(order.extra))
    case .echo: StreamExercise.echo(until: order.code)
    case .question: StreamExercise.question()
    case .fillDisk: HostExercise.fillDisk()
    case .arguments: ArgumentExercise.write()
    case .argumentsInSmallestBuffer: ArgumentExercise.writeFromSmallestBuffer()
    case .hostOperations: OperationExercise.operations()
    case .debugChannel: OperationExercise.debugChannel()
    case .debugEcho: OperationExercise.debugEcho()
    case .unsupportedOperations: OperationExercise.unsupported()
    case .allBytes: for byte in UInt8.min...UInt8.max { Console.write(byte) }
    }
    QEMU.exit(98)
  }

  /// Switches off for 0, resets otherwise.
  static func control(_ control: some PowerControl, _ code: UInt32) -> Never {
    if code == 0 { control.powerOff() }
    control.reset()
  }

  static func debugExit(_ successStatus: UInt32) -> ISADebugExit {
    ISADebugExit(ioBase: 0xF4, customExitSuccess: successStatus)
  }
}
