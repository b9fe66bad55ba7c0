import BatchRunner
import Foundation
import QEMURunner
import TestSupport
import Testing

/// Packages that many programs use, as they are: what Embedded Swift compiles of them has the right
/// results on machines. What stands in the way of the rest is in Documentation/swift-sdks.md.
@Suite("Real packages")
struct RealPackageTests {
  /// Where all of them compile: with 64 and 32 bits.
  static let machines = ["riscv64-virt", "armv7em-mps2-an386"]

  @Test("have the right results on machines, and what is wrong is reported")
  func results() async throws {
    let package = try TemporaryPackage([
      "Package.swift": Self.manifest(),
      "Tests/NumericsTests/NumericsTests.swift": Self.numerics,
      "Tests/CollectionsTests/CollectionsTests.swift": Self.collections,
      "Tests/AlgorithmsTests/AlgorithmsTests.swift": Self.algorithms,
      "Tests/AtomicsTests/AtomicsTests.swift": Self.atomics,
    ])
    let result = try await package.test(Self.machines.flatMap { ["--machine", $0] })
    #expect(result.status == 1, "\(result.text)\(result.errors)")
    let issue =
      "NumericsTests.swift:38:3: Expectation failed: (Double.exp(1) → 2.718281828459045) == (3 → 3.0)"
    for text in [issue, "recorded an issue"] {
      #expect(result.text.ranges(of: text).count == Self.machines.count, "\(result.text)")
    }
    for machine in Self.machines {
      let end = "✘ \(machine) with 12 tests in 4 suites failed"
      #expect(result.text.contains(end), "\(result.text)")
    }
  }

  @Test("that compile for x86_64 have the right results there")
  func resultsOnX86() async throws {
    let package = try TemporaryPackage([
      "Package.swift": Self.manifest(hasNumerics: false),
      "Tests/CollectionsTests/CollectionsTests.swift": Self.collections,
      "Tests/AtomicsTests/AtomicsTests.swift": Self.atomics,
    ])
    let result = try await package.test(["--machine", "x86_64-microvm"])
    #expect(result.status == 0, "\(result.text)\(result.errors)")
    #expect(result.text.contains("✔ Test run with 7 tests in 2 suites passed"), "\(result.text)")
  }

  /// - Parameter hasNumerics: Whether swift-numerics is among the packages, and swift-algorithms, which
  ///   depends on it. For x86 it wants `Float80`, which bare metal hasn't got.
  private static func manifest(hasNumerics: Bool = true) -> String {
    var dependencies = [("collections", "1.6.0"), ("atomics", "1.3.0")]
    if hasNumerics { dependencies += [("numerics", "1.1.1"), ("algorithms", "1.2.1")] }
    let packages = dependencies.map { name, version in
      #".package(url: "https://github.com/apple/swift-\#(name)", exact: "\#(version)")"#
    }
    func target(_ name: String, _ package: String, _ products: [String]) -> String {
      let products = products.map { #".product(name: "\#($0)", package: "swift-\#(package)")"# }
      return
        #".testTarget(name: "\#(name)Tests", dependencies: [\#(products.joined(separator: ", "))])"#
    }
    var targets = [
      target(
        "Collections",
        "collections",
        [
          "DequeModule", "OrderedCollections", "HeapModule", "BitCollections",
          "HashTreeCollections",
        ]
      ),
      target("Atomics", "atomics", ["Atomics"]),
    ]
    if hasNumerics {
      targets += [
        target("Numerics", "numerics", ["RealModule", "ComplexModule"]),
        target("Algorithms", "algorithms", ["Algorithms"]),
      ]
    }
    return """
      // swift-tools-version: 6.2
      import PackageDescription
      let package = Package(
        name: "Real",
        dependencies: [\(packages.joined(separator: ", "))],
        targets: [\(targets.joined(separator: ", "))]
      )
      """
  }

  private static let numerics = """
    import ComplexModule
    import RealModule
    import Testing

    @Suite struct NumericsTests {
      @Test func functions() {
        #expect(Double.exp(1) == 2.718281828459045)
        #expect(Float.exp(1) == 2.7182817)
        #expect(Double.log(10) == 2.302585092994046)
        #expect(Double.sin(1e22) == -0.8522008497671888)
        #expect(Double.pow(2, 0.5) == 1.4142135623730951)
        #expect(Double.pow(-2, 3) == -8)
        #expect(Double.root(27, 3) == 3)
        #expect(Double.atan2(y: 1, x: -1) == 2.356194490192345)
        #expect(Double.hypot(3, 4) == 5)
        #expect(Double.gamma(6) == 120)
        #expect(Double.logGamma(0.5) == 0.5723649429247001)
        #expect(Double.erf(0.5) == 0.5204998778130465)
        #expect(Double.cosh(1) == 1.5430806348152437)
      }

      @Test func approximateEquality() {
        #expect(Double.sqrt(2).isApproximatelyEqual(to: 1.41421356, relativeTolerance: 1e-8, norm: { $0.magnitude }))
      }

      @Test func complex() {
        let i = Complex<Double>(0, 1)
        #expect(i * i == -1)
        #expect(Complex<Double>(3, 4).length == 5)
        let turned = Complex<Double>.exp(Complex(0, .pi))
        #expect(turned.real == -1)
        #expect(Complex.sqrt(Complex<Double>(-4)).imaginary == 2)
      }
    }

    // What fails is to be found in the report.
    @Test func wrong() {
      #expect(Double.exp(1) == 3)
    }
    """

  private static let collections = """
    import BitCollections
    import DequeModule
    import HashTreeCollections
    import HeapModule
    import OrderedCollections
    import Testing

    @Suite struct CollectionsTests {
      @Test func deque() {
        var deque: Deque<Int> = [1, 2, 3, 4, 5]
        for _ in 0..<100 { deque.append(deque.removeFirst()) }
        #expect(deque == [1, 2, 3, 4, 5])
        deque.prepend(0)
        deque.append(deque.removeFirst())
        deque.append(deque.removeFirst())
        #expect(Array(deque) == [2, 3, 4, 5, 0, 1])
      }

      @Test func orderedSet() {
        var set: OrderedSet<Int> = [3, 1, 2, 3, 1]
        #expect(set.elements == [3, 1, 2])
        for number in 0..<100 { set.append(number) }
        #expect(set.count == 100 && set.firstIndex(of: 99) == 99)
        #expect(set.remove(3) == 3 && set[0] == 1)
      }

      @Test func orderedDictionary() {
        var dictionary: OrderedDictionary<String, Int> = [:]
        for word in ["one", "two", "three", "two"] { dictionary[word, default: 0] += 1 }
        #expect(dictionary.keys.elements == ["one", "two", "three"])
        #expect(dictionary["two"] == 2 && dictionary["four"] == nil)
      }

      @Test func heap() {
        var heap = Heap<Int>()
        for number in 0..<50 { heap.insert(number * 37 % 50) }
        #expect(heap.min == 0 && heap.max == 49)
        var sorted: [Int] = []
        while let least = heap.popMin() { sorted.append(least) }
        #expect(sorted == Array(0..<50))
      }

      @Test func bits() {
        var set: BitSet = [1, 5, 64, 200]
        set.formSymmetricDifference([5, 6])
        #expect(Array(set) == [1, 6, 64, 200])
        var bits = BitArray(repeating: false, count: 70)
        bits[69] = true
        #expect(bits.count == 70 && bits.lastIndex(of: true) == 69)
      }

      @Test func trees() {
        var dictionary: TreeDictionary<Int, Int> = [:]
        for number in 0..<200 { dictionary[number] = number * number }
        let copy = dictionary
        dictionary[14] = nil
        #expect(dictionary.count == 199 && copy[14] == 196)
      }
    }
    """

  private static let algorithms = """
    import Algorithms
    import Testing

    @Suite struct AlgorithmsTests {
      @Test func sequences() {
        #expect([1, 2, 3, 4, 5].chunks(ofCount: 2).map { $0.count } == [2, 2, 1])
        #expect(Array(chain([1, 2], [3])) == [1, 2, 3])
        #expect(Array([1, 2, 2, 3, 1].uniqued()) == [1, 2, 3])
        #expect([1, 2, 3].combinations(ofCount: 2).count == 3)
        #expect([1, 2, 3].permutations().map { $0[0] } == [1, 1, 2, 2, 3, 3])
        #expect([3, 1, 2].min(count: 2) == [1, 2])
        #expect(Array([1, 2, 3].windows(ofCount: 2).map { $0.reduce(0, +) }) == [3, 5])
        var rotated = [1, 2, 3, 4]
        rotated.rotate(toStartAt: 1)
        #expect(rotated == [2, 3, 4, 1])
      }
    }
    """

  private static let atomics = """
    import Atomics
    import Testing

    @Suite struct AtomicsTests {
      @Test func counter() {
        let counter = ManagedAtomic<Int>(40)
        counter.wrappingIncrement(by: 2, ordering: .relaxed)
        let (exchanged, original) = counter.compareExchange(
          expected: 42, desired: 7, ordering: .sequentiallyConsistent)
        #expect(exchanged && original == 42 && counter.load(ordering: .acquiring) == 7)
      }
    }
    """
}
