import Testing

@Suite class Base {
  var number = 1
  init() {}
  @Test func ofBase() { #expect(number == 2) }
}

@Suite final class Derived: Base {
  override init() {
    super.init()
    number = 2
  }
  @Test func ofDerived() { #expect(number == 3) }
}

final class DerivedWithout: Base {
  @Test func ofDerivedWithout() { #expect(number == 3) }
}

struct Without {
  let number = 4
  @Test func ofStruct() { #expect(number == 5) }
  struct Inner {
    @Test func inner() { #expect(1 == 2) }
  }
}

@Suite struct Unique: ~Copyable {
  let number = 1
  deinit {}
  @Test func ofUnique() { #expect(number == 2) }
}

@Suite struct Scoped: ~Copyable, ~Escapable {
  let number = 1
  @Test func ofScoped() { #expect(number == 2) }
}

struct Throwing {
  struct Broken: Error {}
  init() throws { throw Broken() }
  @Test func never() { Issue.record("never") }
}

@Suite(.disabled("the whole suite")) struct Disabled {
  @Test func never() { Issue.record("never") }
  struct Inner {
    @Test func neverEither() { Issue.record("never") }
  }
}

extension Disabled.Inner {
  @Test func norInExtension() { Issue.record("never") }
}

@Suite(.enabled(if: 1 > 2, "never true")) class DisabledBase {
  init() {}
  @Test func never() { Issue.record("never") }
}

@Suite final class EnabledDerived: DisabledBase {
  @Test func runs() { #expect(1 == 2) }
}
