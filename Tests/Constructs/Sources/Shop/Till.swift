/// What is tested: as a program for bare metal has it, with typed errors.
public struct Till: Equatable, Sendable {
  public enum Failure: Error, Equatable {
    case closed
    case short(by: Int)
  }

  public private(set) var coins: [Int] = []
  public var isOpen = true

  public init() {}

  public mutating func put(_ coin: Int) throws(Failure) {
    guard isOpen else { throw .closed }
    coins.append(coin)
  }

  @discardableResult
  public mutating func take(_ sum: Int) throws(Failure) -> Int {
    guard isOpen else { throw .closed }
    guard total >= sum else { throw .short(by: sum - total) }
    coins = [total - sum]
    return total
  }

  public func count() throws(Failure) -> Int {
    guard isOpen else { throw .closed }
    return coins.count
  }

  public var total: Int { coins.reduce(0, +) }
}
