import HostSupport

extension Machine {
  /// Machines as JSON: an object with a list, keys in alphabetical order.
  public static func json(_ machines: [Machine]) throws -> [UInt8] {
    struct Entry: Encodable {
      var id: String
      var architecture: String
      var triple: String
      var qemu: String
      var type: String
      var cpu: String?
      var memory: Int?
      var boot: String
      var firmware: String?
      var mechanism: String
      var summary: String
    }
    struct Document: Encodable {
      var schema = 1
      var machines: [Entry]
    }
    let document = Document(
      machines: machines.map { machine in
        Entry(
          id: machine.id,
          architecture: machine.architecture.rawValue,
          triple: machine.triple,
          qemu: machine.architecture.qemu,
          type: machine.type,
          cpu: machine.cpu,
          memory: machine.memory,
          boot: machine.boot.rawValue,
          firmware: machine.firmware?.rawValue,
          mechanism: machine.mechanism.rawValue,
          summary: machine.summary
        )
      }
    )
    return try JSON.encode(document)
  }
}
