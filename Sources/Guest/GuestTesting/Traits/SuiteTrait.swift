/// What else is to be known about a suite.
public protocol SuiteTrait: Trait {}
