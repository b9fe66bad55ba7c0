import CMath
import Testing

/// The guests' functions of `<math.h>` against this machine's for `long double`, whose results have
/// eleven bits more than a double.
@Suite("The guests' mathematical functions")
struct MathTests {
  /// In units of the last place: the nearest value is at most half of one away, and the host's own
  /// results are some hundredths off.
  static let bound = 0.51

  // MARK: Arguments

  /// Arguments of all magnitudes, and more of those where functions change.
  struct Arguments {
    var random = SystemRandomNumberGenerator()

    mutating func double() -> Double {
      let magnitude: Double
      switch random.next() % 4 {
      case 0: return Double(bitPattern: random.next())
      case 1: magnitude = Double.random(in: 0...3, using: &random)
      case 2: magnitude = Double.random(in: 0...750, using: &random)
      default:
        let power = Int.random(in: -60...10, using: &random)
        magnitude = Double(
          sign: .plus,
          exponent: power,
          significand: Double.random(in: 1..<2, using: &random)
        )
      }
      return Bool.random(using: &random) ? magnitude : -magnitude
    }

    mutating func float() -> Float {
      random.next() % 4 == 0
        ? Float(bitPattern: UInt32(truncatingIfNeeded: random.next())) : Float(double())
    }
  }

  /// Zeros, units, limits, infinities, what isn't a number, integers and halves. Not 2^63, which glibc's
  /// powl (2.36) takes for an odd number where it is negative.
  static let special: [Double] = {
    var values: [Double] = [
      0, 1, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, .infinity,
      Double(1).nextUp, Double(1).nextDown, 709.78271289338397, 745.13321910194110, 1024, 1074,
      1075,
      171.5, 171.7, 0x1p53, 0x1p64, .pi, .pi / 2, .pi / 4,
    ]
    values += (1...40).map { Double($0) / 2 }
    return values + values.map(-) + [.nan]
  }()

  // MARK: Tables

  static let unary = table(unary_functions(), unary_function_count)
  static let binary = table(binary_functions(), binary_function_count)
  static let exactUnary = table(exact_unary_functions(), exact_unary_function_count)
  static let exactBinary = table(exact_binary_functions(), exact_binary_function_count)

  private static func table<Entry>(_ start: UnsafePointer<Entry>, _ count: Int) -> [Named<Entry>] {
    (0..<count).map { Named(entry: start + $0) }
  }

  /// An entry of a table, which stays where it is.
  struct Named<Entry>: @unchecked Sendable, CustomTestStringConvertible {
    var entry: UnsafePointer<Entry>

    var testDescription: String {
      // The name comes first in each.
      let name = UnsafeRawPointer(entry).load(as: UnsafePointer<CChar>.self)
      return String(cString: name)
    }
  }

  // MARK: Tests

  @Test("are the nearest value, nearly always", arguments: unary)
  func nearest(function: Named<unary_function>) {
    var arguments = Arguments()
    // Where the host's own functions have errors: tgammal and lgammal.
    let bound = function.testDescription.hasSuffix("gamma") ? 0.6 : Self.bound
    for _ in 0..<5000 {
      let (double, float) = (arguments.double(), arguments.float())
      guard !isExcluded(function, double), !isExcluded(function, Double(float)) else { continue }
      expect(unary_error(function.entry, double), below: bound, double)
      expect(unary_float_error(function.entry, float), below: bound, Double(float))
    }
  }

  /// Cheaper than an expectation for each of many arguments.
  private func expect(
    _ error: Double,
    below bound: Double,
    _ arguments: Double...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    if error >= bound {
      Issue.record("\(arguments): \(error) units", sourceLocation: sourceLocation)
    }
  }

  /// Near its roots among negative numbers the host's lgammal has lost its digits.
  private func isExcluded(_ function: Named<unary_function>, _ value: Double) -> Bool {
    function.testDescription == "lgamma" && value < -2 && abs(unary_host(function.entry, value)) < 4
  }

  @Test("of two arguments are the nearest value, nearly always", arguments: binary)
  func nearestOfTwo(function: Named<binary_function>) {
    var arguments = Arguments()
    for _ in 0..<5000 {
      let (left, right) = (arguments.double(), arguments.double())
      expect(binary_error(function.entry, left, right), below: Self.bound, left, right)
      let (first, second) = (arguments.float(), arguments.float())
      expect(
        binary_float_error(function.entry, first, second),
        below: Self.bound,
        Double(first),
        Double(second)
      )
    }
  }

  @Test("that are exact have each bit", arguments: exactUnary)
  func exact(function: Named<unary_function>) {
    var arguments = Arguments()
    for value in Self.special + (0..<5000).map({ _ in arguments.double() }) {
      #expect(unary_error(function.entry, value) == 0, "\(value)")
      #expect(unary_float_error(function.entry, Float(value)) == 0, "\(value)")
    }
  }

  @Test("of two arguments that are exact have each bit", arguments: exactBinary)
  func exactOfTwo(function: Named<binary_function>) {
    var arguments = Arguments()
    // A difference is rounded.
    let bound = function.testDescription == "fdim" ? 0.5 : 0
    for left in Self.special {
      for right in Self.special + (0..<100).map({ _ in arguments.double() }) {
        // Which zero is the larger one is nobody's business.
        guard left != 0 || right != 0 || !function.testDescription.hasPrefix("fm") else { continue }
        #expect(binary_error(function.entry, left, right) <= bound, "\(left), \(right)")
        let (leftFloat, rightFloat) = (Float(left), Float(right))
        guard leftFloat != 0 || rightFloat != 0 || !function.testDescription.hasPrefix("fm") else {
          continue
        }
        #expect(
          binary_float_error(function.entry, leftFloat, rightFloat) <= bound,
          "\(leftFloat), \(rightFloat)"
        )
      }
    }
  }

  @Test("have the special values of C's annex F", arguments: unary)
  func specialValues(function: Named<unary_function>) {
    for value in Self.special where !isExcluded(function, value) {
      #expect(unary_error(function.entry, value) < 0.6, "\(value)")
      #expect(unary_float_error(function.entry, Float(value)) < 0.6, "Float(\(value))")
    }
  }

  @Test("of two arguments have the special values of C's annex F", arguments: binary)
  func specialValuesOfTwo(function: Named<binary_function>) {
    for left in Self.special {
      for right in Self.special {
        #expect(binary_error(function.entry, left, right) < 0.51, "\(left), \(right)")
        #expect(
          binary_float_error(function.entry, Float(left), Float(right)) < 0.51,
          "Float: \(left), \(right)"
        )
      }
    }
  }

  @Test("are exact where the result is a value")
  func exactResults() {
    func value(_ name: String, _ argument: Double) -> Double {
      Self.unary.first { $0.testDescription == name }!.entry.pointee.guest(argument)
    }
    for power in 0...22 {
      var exact = 1.0
      for _ in 0..<power { exact *= 10 }
      #expect(value("exp10", Double(power)) == exact)
      #expect(value("log10", exact) == Double(power))
    }
    for power in -1074...1023 {
      let exact = guest_ldexp(1, CInt(power))
      #expect(value("exp2", Double(power)) == exact)
      #expect(value("log2", exact) == Double(power))
    }
    var factorial = 1.0
    for number in 1...22 {
      #expect(value("tgamma", Double(number)) == factorial)
      factorial *= Double(number)
      #expect(value("cbrt", Double(number * number * number)) == Double(number))
    }
  }

  @Test("take values apart and put them together")
  func parts() {
    var arguments = Arguments()
    for value in Self.special + (0..<5000).map({ _ in arguments.double() }) {
      var exponent: CInt = 0
      let fraction = guest_frexp(value, &exponent)
      if value.isFinite, value != 0 {
        #expect(fraction.magnitude >= 0.5 && fraction.magnitude < 1, "\(value)")
        #expect(Int(guest_ilogb(value)) == Int(value.exponent), "\(value)")
      }
      expectSame(guest_ldexp(fraction, exponent), value)
      for power: CInt in [-3000, -1074, -1, 0, 1, 1023, 2046, 3000] {
        // One rounding.
        let power = Int(power)
        let expected = Double(
          Float80(value) * Float80(sign: .plus, exponent: power, significand: 1)
        )
        expectSame(guest_scalbn(value, CInt(power)), expected)
      }
      var whole = 0.0
      let rest = guest_modf(value, &whole)
      expectSame(whole, value.rounded(.towardZero))
      if value.isFinite {
        #expect(whole + rest == value && rest.sign == value.sign, "\(value)")
      }
      expectSame(guest_nextafter(value, .infinity), value == .infinity ? value : value.nextUp)
      expectSame(guest_nextafter(value, -.infinity), value == -.infinity ? value : value.nextDown)
      let float = Float(value)
      #expect(
        float.isNaN
          || guest_nextafterf(float, .infinity) == (float == .infinity ? float : float.nextUp)
      )
    }
    #expect(guest_ilogb(0) == .min && guest_ilogb(.infinity) == .max)
    expectSame(guest_nextafter(0, -0.0), -0.0)
  }

  @Test("round to integers, and saturate")
  func integers() {
    var arguments = Arguments()
    for value in Self.special + (0..<5000).map({ _ in arguments.double() }) {
      func integer(_ rule: FloatingPointRoundingRule) -> Int {
        if value.isNaN { return 0 }
        return Int(exactly: value.rounded(rule)) ?? (value < 0 ? .min : .max)
      }
      #expect(guest_lround(value) == integer(.toNearestOrAwayFromZero), "\(value)")
      #expect(guest_llround(value) == Int64(integer(.toNearestOrAwayFromZero)), "\(value)")
      #expect(guest_lrint(value) == integer(.toNearestOrEven), "\(value)")
      #expect(guest_llrint(value) == Int64(integer(.toNearestOrEven)), "\(value)")
    }
  }

  @Test("remquo has the last bits of the quotient")
  func remquo() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<5000 {
      let left = Double(Int.random(in: -4000...4000, using: &random)) / 4
      let right = Double(Int.random(in: 1...100, using: &random)) / (Bool.random() ? 4 : -4)
      var quotient: CInt = 0
      let rest = guest_remquo(left, right, &quotient)
      #expect(rest == left.remainder(dividingBy: right))
      let exact = Int((left / right).rounded(.toNearestOrEven))
      #expect(Int(quotient) == exact % 8, "\(left) / \(right)")
    }
  }

  @Test("lgamma_r has the sign of gamma")
  func signOfGamma() {
    for value in stride(from: -20.25, through: 20, by: 0.5) {
      var sign: CInt = 0
      _ = guest_lgamma_r(value, &sign)
      let gamma = Self.unary.first { $0.testDescription == "tgamma" }!.entry.pointee.guest(value)
      #expect((sign < 0) == (gamma < 0), "\(value)")
    }
  }

  private func expectSame(
    _ value: Double,
    _ expected: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      value.bitPattern == expected.bitPattern || (value.isNaN && expected.isNaN),
      "\(value) instead of \(expected)",
      sourceLocation: sourceLocation
    )
  }
}
