import HostSupport
import ObjectFile

/// Where a guest was when its time was up, and what kept it from ending QEMU, as far as there is
/// evidence.
///
/// It is made from what QEMU's monitor answers, seen on QEMU 7.2.22 and 10.0.2, and the image's
/// symbols. Nothing is told by what a guest writes or by how long it ran.
public struct Diagnosis: Equatable, Sendable {
  /// A processor.
  public struct Core: Equatable, Sendable {
    /// Its number, from 0, as QEMU counts.
    public var number: Int

    /// The address of the instruction that it was at. A processor that waits may be one further.
    public var programCounter: UInt64

    /// What the image has there; nil if it has no symbol for the address.
    public var symbol: Symbol?

    /// What of the source it belongs to, as far as the image tells.
    public var location: SourceLocation?
  }

  /// All processors, those that wait to be started included.
  public var cores: [Core]

  /// What is missing, each with its evidence and its remedy, a line each. Empty if nothing proves
  /// why the guest didn't end.
  public var hints: [String]
}

extension Diagnosis.Core: CustomStringConvertible {
  /// The processor and its place, for people: `core 0 was at 0x40100018 in main+0x14`.
  public var description: String {
    let place = location.map { "\(programCounter.hexadecimal) in \($0)" }
    return "core \(number) was at \(place ?? "\(SymbolizedAddress(programCounter, symbol))")"
  }
}
