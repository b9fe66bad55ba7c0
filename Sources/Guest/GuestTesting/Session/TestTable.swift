internal import CGuestTesting

/// The records of the image's tests.
enum TestTable {
  /// The number of records.
  static var count: UInt32 {
    var count: UInt32 = 0
    var next = _qx_tests_first()
    while let record = _qx_tests_at(next) {
      count += 1
      next = _qx_tests_after(record)
    }
    return count
  }

  /// The record with an index.
  static func record(_ index: UInt32) -> UnsafePointer<qx_test_record>? { _qx_tests_record(index) }

  /// The index of the record with an identity.
  static func index(of identity: UInt64) -> UInt32? {
    var index: UInt32 = 0
    var next = _qx_tests_first()
    while let record = _qx_tests_at(next) {
      let low = UInt64(record.pointee.identity_low)
      if UInt64(record.pointee.identity_high) << 32 | low == identity { return index }
      index += 1
      next = _qx_tests_after(record)
    }
    return nil
  }
}
