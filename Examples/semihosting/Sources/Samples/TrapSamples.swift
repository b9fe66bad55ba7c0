import Semihosting

enum TrapSamples {
  static func askForHost() {
    if Host.answers {
      print("the host has the features \(Features.ofHost().rawValue)")
    } else {
      print("without a host")
    }
  }

  static func callUnknown() {
    let operation = Operation(rawValue: 0x101)
    let result = Host.call(operation, block: 1, 2)
    print("the host answers \(result)")
  }
}
