// Expands the macros of `GuestTesting` in a source that is read from standard input: a program of their
// sources and this one, against the toolchain's own swift-syntax, so that no package is needed.
// Tests/GuestTestingMacrosTests compiles and runs it.
//
// It writes a JSON object: `text`, `messages` and `fixed`, as `Expansion` has them.

import Glibc

var source = ""
while let line = readLine(strippingNewline: false) { source += line }
let expansion = Expansion(of: source)
print(
  JSON.object([
    ("text", .string(expansion.text)),
    ("messages", .array(expansion.messages.map(JSON.string))),
    ("fixed", .array(expansion.fixed.map(JSON.string))),
  ]).text
)
