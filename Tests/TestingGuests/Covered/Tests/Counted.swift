import QEMUExit

// How often each line is executed on a machine, by the tests of this program, stands behind it: the
// end-to-end tests compare it with what llvm-cov says.

func name(of number: Int) -> String {  // 8
  switch number {
  case 1:
    return "one"  // 6
  case 2:
    return "two"  // 2
  default:
    return "many"  // 0
  }
}

func sum(of count: Int) -> Int {  // 2
  var sum = 0
  for number in 0...count {
    sum += number  // 22
  }
  return sum  // 2
}

func element(_ index: Int, of elements: [Int]) -> Int {  // 2
  if index < 0 {
    return 0  // 0
  }
  return elements[index]  // 2
}

func leave(with code: UInt32) -> Never {  // 1
  QEMU.exit(code)  // 1
}

func hang() {  // 0
  var count = 0
  while count >= 0 { count &+= 0 }
}

func unused() {  // 0
  print("never")  // 0
}

#if _pointerBitWidth(_32)
  func word() -> Int {  // 0
    4
  }
#else
  func word() -> Int {  // 0
    8
  }
#endif
