import Testing

// What a host's tests can't do, or do otherwise.

@Suite(.isolation(.boot)) struct GuestsOnly: ~Copyable {
  var ring = Ring(capacity: 1)

  @Test mutating func requiresWhatACallChanges() throws(TestFailure) {
    try? ring.push(7)
    let popped = try #require(ring.pop())
    #expect(popped == 7)
    var set: Set = [1]
    #expect(set.insert(2).inserted)
  }

  @Test(.timeLimit(.seconds(5))) func confirms() {
    confirmation("twice", expectedCount: 2) { confirm in
      confirm()
      confirm()
    }
    confirmation(expectedCount: 1...) { $0() }
  }

  @Test func ownsNothingThatIsCopied() {
    struct Owner: ~Copyable {
      var isEmpty: Bool { true }
    }
    let owner = Owner()
    #expect(owner.isEmpty)
  }

  deinit {}
}

@Test func measures() {
  var sum = 0
  measure("a thousand numbers") { for number in 0..<1000 { sum &+= number } }
  measure("nothing") {}
  #expect(sum == 499_500)
}

@Test(arguments: [Ring.Failure.full, .empty]) func argumentsWithoutADescription(
  _ failure: Ring.Failure
) {
  #expect(failure == .full || failure == .empty)
}
