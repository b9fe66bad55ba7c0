/// What else is to be known about a test.
public protocol TestTrait: Trait {}
