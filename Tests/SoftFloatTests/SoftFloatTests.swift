import CSoftFloat
import Foundation
import Testing

/// The guests' floating-point arithmetic against that of this machine's processor.
///
/// Every result must have the same bits; of NaNs it is enough that both are.
@Suite struct SoftFloatTests {
  @Test func doubles() {
    check(Double.self, format: binary64, rounds: 100_000)
  }

  @Test func floats() {
    check(Float.self, format: binary32, rounds: 100_000)
  }

  @Test("every half, to single and double and back")
  func halves() {
    for bits in UInt16.min...UInt16.max {
      let number = unpack(UInt64(bits), binary16)
      let value = Float16(bitPattern: bits)
      expectSame(pack(number, binary32), Float(value), "Float(\(value))")
      expectSame(pack(number, binary64), Double(value), "Double(\(value))")
      expectSame(
        pack(unpack(UInt64(Float(value).bitPattern), binary32), binary16),
        value,
        "\(value)"
      )
    }
  }

  @Test func narrowing() {
    var random = Samples<Double>()
    for _ in 0..<100_000 {
      let value = random.next()
      let number = unpack(value.bitPattern, binary64)
      expectSame(pack(number, binary32), Float(value), "Float(\(value))")
      let near = Double(Float16.greatestFiniteMagnitude) * Double.random(in: -1.1...1.1)
      for value in [value, near, near * 0x1p-20, near * 0x1p-30] {
        expectSame(
          pack(unpack(value.bitPattern, binary64), binary16),
          Float16(value),
          "Float16(\(value))"
        )
        let single = Float(value)
        expectSame(
          pack(unpack(UInt64(single.bitPattern), binary32), binary16),
          Float16(single),
          "Float16(\(single))"
        )
      }
    }
  }

  @Test func integers() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<100_000 {
      let unsigned = random.next() >> UInt64.random(in: 0...63)
      let signed = Int64(bitPattern: random.next()) >> Int64.random(in: 0...63)
      expectSame(
        pack(numberFromInteger(false, unsigned), binary64),
        Double(unsigned),
        "\(unsigned)"
      )
      expectSame(pack(numberFromInteger(false, unsigned), binary32), Float(unsigned), "\(unsigned)")
      let number = numberFromInteger(signed < 0, signed.magnitude)
      expectSame(pack(number, binary64), Double(signed), "\(signed)")
      expectSame(pack(number, binary32), Float(signed), "\(signed)")
    }
    expectSame(pack(numberFromInteger(true, 1 << 63), binary64), -0x1p63, "Int64.min")
  }

  @Test("conversions to integers truncate, and saturate out of range")
  func toIntegers() {
    var random = Samples<Double>()
    for _ in 0..<100_000 {
      for value in [random.next(), Double.random(in: -0x1p65...0x1p65), Double.random(in: -3...3)] {
        let number = unpack(value.bitPattern, binary64)
        #expect(signedInteger(number, .min, .max) == saturating(value, Int64.self), "\(value)")
        #expect(unsignedInteger(number, .max) == saturating(value, UInt64.self), "\(value)")
        #expect(
          signedInteger(number, Int64(Int32.min), Int64(Int32.max))
            == Int64(saturating(value, Int32.self)),
          "\(value)"
        )
        #expect(
          unsignedInteger(number, UInt64(UInt32.max)) == UInt64(saturating(value, UInt32.self)),
          "\(value)"
        )
      }
    }
  }

  private func saturating<Integer: FixedWidthInteger>(
    _ value: Double,
    _ type: Integer.Type
  ) -> Integer {
    if value.isNaN { return 0 }
    return Integer(exactly: value.rounded(.towardZero)) ?? (value < 0 ? .min : .max)
  }

  private func check<Value: Sampled>(
    _ type: Value.Type,
    format: floatFormat,
    rounds: Int
  ) {
    var random = Samples<Value>()
    func number(_ value: Value) -> number { unpack(value.bits, format) }
    for _ in 0..<rounds {
      let (a, b, c) = (random.next(), random.near(random.next()), random.next())
      let (x, y) = (number(a), number(b))
      var minusY = y
      minusY.isNegative.toggle()
      expectSame(pack(x, format), a, "\(a)")
      expectSame(pack(addNumbers(x, y), format), a + b, "\(a) + \(b)")
      expectSame(pack(addNumbers(x, minusY), format), a - b, "\(a) - \(b)")
      expectSame(pack(multiplyNumbers(x, y), format), a * b, "\(a) * \(b)")
      expectSame(pack(divideNumbers(x, y, format), format), a / b, "\(a) / \(b)")
      expectSame(pack(squareRoot(x, format), format), a.squareRoot(), "sqrt(\(a))")
      for c in [c, -(a * b), random.near(-(a * b))] {
        expectSame(
          pack(multiplyAdd(x, y, number(c)), format),
          c.addingProduct(a, b),
          "\(a) * \(b) + \(c)"
        )
      }
      for near in [b, random.near(a), a / Value(Int.random(in: 1...9))] {
        let z = number(near)
        expectSame(
          pack(remainderOf(x, z, false), format),
          a.truncatingRemainder(dividingBy: near),
          "fmod(\(a), \(near))"
        )
        expectSame(
          pack(remainderOf(x, z, true), format),
          Self.remainder(a, near),
          "remainder(\(a), \(near))"
        )
      }
      for value in [a, random.smallMultipleOfHalf(), Value(Int64.random(in: -9...9)) / 8] {
        for (rule, its) in Self.rules {
          expectSame(
            pack(integralNumber(number(value), rule), format),
            value.rounded(its),
            "\(value) rounded \(its)"
          )
        }
      }
      #expect((compareBits(a.bits, b.bits, format, 2) == 0) == (a == b), "\(a) == \(b)")
      #expect((compareBits(a.bits, b.bits, format, 2) == -1) == (a < b), "\(a) < \(b)")
      #expect((compareBits(a.bits, b.bits, format, 2) == 1) == (a > b), "\(a) > \(b)")
      #expect((compareBits(a.bits, b.bits, format, 2) == 2) == (a.isNaN || b.isNaN), "\(a), \(b)")
    }
  }

  /// IEEE Std 754-2019, section 5.3.1: a remainder of zero has the dividend's sign. Some hosts' C
  /// libraries don't keep to it for the smallest divisors.
  private static func remainder<Value: Sampled>(_ left: Value, _ right: Value) -> Value {
    let remainder = left.remainder(dividingBy: right)
    return remainder == 0 ? Value(signOf: left, magnitudeOf: 0) : remainder
  }

  private static let rules: [(roundingRule, FloatingPointRoundingRule)] = [
    (roundToEven, .toNearestOrEven), (roundAway, .toNearestOrAwayFromZero),
    (roundTowardZero, .towardZero), (roundUp, .up), (roundDown, .down),
  ]

  private func expectSame<Value: Sampled>(
    _ bits: UInt64,
    _ value: Value,
    _ what: @autoclosure () -> String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let mine = Value(bits: bits)
    guard mine.bits != value.bits && !(mine.isNaN && value.isNaN) else { return }
    Issue.record("\(what()) is \(value), not \(mine)", sourceLocation: sourceLocation)
  }
}

/// A type whose values are drawn at random.
protocol Sampled: BinaryFloatingPoint, Sendable {
  init(bits: UInt64)
  var bits: UInt64 { get }
}

extension Double: Sampled {
  init(bits: UInt64) { self.init(bitPattern: bits) }
  var bits: UInt64 { bitPattern }
}

extension Float: Sampled {
  init(bits: UInt64) { self.init(bitPattern: UInt32(bits)) }
  var bits: UInt64 { UInt64(bitPattern) }
}

extension Float16: Sampled {
  init(bits: UInt64) { self.init(bitPattern: UInt16(bits)) }
  var bits: UInt64 { UInt64(bitPattern) }
}

/// Values of which many are special, and many are near to each other.
struct Samples<Value: Sampled> {
  private var random = SystemRandomNumberGenerator()

  private let special: [Value] = [
    0, -0, 1, -1, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
    .leastNormalMagnitude, .leastNormalMagnitude.nextDown, .greatestFiniteMagnitude,
    -.greatestFiniteMagnitude, 0.5, 1.5, 2.5, 3, .ulpOfOne, 1 + .ulpOfOne, 1 - .ulpOfOne / 2,
  ]

  mutating func next() -> Value {
    switch random.next() % 4 {
    case 0: special.randomElement(using: &random) ?? 0
    case 1: Value(Int64.random(in: -1000...1000, using: &random))
    default:
      // Any sign, exponent and fraction; often a fraction with few bits.
      Value(
        sign: Bool.random(using: &random) ? .plus : .minus,
        exponentBitPattern: Value.RawExponent(
          random.next() % (1 << UInt64(Value.exponentBitCount))
        ),
        significandBitPattern: Value.RawSignificand(
          truncatingIfNeeded: random.next() & (Bool.random(using: &random) ? random.next() : .max)
        )
          & ((1 << Value.RawSignificand(Value.significandBitCount)) - 1)
      )
    }
  }

  /// The value, or one at most a few units away, or half or twice as large.
  mutating func near(_ value: Value) -> Value {
    switch random.next() % 6 {
    case 0: value.nextUp
    case 1: value.nextDown
    case 2: value / 2
    case 3: value * 2
    case 4: value + value * .ulpOfOne * 3
    default: value
    }
  }

  mutating func smallMultipleOfHalf() -> Value {
    Value(Int64.random(in: -20...20, using: &random)) / 2
  }
}
