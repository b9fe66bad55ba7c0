#if arch(x86_64)
  import CHostSupport
  import Glibc
  @testable import HostSupport
  @testable import HostSupport
  @testable import HostSupport
  @testable import HostSupport
  @testable import HostSupport
  @testable import HostSupport
  @testable import HostSupport
  import Testing

  @testable import Sandbox

  @testable import QEMURunner

  /// Decides by the filter's instructions themselves, for each number that a system call can have: the
  /// kernel would end on what is wrong in jumps, but not on a call that is let through.
  ///
  /// Source of the numbers: Linux, `arch/x86/entry/syscalls/syscall_64.tbl`.
  @Suite("The filter for system calls")
  struct FilterTests {
    private static let always: [ClosedRange<UInt32>] = [
      0...1, 3...8, 10...15, 17...28, 32...35, 39...39, 43...48, 50...52, 55...55, 59...61,
      63...63, 74...75, 77...84, 87...87, 89...89, 95...100, 102...102, 104...104, 107...108,
      110...111, 115...115, 118...118, 120...120, 125...125, 127...128, 130...131, 137...138,
      158...158, 186...186, 201...202, 213...213, 217...219, 221...221, 228...233, 239...239,
      247...247, 258...258, 262...264, 267...267, 269...271, 273...273, 281...284, 286...293,
      295...296, 299...299, 307...307, 309...309, 318...318, 324...324, 327...328, 332...332,
      334...334, 439...439, 441...441, 449...449, 453...456,
    ]
    /// getitimer, alarm, setitimer, sendfile, fork, vfork, getpgid, getsid, getxattr and its like.
    private static let programs: [ClosedRange<UInt32>] = [
      36...38, 40...40, 57...58, 121...121, 124...124, 191...196,
    ]
    /// kill, rt_sigqueueinfo, tkill, tgkill, rt_tgsigqueueinfo, pidfd_send_signal.
    private static let signals: [ClosedRange<UInt32>] = [
      62...62, 129...129, 200...200, 234...234, 297...297, 424...424,
    ]
    /// connect, bind.
    private static let network: [ClosedRange<UInt32>] = [42...42, 49...49]
    /// flock.
    private static let locks: [ClosedRange<UInt32>] = [73...73]
    /// seccomp.
    private static let filters: [ClosedRange<UInt32>] = [317...317]
    /// fallocate, copy_file_range, clone3, openat2: what programs then do in another way.
    private static let missing: Set<UInt32> = [285, 326, 435, 437]

    /// The newest call that the filter knows.
    private static let newest: UInt32 = 462

    private static let allowed: UInt32 = 0x7FFF_0000
    private static func refused(_ error: Int32) -> UInt32 { 0x0005_0000 | UInt32(error) }

    @Test("allows these calls and no others", arguments: 0..<32 as Range<UInt32>)
    func numbers(permissions: UInt32) throws {
      let filter = try Filter(permissions: permissions)
      var ranges = Self.always
      for (permission, more) in [
        (QX_MAY_START_PROGRAMS, Self.programs), (QX_MAY_SIGNAL, Self.signals),
        (QX_MAY_USE_NETWORK, Self.network), (QX_MAY_LOCK, Self.locks),
        (QX_MAY_FILTER, Self.filters),
      ] where permissions & permission.rawValue != 0 {
        ranges += more
      }
      // This filter is for a process that sees no others.
      ranges.append(234...234)
      // These have arguments to be looked at, and are tried for real: `Tests/TakenOver`. open, mmap,
      // ioctl, socket, socketpair, setsockopt, clone, fcntl, creat, prctl, sched_setaffinity,
      // sched_getaffinity, openat, prlimit64, renameat2, close_range.
      let conditional: Set<UInt32> = [
        2, 9, 16, 41, 53, 54, 56, 72, 85, 157, 203, 204, 257, 302, 316, 436,
      ]
      for number in 0...Self.newest where !conditional.contains(number) {
        let isAllowed = ranges.contains { $0.contains(number) }
        let error = Self.missing.contains(number) ? ENOSYS : EPERM
        #expect(
          filter.answer(number) == (isAllowed ? Self.allowed : Self.refused(error)),
          "\(number)"
        )
      }
      for number in [Self.newest + 1, 0x4000_0000, 0x4000_0001, .max] {
        #expect(filter.answer(number) == Self.refused(ENOSYS), "\(number)")
      }
      // i386.
      #expect(filter.answer(3, architecture: 0x4000_0003) == Self.refused(ENOSYS))
    }

    @Test("decides by the number first: the kernel tries all of them when it takes the filter")
    func length() throws {
      for permissions in 0..<32 as Range<UInt32> {
        let filter = try Filter(permissions: permissions)
        let longest = (0...Self.newest).map { filter.steps($0) }.max() ?? 0
        #expect(longest <= 20, "\(permissions)")
      }
    }
  }

  /// The filter as it is given to the kernel.
  private struct Filter {
    /// `struct sock_filter` of `linux/filter.h`.
    private struct Instruction {
      var code: UInt16
      var ifTrue: UInt8
      var ifFalse: UInt8
      var value: UInt32
    }

    private let instructions: [Instruction]

    init(permissions: UInt32) throws {
      let file = FileDescriptor(_qx_filter_file(permissions))
      try #require(file.number >= 0)
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      let count = pread(file.number, &bytes, bytes.count, 0)
      try #require(0 < count && count < bytes.count && count % 8 == 0)
      instructions = bytes[..<count].withUnsafeBytes { bytes in
        stride(from: 0, to: count, by: 8).map { offset in
          Instruction(
            code: bytes.load(fromByteOffset: offset, as: UInt16.self),
            ifTrue: bytes[offset + 2],
            ifFalse: bytes[offset + 3],
            value: bytes.load(fromByteOffset: offset + 4, as: UInt32.self)
          )
        }
      }
    }

    /// What it answers to a call whose arguments are 0; nil if it does what it mustn't.
    ///
    /// - Parameter architecture: `AUDIT_ARCH_X86_64`, or another one's.
    func answer(_ number: UInt32, architecture: UInt32 = 0xC000_003E) -> UInt32? {
      run(number, architecture).answer
    }

    /// How many instructions it takes to an answer, or to an argument.
    func steps(_ number: UInt32) -> Int { run(number, 0xC000_003E).steps }

    private func run(_ number: UInt32, _ architecture: UInt32) -> (answer: UInt32?, steps: Int) {
      var accumulator: UInt32 = 0
      var index = 0
      var (steps, hasArgument) = (0, false)
      while index < instructions.count {
        let instruction = instructions[index]
        if !hasArgument { steps += 1 }
        var distance = 0
        func jump(_ isTrue: Bool) {
          distance = Int(isTrue ? instruction.ifTrue : instruction.ifFalse)
        }
        switch instruction.code {
        // BPF_LD | BPF_W | BPF_ABS, of `struct seccomp_data`.
        case 0x20:
          accumulator =
            instruction.value == 0 ? number : instruction.value == 4 ? architecture : 0
          if instruction.value > 4 { hasArgument = true }
        // BPF_ALU | BPF_AND | BPF_K
        case 0x54: accumulator &= instruction.value
        // BPF_RET | BPF_K
        case 0x06: return (instruction.value, steps)
        // BPF_JMP | BPF_JA
        case 0x05: distance = Int(instruction.value)
        // BPF_JMP | BPF_K, with BPF_JEQ, BPF_JGT, BPF_JGE and BPF_JSET.
        case 0x15: jump(accumulator == instruction.value)
        case 0x25: jump(accumulator > instruction.value)
        case 0x35: jump(accumulator >= instruction.value)
        case 0x45: jump(accumulator & instruction.value != 0)
        default: return (nil, steps)
        }
        index += 1 + distance
      }
      return (nil, steps)
    }
  }
#endif
