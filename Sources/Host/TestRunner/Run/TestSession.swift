import QEMURunner

/// The tests of one image that are to be run on one machine.
public struct TestSession: Sendable {
  /// The image's tests.
  public var catalogue: TestCatalogue

  /// What boots it.
  public var image: Image

  /// The machine.
  public var machine: Machine

  /// The tests to run, in this order.
  public var tests: [TestItem]

  /// What people call it beside others: the machine's name, or the image's, or both.
  public var label: String

  /// What its guests count; nil if nobody wants to know.
  public var coverage: GuestCoverage?

  /// Plans all tests of an image.
  ///
  /// - Parameters:
  ///   - catalogue: The image's tests.
  ///   - machine: The machine's name; nil for the image's own.
  /// - Throws: `ImageError` or `MachineError`.
  public init(_ catalogue: TestCatalogue, on machine: String? = nil) throws {
    self.catalogue = catalogue
    image = try Image(path: catalogue.image)
    self.machine = try Machine.forImage(image, named: machine)
    tests = catalogue.tests
    label = self.machine.id
  }
}
