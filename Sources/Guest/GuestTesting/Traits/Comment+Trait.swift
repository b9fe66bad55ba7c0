/// A remark on a test or a suite, a literal: `@Test(Comment("by the data sheet, 4.2"))`.
extension Comment: TestTrait, SuiteTrait {}
