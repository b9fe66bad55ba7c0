/// A trait that is written with a leading period.
public struct BuiltInTrait: TestTrait, SuiteTrait {}
