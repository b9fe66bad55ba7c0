import HostSupport
import QEMURunner

extension TestCatalogue {
  /// The catalogues of images as JSON, keys in alphabetical order.
  ///
  /// Source: `Documentation/ABI/test-records.md`, version 1, "The catalogue".
  public static func json(_ catalogues: [TestCatalogue]) throws -> [UInt8] {
    struct Test: Encodable {
      var id: String
      var name: String
      var index: Int?
      var suites: [String]
      var displayName: String?
      var location: TestLocation
      var tags: [String]?
      var bugs: [TestBug]?
      var disabled: Bool?
      var comment: String?
      var comments: [String]?
      var timeLimit: Double?
      var isolation: String?
      var parameterized: Bool?
      var serialized: Bool?

      init(_ item: TestItem) {
        id = item.id
        name = item.listName
        index = item.index
        suites = item.suites
        displayName = item.displayName
        location = item.location
        tags = item.tags.isEmpty ? nil : item.tags
        bugs = item.bugs.isEmpty ? nil : item.bugs
        disabled = item.isDisabled ? true : nil
        comment = item.comment
        comments = item.comments.isEmpty ? nil : item.comments
        timeLimit = item.timeLimit?.seconds
        isolation = item.wantsOwnBoot ? "boot" : nil
        parameterized = item.isParameterized ? true : nil
        serialized = item.isSerialized ? true : nil
      }
    }
    struct Image: Encodable {
      var image: String
      var suites: [Test]
      var tests: [Test]
    }
    struct Document: Encodable {
      var schema = 1
      var images: [Image]
    }
    return try JSON.encode(
      Document(
        images: catalogues.map { catalogue in
          Image(
            image: catalogue.image,
            suites: catalogue.suites.map(Test.init),
            tests: catalogue.tests.map(Test.init)
          )
        }
      )
    )
  }
}
