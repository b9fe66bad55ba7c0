import TestSupport
import Testing

@testable import QEMURunner
@testable import TestRunner

@Suite("What isn't loaded is named, with what to do about it")
struct ForeignFormatTests {
  @Test(
    "by its first bytes",
    arguments: [
      ([0x1F, 0x8B, 8], "gzip'd", "gunzip"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "xz'd", "unxz"),
      ([0x28, 0xB5, 0x2F, 0xFD], "zstd", "unzstd"),
      (Array("BZh9".utf8), "bzip2", "bunzip2"),
      ([0x04, 0x22, 0x4D, 0x18], "lz4", "unlz4"),
      ([0x02, 0x21, 0x4C, 0x18], "lz4", "unlz4"),
      ([0x27, 0x05, 0x19, 0x56], "uImage", "mkimage"),
      ([0xD0, 0x0D, 0xFE, 0xED], "device tree", "-dtb"),
      (Array("070701".utf8), "cpio", "--initrd"),
      (Array("070707".utf8), "cpio", "--initrd"),
      ([0xC7, 0x71], "cpio", "--initrd"),
      (Array("MZ\0\0zimg".utf8), "EFI zboot", "Image"),
      (Array("MZ\u{1}\u{2}".utf8), "UEFI", "--arch"),
      (Array("#!/bin/sh\n".utf8), "script", "--arch"),
      (Array("!<arch>\n".utf8), "archive", "Link it"),
      ([0xCF, 0xFA, 0xED, 0xFE], "Mach-O", "bare-metal triple"),
      (Array(":020000040800F2\r\n".utf8), "Intel HEX", "llvm-objcopy -I ihex"),
      (Array("S00600004844521B\n".utf8), "S-records", "objcopy -I srec"),
      (Array("S0 is text".utf8), "other data", "--arch"),
      ([0x7F, 0x45, 0x4C], "the first bytes of one", "Build or copy"),
      (KernelHeader.bytes([(0x38, 0x8182_23CD, 4)]), "LoongArch", "isn't supported"),
      (KernelHeader.bytes([(0x24, 0x1828_6F01, 4)]), "big-endian Linux", "isn't supported"),
      (KernelHeader.multiboot(), "a Multiboot image", "bit 16"),
      (KernelHeader.multiboot2(), "a Multiboot 2 image", "PVH"),
      ([1, 2, 3], "other data", "--arch, and --bios or --kernel"),
    ] as [([UInt8], String, String)]
  )
  func names(start: [UInt8], name: String, remedy: String) throws {
    let error = try #require(try imageError(start))
    #expect(error.description.contains("not an ELF file but"), "\(error)")
    #expect(error.description.contains(name), "\(error)")
    #expect(error.description.contains(remedy), "\(error)")
  }

  @Test("all of them are raw bytes to who says what for")
  func raw() throws {
    #expect(try imageError([0x1F, 0x8B, 8], architecture: .aarch64) == nil)
    #expect(try imageError(Array("MZ\0\0zimg".utf8), architecture: .riscv64) == nil)
  }
}
