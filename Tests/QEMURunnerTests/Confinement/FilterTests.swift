#if arch(x86_64)
  import CQEMULaunch
  import Glibc
  import Testing

  @testable import QEMURunner

  /// Decides by the filter's instructions themselves, for each number that a system call can have: the
  /// kernel would end on what is wrong in jumps, but not on a call that is let through.
  ///
  /// Source of the numbers: Linux, `arch/x86/entry/syscalls/syscall_64.tbl`.
  @Suite("The filter for system calls")
  struct FilterTests {
    private static let always: [ClosedRange<UInt32>] = [
      29...31, 64...66, 68...71, 76...76, 86...86, 88...88, 90...94, 101...101, 103...103,
      105...106, 109...109, 112...114, 116...117, 119...119, 122...123, 132...133, 141...142,
      144...144, 153...155, 159...161, 163...173, 175...176, 179...179, 188...190, 197...199,
      220...220, 227...227, 235...235, 240...241, 246...246, 248...251, 254...254, 256...256,
      259...261, 265...266, 268...268, 272...272, 279...280, 298...298, 300...301, 303...305,
      308...308, 310...314, 320...321, 323...323, 425...433, 438...438, 440...440, 442...443,
      447...448, 452...452, 457...458, 460...460,
    ]
    /// fork, vfork, execveat.
    private static let programs: [ClosedRange<UInt32>] = [57...58, 322...322]
    /// kill, rt_sigqueueinfo, tkill, rt_tgsigqueueinfo, pidfd_send_signal.
    private static let signals: [ClosedRange<UInt32>] = [
      62...62, 129...129, 200...200, 297...297, 424...424,
    ]
    /// socket, connect, bind.
    private static let network: [ClosedRange<UInt32>] = [41...42, 49...49]

    /// The newest call that the filter knows.
    private static let newest: UInt32 = 462

    private static let allowed: UInt32 = 0x7FFF_0000
    private static func refused(_ error: Int32) -> UInt32 { 0x0005_0000 | UInt32(error) }

    @Test("refuses these calls and no others", arguments: 0..<8 as Range<UInt32>)
    func numbers(permissions: UInt32) throws {
      let filter = try Filter(permissions: permissions)
      let mayStart = permissions & QX_MAY_START_PROGRAMS.rawValue != 0
      var ranges = Self.always
      if !mayStart { ranges += Self.programs }
      if permissions & QX_MAY_SIGNAL.rawValue == 0 { ranges += Self.signals }
      if permissions & QX_MAY_USE_NETWORK.rawValue == 0 { ranges += Self.network }
      // These have arguments to be looked at, and are tried for real: `Tests/SystemCalls`. clone,
      // socketpair, ioctl, fcntl, prctl, sched_setaffinity, prlimit64.
      let conditional: Set<UInt32> = [56, 53, 16, 72, 157, 203, 302]
      let clone3: UInt32 = 435
      for number in 0...Self.newest where !conditional.contains(number) && number != clone3 {
        let isRefused = ranges.contains { $0.contains(number) }
        let expected = isRefused ? Self.refused(EPERM) : Self.allowed
        #expect(filter.answer(number) == expected, "\(number)")
      }
      #expect(filter.answer(clone3) == (mayStart ? Self.allowed : Self.refused(ENOSYS)))
      for number in [Self.newest + 1, 0x4000_0000, 0x4000_0001, .max] {
        #expect(filter.answer(number) == Self.refused(ENOSYS), "\(number)")
      }
      // i386.
      #expect(filter.answer(3, architecture: 0x4000_0003) == Self.refused(ENOSYS))
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
      var accumulator: UInt32 = 0
      var index = 0
      while index < instructions.count {
        let instruction = instructions[index]
        var isTrue: Bool?
        switch instruction.code {
        // BPF_LD | BPF_W | BPF_ABS, of `struct seccomp_data`.
        case 0x20:
          accumulator =
            instruction.value == 0 ? number : instruction.value == 4 ? architecture : 0
        // BPF_ALU | BPF_AND | BPF_K
        case 0x54: accumulator &= instruction.value
        // BPF_RET | BPF_K
        case 0x06: return instruction.value
        // BPF_JMP | BPF_K, with BPF_JEQ, BPF_JGT, BPF_JGE and BPF_JSET.
        case 0x15: isTrue = accumulator == instruction.value
        case 0x25: isTrue = accumulator > instruction.value
        case 0x35: isTrue = accumulator >= instruction.value
        case 0x45: isTrue = accumulator & instruction.value != 0
        default: return nil
        }
        index += 1 + (isTrue.map { Int($0 ? instruction.ifTrue : instruction.ifFalse) } ?? 0)
      }
      return nil
    }
  }
#endif
