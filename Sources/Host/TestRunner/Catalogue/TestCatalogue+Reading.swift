import HostSupport
import ObjectFile

extension TestCatalogue {
  /// What is refused instead of read.
  private static let mostRecords = 65536
  private static let mostBytesOfTable: UInt64 = 4 << 20
  private static let mostBytesOfInfo: UInt64 = 64 << 20

  private static let tableName = "qemu_exit_tests"
  private static let infoName = "qemu_exit_info"

  /// Reads an image's tests.
  ///
  /// An image without a table of tests has none, and neither has what isn't an ELF file.
  ///
  /// - Parameter path: The image.
  /// - Throws: `ImageError` if the file can't be read; `TestCatalogueError` if its table isn't by
  ///   the document, with the record.
  public init(path: String) throws {
    try self.init(file: try ImageFile(path: path))
  }

  package init(file: ImageFile) throws {
    image = file.path
    recordCount = 0
    tests = []
    suites = []
    exitBodies = []
    guard let elf = try ELFImage.read(file) else { return }
    let sections = try ELFSection.named(of: elf, in: file).filter {
      $0.section.type != ELFSection.noBits
    }
    guard let table = sections.first(where: { $0.name == Self.tableName })?.section, table.size > 0
    else { return }
    guard !elf.isBigEndian else { throw Self.error(file, "its numbers are big-endian") }
    guard table.size <= Self.mostBytesOfTable else {
      throw Self.error(file, "the table has \(table.size) bytes")
    }
    let records = try Self.records(
      in: try file.read(at: table.offset, count: Int(table.size), "table of tests"),
      wordSize: elf.architecture.wordSize,
      file
    )
    guard !records.isEmpty else { return }
    let infos = try Self.infos(
      sections.filter { $0.name == Self.infoName }.map(\.section),
      file
    )
    recordCount = records.count
    var own: [TestItem] = []
    for (index, record) in records.enumerated() {
      guard let info = infos[record.identity] else {
        throw Self.error(file, "record \(index) has no information")
      }
      guard info.kind == record.kind.rawValue else {
        throw Self.error(file, "record \(index) is a \(record.kind) and described as \(info.kind)")
      }
      if record.kind == .exitBody {
        exitBodies.insert(index)
      } else {
        own.append(TestItem(info, index: index, isSuite: record.kind == .suite))
      }
    }
    resolve(own)
  }

  private enum Kind: String {
    case test, suite
    case exitBody = "exit"

    init?(number: UInt32) {
      switch number {
      case 1: self = .test
      case 2: self = .suite
      case 3: self = .exitBody
      default: return nil
      }
    }
  }

  private struct Record {
    var identity: UInt64
    var kind: Kind
  }

  /// Reads the table.
  private static func records(
    in bytes: [UInt8],
    wordSize: Int,
    _ file: ImageFile
  ) throws -> [Record] {
    let table = ByteReader(bytes)
    var records: [Record] = []
    var known: Set<UInt64> = []
    var offset = 0
    while let lower = table.uint32(at: offset) {
      if lower == 0 {
        offset += 4
        continue
      }
      let index = records.count
      guard index < mostRecords else {
        throw error(file, "it has more than \(mostRecords) records")
      }
      guard let identity = table.uint64(at: offset), let number = table.uint32(at: offset + 8),
        table.number(at: offset + 16, count: wordSize) != nil
      else { throw error(file, "record \(index) is cut off") }
      guard let kind = Kind(number: number) else {
        throw error(file, "record \(index) is of the unknown kind \(number)")
      }
      guard known.insert(identity).inserted else {
        throw error(file, "record \(index) has the identity of another one")
      }
      records.append(Record(identity: identity, kind: kind))
      offset += 16 + wordSize
    }
    return records
  }

  /// Reads what the table's records are called, by their identities.
  private static func infos(
    _ sections: [ELFSection],
    _ file: ImageFile
  ) throws -> [UInt64: TestInfo] {
    var infos: [UInt64: TestInfo] = [:]
    var left = mostBytesOfInfo
    for section in sections {
      guard section.size <= left else {
        throw error(file, "its information has \(section.size) bytes")
      }
      left -= section.size
      let bytes = try file.read(at: section.offset, count: Int(section.size), "names of tests")
      let reader = ByteReader(bytes)
      var offset = 0
      while let mark = reader.uint32(at: offset) {
        if mark == 0 {
          offset += 4
          continue
        }
        guard mark == magic, let length = reader.uint32(at: offset + 4).map(Int.init),
          let identity = reader.uint64(at: offset + 8), length >= 16, length % 8 == 0,
          length <= bytes.count - offset
        else { throw error(file, "its information isn't valid at byte \(offset)") }
        let text = bytes[offset + 16..<offset + length]
        let end = text.lastIndex { $0 != 0 }.map { $0 + 1 } ?? text.startIndex
        guard let info = TestInfo(json: text[..<end]) else {
          throw error(file, "its information isn't valid at byte \(offset + 16)")
        }
        infos[identity] = info
        guard infos.count <= 2 * mostRecords else {
          throw error(file, "it describes more than \(2 * mostRecords) records")
        }
        offset += length
      }
    }
    return infos
  }

  /// `QXT1`
  private static let magic: UInt32 = 0x3154_5851

  private static func error(_ file: ImageFile, _ words: String) -> TestCatalogueError {
    TestCatalogueError(path: file.path, words: words)
  }

  /// Gives tests what they inherit, and makes the suites that have no record.
  private mutating func resolve(_ items: [TestItem]) {
    var byPath: [[String]: TestItem] = [:]
    for item in items where item.isSuite { byPath[item.fullPath] = item }
    func isBefore(_ left: TestItem, _ right: TestItem) -> Bool {
      (left.location.fileID, left.location.line, left.location.column)
        < (right.location.fileID, right.location.line, right.location.column)
    }
    tests = items.filter { !$0.isSuite }.sorted(by: isBefore)
    for test in tests {
      for (depth, path) in test.enclosingPaths.enumerated() where byPath[path] == nil {
        // Swift Testing gives such a suite the place of its first test.
        byPath[path] = TestItem(
          index: nil,
          isSuite: true,
          suites: Array(test.suites[..<depth]),
          name: test.suites[depth],
          location: test.location
        )
      }
    }
    let paths = byPath.keys.sorted { $0.count < $1.count }
    for path in paths {
      guard var suite = byPath[path] else { continue }
      if path.count > 2, let parent = byPath[Array(path.dropLast())] { suite.inherit(from: parent) }
      byPath[path] = suite
    }
    for index in tests.indices {
      if let parent = tests[index].enclosingPaths.last.flatMap({ byPath[$0] }) {
        tests[index].inherit(from: parent)
      }
    }
    let used = Set(tests.flatMap(\.enclosingPaths))
    suites = used.compactMap { byPath[$0] }.sorted { left, right in
      left.path.count == right.path.count
        ? isBefore(left, right) : left.path.count < right.path.count
    }
  }
}

extension TestItem {
  fileprivate init(_ info: TestInfo, index: Int, isSuite: Bool) {
    self.index = index
    self.isSuite = isSuite
    suites = info.suites ?? []
    name = info.name
    location = TestLocation(fileID: info.file, line: info.line, column: info.column)
    displayName = info.displayName
    tags = info.tags ?? []
    bugs = info.bugs ?? []
    isDisabled = info.disabled ?? false
    comment = info.comment
    comments = info.comments ?? []
    timeLimit = info.timeLimit.map { .seconds($0) }
    wantsOwnBoot = info.isolation == "boot"
    isParameterized = info.parameterized ?? false
    isSerialized = info.serialized ?? false
  }

  /// Takes over what a test gets from the suite around it.
  fileprivate mutating func inherit(from suite: TestItem) {
    let most = TestInfo.mostTags
    tags = Array((tags + suite.tags.filter { !tags.contains($0) }).prefix(most))
    bugs = Array((bugs + suite.bugs.filter { !bugs.contains($0) }).prefix(most))
    if let limit = suite.timeLimit { timeLimit = min(timeLimit ?? limit, limit) }
    if !isDisabled && suite.isDisabled {
      isDisabled = true
      comment = suite.comment
    }
    wantsOwnBoot = wantsOwnBoot || suite.wantsOwnBoot
    isSerialized = isSerialized || suite.isSerialized
    if suite.isSerialized { serializedSuite = suite.serializedSuite ?? suite.fullPath }
  }
}
