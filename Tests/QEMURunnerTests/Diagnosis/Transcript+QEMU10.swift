@testable import QEMURunner

// swift-format-ignore-file

extension Transcript {
  /// What QEMU 10.0.2 answered. Vector and floating-point registers, and the places for virtio, are
  /// left out.
  static let qemu10: [Transcript] = [
    Transcript(
      name: "aarch64",
      symbols: [
        (#"_qx_report_trap"#, 0x4010_1010, 196),
        (#"_qx_trap_stack_top"#, 0x4010_f800, 0),
        (#"_start"#, 0x4010_0000, 128),
      ],
      answers: [
        "stop": "",
        "info registers -a": """
        CPU#0
         PC=00000000401010c4 X00=0000000000000090 X01=000000000000004a
        X02=0000000000000000 X03=0000000002000000 X04=000000004010f800
        X05=0000000008000000 X06=0000000040000000 X07=0000000000000705
        X08=000000004010b450 X09=0000000000000030 X10=0000000000000000
        X11=0000000000000014 X12=0000000000000178 X13=0000000000000000
        X14=0000000000000000 X15=0000000000000000 X16=0000000000000000
        X17=0000000000000000 X18=0000000000000000 X19=000000004010f7e0
        X20=000000004010be4c X21=0000000300000004 X22=0000000000000000
        X23=0000000000000000 X24=0000000000000000 X25=0000000000000000
        X26=0000000000000000 X27=0000000000000000 X28=0000000000000000
        X29=000000004010f7c0 X30=00000000401010c4  SP=000000004010f790
        PSTATE=600003c5 -ZC- EL1h     FPCR=00000000 FPSR=00000000
        CPU#1
         PC=0000000040100000 X00=0000000000000000 X01=0000000000000000
        X02=0000000000000000 X03=0000000000000000 X04=0000000000000000
        X05=0000000000000000 X06=0000000000000000 X07=0000000000000000
        X08=0000000000000000 X09=0000000000000000 X10=0000000000000000
        X11=0000000000000000 X12=0000000000000000 X13=0000000000000000
        X14=0000000000000000 X15=0000000000000000 X16=0000000000000000
        X17=0000000000000000 X18=0000000000000000 X19=0000000000000000
        X20=0000000000000000 X21=0000000000000000 X22=0000000000000000
        X23=0000000000000000 X24=0000000000000000 X25=0000000000000000
        X26=0000000000000000 X27=0000000000000000 X28=0000000000000000
        X29=0000000000000000 X30=0000000000000000  SP=0000000000000000
        PSTATE=400003c5 -Z-- EL1h    FPU disabled
        """,
        "info mtree -f": """
        FlatView #0
         AS "I/O", root: io
         Root memory region: io
          0000000000000000-000000000000ffff (prio 0, i/o): io
        FlatView #1
         AS "memory", root: system
         AS "cpu-memory-0", root: system
         AS "cpu-memory-1", root: system
         Root memory region: system
          0000000000000000-0000000003ffffff (prio 0, romd): virt.flash0
          0000000004000000-0000000007ffffff (prio 0, romd): virt.flash1
          0000000008000000-0000000008000fff (prio 0, i/o): gic_dist
          0000000008010000-0000000008011fff (prio 0, i/o): gic_cpu
          0000000008020000-0000000008020fff (prio 0, i/o): gicv2m
          0000000009000000-0000000009000fff (prio 0, i/o): pl011
          0000000009010000-0000000009010fff (prio 0, i/o): pl031
          0000000009020000-0000000009020007 (prio 0, i/o): fwcfg.data
          0000000009020008-0000000009020009 (prio 0, i/o): fwcfg.ctl
          0000000009020010-0000000009020017 (prio 0, i/o): fwcfg.dma
          0000000009030000-0000000009030fff (prio 0, i/o): pl061
          0000000010000000-000000003efeffff (prio 0, i/o): gpex_mmio_window @0000000010000000
          000000003eff0000-000000003effffff (prio 0, i/o): gpex_ioport_window
          0000000040000000-0000000047ffffff (prio 0, ram): mach-virt.ram
          0000004010000000-000000401fffffff (prio 0, i/o): pcie-mmcfg-mmio
          0000008000000000-000000ffffffffff (prio 0, i/o): gpex_mmio_window @0000008000000000
        FlatView #2
         AS "gpex-root", root: bus master container
         Root memory region: (none)
          No rendered FlatView
        """,
        "cpu 0": "",
        "x /88xb 0x40101084": """
        0000000040101084: 0xa0 0x03 0x9f 0x3c 0x00 0x00 0x5e 0xd4
        000000004010108c: 0x5f 0x20 0x03 0xd5 0xff 0xff 0xff 0x17
        0000000040101094: 0x1f 0x09 0x00 0x71 0xa1 0x01 0x00 0x54
        000000004010109c: 0x60 0x06 0x40 0xa9 0x48 0x00 0x00 0xd0
        00000000401010a4: 0x62 0x0e 0x41 0xa9 0x69 0x00 0x80 0x52
        00000000401010ac: 0x09 0x31 0x39 0x39 0x09 0x00 0x00 0x94
        00000000401010b4: 0x1f 0x20 0x03 0xd5 0x40 0x32 0x05 0x10
        00000000401010bc: 0x41 0x09 0x80 0x52 0x89 0xfc 0xff 0x97
        00000000401010c4: 0x5f 0x20 0x03 0xd5 0xff 0xff 0xff 0x17
        00000000401010cc: 0x5f 0x20 0x03 0xd5 0xff 0xff 0xff 0x17
        00000000401010d4: 0xff 0x43 0x01 0xd1 0xfd 0x7b 0x02 0xa9
        """,
        "x /32xb 0x4010f7e0": """
        000000004010f7e0: 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00
        000000004010f7e8: 0x88 0x10 0x10 0x40 0x00 0x00 0x00 0x00
        000000004010f7f0: 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00
        000000004010f7f8: 0x00 0x00 0x00 0x02 0x00 0x00 0x00 0x00
        """,
        "x /16xb 0x40101084": """
        0000000040101084: 0xa0 0x03 0x9f 0x3c 0x00 0x00 0x5e 0xd4
        000000004010108c: 0x5f 0x20 0x03 0xd5 0xff 0xff 0xff 0x17
        """,
        "cpu 1": "",
        "x /24xb 0x40100000": """
        0000000040100000: 0xa0 0x00 0x38 0xd5 0x00 0x1c 0x40 0x92
        0000000040100008: 0xc0 0x00 0x00 0xb4 0xa1 0x03 0x00 0x58
        0000000040100010: 0x41 0x00 0x00 0xb4 0x20 0x00 0x1f 0xd6
        """,
      ]
    ),
    Transcript(
      name: "arm",
      symbols: [
        (#"_qx_report_trap"#, 0x4010_1358, 188),
        (#"_qx_trap_stack_top"#, 0x4011_c800, 0),
      ],
      answers: [
        "stop": "",
        "info registers -a": """
        CPU#0
        R00=4010ddda R01=00000101 R02=0000004a R03=00000000
        R04=40110005 R05=00000003 R06=00000003 R07=00000000
        R08=00000000 R09=00000000 R10=00000000 R11=00000000
        R12=00000000 R13=4011c7d8 R14=40100348 R15=40101408
        PSR=600001d3 -ZC- A svc32
        FPSCR: 00000000
        """,
        "info mtree -f": """
        FlatView #0
         AS "gpex-root", root: bus master container
         Root memory region: (none)
          No rendered FlatView
        FlatView #1
         AS "I/O", root: io
         Root memory region: io
          0000000000000000-000000000000ffff (prio 0, i/o): io
        FlatView #2
         AS "memory", root: system
         AS "cpu-memory-0", root: system
         Root memory region: system
          0000000000000000-0000000003ffffff (prio 0, romd): virt.flash0
          0000000004000000-0000000007ffffff (prio 0, romd): virt.flash1
          0000000008000000-0000000008000fff (prio 0, i/o): gic_dist
          0000000008010000-0000000008011fff (prio 0, i/o): gic_cpu
          0000000008020000-0000000008020fff (prio 0, i/o): gicv2m
          0000000009000000-0000000009000fff (prio 0, i/o): pl011
          0000000009010000-0000000009010fff (prio 0, i/o): pl031
          0000000009020000-0000000009020007 (prio 0, i/o): fwcfg.data
          0000000009020008-0000000009020009 (prio 0, i/o): fwcfg.ctl
          0000000009020010-0000000009020017 (prio 0, i/o): fwcfg.dma
          0000000009030000-0000000009030fff (prio 0, i/o): pl061
          0000000010000000-000000003efeffff (prio 0, i/o): gpex_mmio_window @0000000010000000
          000000003eff0000-000000003effffff (prio 0, i/o): gpex_ioport_window
          0000000040000000-0000000047ffffff (prio 0, ram): mach-virt.ram
          0000004010000000-000000401fffffff (prio 0, i/o): pcie-mmcfg-mmio
          0000008000000000-000000ffffffffff (prio 0, i/o): gpex_mmio_window @0000008000000000
        """,
        "x /88xb 0x401013c8": """
        401013c8: 0x10 0x00 0x8d 0xe5 0x20 0x00 0xa0 0xe3
        401013d0: 0x56 0x34 0x12 0xef 0x02 0xf0 0x20 0xe3
        401013d8: 0xfd 0xff 0xff 0xea 0x02 0xf0 0x20 0xe3
        401013e0: 0xfd 0xff 0xff 0xea 0x0f 0x00 0x95 0xe8
        401013e8: 0x03 0x50 0xa0 0xe3 0x00 0x50 0xc4 0xe5
        401013f0: 0x07 0x00 0x00 0xeb 0x14 0x10 0x9f 0xe5
        401013f8: 0x4a 0x20 0xa0 0xe3 0x01 0x10 0x8f 0xe0
        40101400: 0x80 0xfb 0xff 0xeb 0x02 0xf0 0x20 0xe3
        40101408: 0xfd 0xff 0xff 0xea 0x91 0xec 0x00 0x00
        40101410: 0x8c 0xc9 0x00 0x00 0xf0 0x48 0x2d 0xe9
        40101418: 0x10 0xd0 0x4d 0xe2 0x01 0x60 0xa0 0xe1
        """,
        "x /16xb 0x4011c7f0": """
        4011c7f0: 0x02 0x00 0x00 0x00 0xd0 0x13 0x10 0x40
        4011c7f8: 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00
        """,
        "x /16xb 0x401013cc": """
        401013cc: 0x20 0x00 0xa0 0xe3 0x56 0x34 0x12 0xef
        401013d4: 0x02 0xf0 0x20 0xe3 0xfd 0xff 0xff 0xea
        """,
      ]
    ),
    Transcript(
      name: "armM",
      symbols: [
        (#"_qx_report_trap"#, 0xd84, 116),
        (#"_qx_trap_stack_top"#, 0x2004_0990, 0),
      ],
      answers: [
        "stop": "",
        "info registers -a": """
        CPU#0
        R00=0000c6ea R01=00000000 R02=0000004a R03=00000001
        R04=20040165 R05=20040980 R06=00000000 R07=00000000
        R08=00000000 R09=00000000 R10=00000000 R11=00000000
        R12=00000003 R13=20040968 R14=00000397 R15=00000dee
        XPSR=61000000 -ZC- T priv-thread
        FPSCR: 00000000
        """,
        "info mtree -f": """
        FlatView #0
         AS "I/O", root: io
         Root memory region: io
          0000000000000000-000000000000ffff (prio 0, i/o): io
        FlatView #1
         AS "memory", root: system
         AS "bitband-source", root: system
         AS "bitband-source", root: system
         Root memory region: system
          0000000000000000-00000000003fffff (prio 0, ram): mps.ssram1
          0000000000400000-00000000007fffff (prio 0, ram): mps.ssram1
          0000000000800000-0000000000ffffff (prio -1000, i/o): RESERVED 1
          0000000001000000-0000000001003fff (prio 0, ram): mps.blockram
          0000000001004000-0000000001007fff (prio 0, ram): mps.blockram
          0000000001008000-000000000100bfff (prio 0, ram): mps.blockram
          000000000100c000-000000000100ffff (prio 0, ram): mps.blockram
          0000000001010000-000000001fffffff (prio -1000, i/o): RESERVED 2
          0000000020000000-00000000203fffff (prio 0, ram): mps.ssram23
          0000000020400000-00000000207fffff (prio 0, ram): mps.ssram23
          0000000020800000-0000000020ffffff (prio -1000, i/o): RESERVED 3
          0000000021000000-0000000021ffffff (prio 0, ram): mps.ram
          0000000040000000-0000000040000fff (prio 0, i/o): cmsdk-apb-timer
          0000000040001000-0000000040001fff (prio 0, i/o): cmsdk-apb-timer
          0000000040002000-0000000040002fff (prio 0, i/o): cmsdk-apb-dualtimer
          0000000040003000-0000000040003fff (prio -1000, i/o): CMSDK APB peripheral region @0x40000000 @0000000000003000
          0000000040004000-0000000040004fff (prio 0, i/o): uart
          0000000040005000-0000000040005fff (prio 0, i/o): uart
          0000000040006000-0000000040006fff (prio 0, i/o): uart
          0000000040007000-0000000040007fff (prio 0, i/o): uart
          0000000040008000-0000000040008fff (prio 0, i/o): cmsdk-apb-watchdog
          0000000040009000-0000000040009fff (prio 0, i/o): uart
          000000004000a000-000000004000ffff (prio -1000, i/o): CMSDK APB peripheral region @0x40000000 @000000000000a000
          0000000040010000-0000000040010fff (prio -1000, i/o): cmsdk-ahb-gpio
          0000000040011000-0000000040011fff (prio -1000, i/o): cmsdk-ahb-gpio
          0000000040012000-0000000040012fff (prio -1000, i/o): cmsdk-ahb-gpio
          0000000040013000-0000000040013fff (prio -1000, i/o): cmsdk-ahb-gpio
          0000000040014000-000000004001ffff (prio -1000, i/o): CMSDK AHB peripheral region @0x40010000 @0000000000004000
          0000000040020000-0000000040020fff (prio 0, i/o): pl022
          0000000040021000-0000000040021fff (prio 0, i/o): pl022
          0000000040022000-0000000040022fff (prio 0, i/o): arm_sbcon_i2c
          0000000040023000-0000000040023fff (prio 0, i/o): arm_sbcon_i2c
          0000000040024000-00000000400243ff (prio -1000, i/o): i2s
          0000000040024400-0000000040024fff (prio -1000, i/o): Extra peripheral region @0x40020000 @0000000000004400
          0000000040025000-0000000040025fff (prio 0, i/o): pl022
          0000000040026000-0000000040026fff (prio 0, i/o): pl022
          0000000040027000-0000000040027fff (prio 0, i/o): pl022
          0000000040028000-0000000040028fff (prio 0, i/o): mps2-fpgaio
          0000000040029000-0000000040029fff (prio 0, i/o): arm_sbcon_i2c
          000000004002a000-000000004002afff (prio 0, i/o): arm_sbcon_i2c
          000000004002b000-000000004002efff (prio -1000, i/o): Extra peripheral region @0x40020000 @000000000000b000
          000000004002f000-000000004002ffff (prio 0, i/o): mps2-scc
          0000000040030000-00000000401fffff (prio -1000, i/o): RESERVED 4
          0000000040200000-00000000402000ff (prio 0, i/o): lan9118-mmio
          0000000041000000-00000000411fffff (prio -1000, i/o): VGA
        FlatView #2
         AS "cpu-memory-0", root: armv7m-container
         Root memory region: armv7m-container
          0000000000000000-00000000003fffff (prio 0, ram): mps.ssram1
          0000000000400000-00000000007fffff (prio 0, ram): mps.ssram1
          0000000000800000-0000000000ffffff (prio -1000, i/o): RESERVED 1
          0000000001000000-0000000001003fff (prio 0, ram): mps.blockram
          0000000001004000-0000000001007fff (prio 0, ram): mps.blockram
          0000000001008000-000000000100bfff (prio 0, ram): mps.blockram
          000000000100c000-000000000100ffff (prio 0, ram): mps.blockram
          0000000001010000-000000001fffffff (prio -1000, i/o): RESERVED 2
          0000000020000000-00000000203fffff (prio 0, ram): mps.ssram23
          0000000020400000-00000000207fffff (prio 0, ram): mps.ssram23
          0000000020800000-0000000020ffffff (prio -1000, i/o): RESERVED 3
          0000000021000000-0000000021ffffff (prio 0, ram): mps.ram
          0000000022000000-0000000023ffffff (prio 0, i/o): bitband
          0000000040000000-0000000040000fff (prio 0, i/o): cmsdk-apb-timer
          0000000040001000-0000000040001fff (prio 0, i/o): cmsdk-apb-timer
          0000000040002000-0000000040002fff (prio 0, i/o): cmsdk-apb-dualtimer
          0000000040003000-0000000040003fff (prio -1000, i/o): CMSDK APB peripheral region @0x40000000 @0000000000003000
          0000000040004000-0000000040004fff (prio 0, i/o): uart
          0000000040005000-0000000040005fff (prio 0, i/o): uart
          0000000040006000-0000000040006fff (prio 0, i/o): uart
          0000000040007000-0000000040007fff (prio 0, i/o): uart
          0000000040008000-0000000040008fff (prio 0, i/o): cmsdk-apb-watchdog
          0000000040009000-0000000040009fff (prio 0, i/o): uart
          000000004000a000-000000004000ffff (prio -1000, i/o): CMSDK APB peripheral region @0x40000000 @000000000000a000
          0000000040010000-0000000040010fff (prio -1000, i/o): cmsdk-ahb-gpio
          0000000040011000-0000000040011fff (prio -1000, i/o): cmsdk-ahb-gpio
          0000000040012000-0000000040012fff (prio -1000, i/o): cmsdk-ahb-gpio
          0000000040013000-0000000040013fff (prio -1000, i/o): cmsdk-ahb-gpio
          0000000040014000-000000004001ffff (prio -1000, i/o): CMSDK AHB peripheral region @0x40010000 @0000000000004000
          0000000040020000-0000000040020fff (prio 0, i/o): pl022
          0000000040021000-0000000040021fff (prio 0, i/o): pl022
          0000000040022000-0000000040022fff (prio 0, i/o): arm_sbcon_i2c
          0000000040023000-0000000040023fff (prio 0, i/o): arm_sbcon_i2c
          0000000040024000-00000000400243ff (prio -1000, i/o): i2s
          0000000040024400-0000000040024fff (prio -1000, i/o): Extra peripheral region @0x40020000 @0000000000004400
          0000000040025000-0000000040025fff (prio 0, i/o): pl022
          0000000040026000-0000000040026fff (prio 0, i/o): pl022
          0000000040027000-0000000040027fff (prio 0, i/o): pl022
          0000000040028000-0000000040028fff (prio 0, i/o): mps2-fpgaio
          0000000040029000-0000000040029fff (prio 0, i/o): arm_sbcon_i2c
          000000004002a000-000000004002afff (prio 0, i/o): arm_sbcon_i2c
          000000004002b000-000000004002efff (prio -1000, i/o): Extra peripheral region @0x40020000 @000000000000b000
          000000004002f000-000000004002ffff (prio 0, i/o): mps2-scc
          0000000040030000-00000000401fffff (prio -1000, i/o): RESERVED 4
          0000000040200000-00000000402000ff (prio 0, i/o): lan9118-mmio
          0000000041000000-00000000411fffff (prio -1000, i/o): VGA
          0000000042000000-0000000043ffffff (prio 0, i/o): bitband
          00000000e0000000-00000000e000dfff (prio -1, i/o): nvic-default
          00000000e000e000-00000000e000e00f (prio 0, i/o): nvic_sysregs
          00000000e000e010-00000000e000e0ef (prio 1, i/o): v7m_systick
          00000000e000e0f0-00000000e000efff (prio 0, i/o): nvic_sysregs @00000000000000f0
          00000000e000f000-00000000e00fffff (prio -1, i/o): nvic-default @000000000000f000
        """,
        "x /88xb 0xdae": """
        00000dae: 0x00 0xf0 0x23 0xf8 0x02 0x20 0x20 0x70
        00000db6: 0x26 0x20 0xc0 0xf2 0x02 0x00 0x04 0x90
        00000dbe: 0x01 0x20 0x05 0x90 0x20 0x20 0x04 0xa9
        00000dc6: 0xab 0xbe 0x20 0xbf 0xfd 0xe7 0x20 0xbf
        00000dce: 0xfd 0xe7 0x95 0xe8 0x0f 0x00 0x4f 0xf0
        00000dd6: 0x03 0x0c 0x84 0xf8 0x00 0xc0 0x00 0xf0
        00000dde: 0x0c 0xf8 0x04 0x49 0x4a 0x22 0x79 0x44
        00000de6: 0xff 0xf7 0x29 0xfa 0x00 0xbf 0x20 0xbf
        00000dee: 0xfd 0xe7 0xd7 0xf3 0x03 0x20 0xb8 0xb8
        00000df6: 0x00 0x00 0xf0 0xb5 0x85 0xb0 0x0e 0x46
        00000dfe: 0x19 0x49 0x15 0x46 0x79 0x44 0x07 0x22
        """,
        "x /16xb 0x20040980": """
        20040980: 0x03 0x00 0x00 0x00 0xc6 0x0d 0x00 0x00
        20040988: 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00
        """,
        "x /16xb 0xdc2": """
        00000dc2: 0x20 0x20 0x04 0xa9 0xab 0xbe 0x20 0xbf
        00000dca: 0xfd 0xe7 0x20 0xbf 0xfd 0xe7 0x95 0xe8
        """,
      ]
    ),
    Transcript(
      name: "riscv64",
      symbols: [
        (#"_qx_report_trap"#, 0x8020_0d30, 166),
        (#"_qx_trap_stack_top"#, 0x8020_d850, 0),
      ],
      answers: [
        "stop": "",
        "info registers -a": """
        CPU#0
         V      =   0
         pc       0000000080200dce
         mhartid  0000000000000000
         mstatus  8000000a00006180
         hstatus  0000000200000000
         vsstatus 0000000a00000000
         mip      0000000000000000
         mie      0000000000000008
         mideleg  0000000000001666
         hideleg  0000000000000000
         medeleg  0000000000f0b509
         hedeleg  0000000000000000
         mtvec    00000000800004f0
         stvec    0000000080201f48
         vstvec   0000000000000000
         mepc     0000000080200000
         sepc     0000000080200d94
         vsepc    0000000000000000
         mcause   0000000000000003
         scause   0000000000000003
         vscause  0000000000000000
         mtval    00000000800107e4
         stval    0000000080200d94
         htval    0000000000000000
         mtval2   0000000000000000
         mscratch 0000000080048000
         sscratch 0000000000000000
         satp     0000000000000000
         x0/zero  0000000000000000 x1/ra    0000000080200dca x2/sp    000000008020d7e0 x3/gp    0000000080209c50
         x4/tp    0000000080048000 x5/t0    0000000080200d94 x6/t1    0000000000000002 x7/t2    0000000000001000
         x8/s0    000000008020a009 x9/s1    000000008020d830 x10/a0   0000000000000020 x11/a1   0101000000000000
         x12/a2   000000000000004a x13/a3   0000000000000003 x14/a4   0000000000000003 x15/a5   0000000000000007
         x16/a6   0000000000000001 x17/a7   0000000000000005 x18/s2   0000000000000001 x19/s3   0000000000000000
         x20/s4   0000000087e00000 x21/s5   0000000000000000 x22/s6   8000000a00006800 x23/s7   0000000000000001
         x24/s8   0000000000002000 x25/s9   0000000080043710 x26/s10  0000000000000000 x27/s11  0000000000000000
         x28/t3   0000000080047f00 x29/t4   000000008001ee2c x30/t5   00000000000000a4 x31/t6   0000000000000004
         fcsr     0000000000000000
        """,
        "info mtree -f": """
        FlatView #0
         AS "memory", root: system
         AS "cpu-memory-0", root: system
         Root memory region: system
          0000000000001000-000000000000ffff (prio 0, rom): riscv_virt_board.mrom
          0000000000100000-0000000000100fff (prio 0, i/o): riscv.sifive.test
          0000000000101000-0000000000101023 (prio 0, i/o): goldfish_rtc
          0000000002000000-0000000002003fff (prio 0, i/o): riscv.aclint.swi
          0000000002004000-000000000200bfff (prio 0, i/o): riscv.aclint.mtimer
          0000000003000000-000000000300ffff (prio 0, i/o): gpex_ioport_window
          000000000c000000-000000000c5fffff (prio 0, i/o): riscv.sifive.plic
          0000000010000000-0000000010000007 (prio 0, i/o): serial
          0000000010100000-0000000010100007 (prio 0, i/o): fwcfg.data
          0000000010100008-0000000010100009 (prio 0, i/o): fwcfg.ctl
          0000000010100010-0000000010100017 (prio 0, i/o): fwcfg.dma
          0000000020000000-0000000021ffffff (prio 0, romd): virt.flash0
          0000000022000000-0000000023ffffff (prio 0, romd): virt.flash1
          0000000030000000-000000003fffffff (prio 0, i/o): pcie-mmcfg-mmio
          0000000040000000-000000007fffffff (prio 0, i/o): gpex_mmio_window @0000000040000000
          0000000080000000-0000000087ffffff (prio 0, ram): riscv_virt_board.ram
          0000000400000000-00000007ffffffff (prio 0, i/o): gpex_mmio_window @0000000400000000
        FlatView #1
         AS "gpex-root", root: bus master container
         Root memory region: (none)
          No rendered FlatView
        FlatView #2
         AS "I/O", root: io
         Root memory region: io
          0000000000000000-000000000000ffff (prio 0, i/o): io
        """,
        "xp /88xb 0x80200d8e": """
        0000000080200d8e: 0x00 0x00 0x13 0x10 0xf0 0x01 0x73 0x00
        0000000080200d96: 0x10 0x00 0x13 0x50 0x70 0x40 0x0f 0x00
        0000000080200d9e: 0x00 0x01 0xf5 0xbf 0x89 0x45 0x63 0x16
        0000000080200da6: 0xb5 0x02 0x88 0x60 0x8c 0x64 0x90 0x68
        0000000080200dae: 0x94 0x6c 0x0d 0x47 0x23 0x00 0xe4 0x00
        0000000080200db6: 0xef 0x00 0x00 0x02 0x17 0x85 0x00 0x00
        0000000080200dbe: 0x93 0x05 0x65 0x21 0x13 0x06 0xa0 0x04
        0000000080200dc6: 0xef 0xf0 0x8f 0xc4 0x0f 0x00 0x00 0x01
        0000000080200dce: 0xf5 0xbf 0x0f 0x00 0x00 0x01 0xf5 0xbf
        0000000080200dd6: 0x5d 0x71 0x86 0xe4 0xa2 0xe0 0x26 0xfc
        0000000080200dde: 0x4a 0xf8 0x4e 0xf4 0x36 0x89 0xb2 0x89
        """,
        "xp /32xb 0x8020d830": """
        000000008020d830: 0x03 0x00 0x00 0x00 0x00 0x00 0x00 0x00
        000000008020d838: 0x94 0x0d 0x20 0x80 0x00 0x00 0x00 0x00
        000000008020d840: 0x94 0x0d 0x20 0x80 0x00 0x00 0x00 0x00
        000000008020d848: 0x03 0x00 0x00 0x00 0x00 0x00 0x00 0x00
        """,
        "xp /16xb 0x80200d90": """
        0000000080200d90: 0x13 0x10 0xf0 0x01 0x73 0x00 0x10 0x00
        0000000080200d98: 0x13 0x50 0x70 0x40 0x0f 0x00 0x00 0x01
        """,
      ]
    ),
    Transcript(
      name: "riscv64HTIF",
      symbols: [
        (#"$e5ProbeAAV4exit6onCoreys6UInt32V_tFZTf4nd_n"#, 0x8000_8260, 562),
        (#"_qx_report_trap"#, 0x8000_0cd8, 138),
        (#"_qx_trap_stack_top"#, 0x8000_d850, 0),
        (#"tohost"#, 0x8000_e000, 8),
      ],
      answers: [
        "stop": "",
        "info registers -a": """
        CPU#0
         V      =   0
         pc       00000000800082ba
         mhartid  0000000000000000
         mstatus  0000000a00002000
         hstatus  0000000200000000
         vsstatus 0000000a00000000
         mip      0000000000000080
         mie      0000000000000000
         mideleg  0000000000001444
         hideleg  0000000000000000
         medeleg  0000000000000000
         hedeleg  0000000000000000
         mtvec    0000000080001e90
         stvec    0000000000000000
         vstvec   0000000000000000
         mepc     0000000000000000
         sepc     0000000000000000
         vsepc    0000000000000000
         mcause   0000000000000000
         scause   0000000000000000
         vscause  0000000000000000
         mtval    0000000000000000
         stval    0000000000000000
         htval    0000000000000000
         mtval2   0000000000000000
         mscratch 0000000000000000
         sscratch 0000000000000000
         satp     0000000000000000
         x0/zero  0000000000000000 x1/ra    0000000080008278 x2/sp    0000000087ffff10 x3/gp    0000000080009a70
         x4/tp    0000000000000000 x5/t0    0000000000002000 x6/t1    0000000000001fff x7/t2    0000000000000000
         x8/s0    0000000d00000001 x9/s1    0000000000000000 x10/a0   000000000000001b x11/a1   000000008000e000
         x12/a2   000000000000000d x13/a3   0000000000000000 x14/a4   0000000000000000 x15/a5   0000000000000007
         x16/a6   0000000000000000 x17/a7   0000000000000000 x18/s2   0000000000000000 x19/s3   0000000000000000
         x20/s4   0000000000000000 x21/s5   0000000000000000 x22/s6   0000000000000000 x23/s7   0000000000000000
         x24/s8   0000000000000000 x25/s9   0000000000000000 x26/s10  0000000000000000 x27/s11  0000000000000000
         x28/t3   0000000000000000 x29/t4   0000000000000000 x30/t5   0000000000000000 x31/t6   0000000000000000
         fcsr     0000000000000000
        """,
        "info mtree -f": """
        FlatView #0
         AS "gpex-root", root: bus master container
         Root memory region: (none)
          No rendered FlatView
        FlatView #1
         AS "memory", root: system
         AS "cpu-memory-0", root: system
         Root memory region: system
          0000000000001000-000000000000ffff (prio 0, rom): riscv_virt_board.mrom
          0000000000100000-0000000000100fff (prio 0, i/o): riscv.sifive.test
          0000000000101000-0000000000101023 (prio 0, i/o): goldfish_rtc
          0000000002000000-0000000002003fff (prio 0, i/o): riscv.aclint.swi
          0000000002004000-000000000200bfff (prio 0, i/o): riscv.aclint.mtimer
          0000000003000000-000000000300ffff (prio 0, i/o): gpex_ioport_window
          000000000c000000-000000000c5fffff (prio 0, i/o): riscv.sifive.plic
          0000000010000000-0000000010000007 (prio 0, i/o): serial
          0000000010100000-0000000010100007 (prio 0, i/o): fwcfg.data
          0000000010100008-0000000010100009 (prio 0, i/o): fwcfg.ctl
          0000000010100010-0000000010100017 (prio 0, i/o): fwcfg.dma
          0000000020000000-0000000021ffffff (prio 0, romd): virt.flash0
          0000000022000000-0000000023ffffff (prio 0, romd): virt.flash1
          0000000030000000-000000003fffffff (prio 0, i/o): pcie-mmcfg-mmio
          0000000040000000-000000007fffffff (prio 0, i/o): gpex_mmio_window @0000000040000000
          0000000080000000-0000000087ffffff (prio 0, ram): riscv_virt_board.ram
          0000000400000000-00000007ffffffff (prio 0, i/o): gpex_mmio_window @0000000400000000
        FlatView #2
         AS "I/O", root: io
         Root memory region: io
          0000000000000000-000000000000ffff (prio 0, i/o): io
        """,
        "xp /88xb 0x8000827a": """
        000000008000827a: 0xf5 0x0f 0x93 0x05 0x40 0x02 0x63 0xe9
        0000000080008282: 0xa5 0x10 0x0a 0x05 0x97 0x15 0x00 0x00
        000000008000828a: 0x93 0x85 0x25 0xe2 0x2e 0x95 0x08 0x41
        0000000080008292: 0xaa 0x95 0x13 0x55 0x04 0x02 0x25 0x9d
        000000008000829a: 0x82 0x85 0x93 0x05 0xf0 0x0f 0x63 0x64
        00000000800082a2: 0xb5 0x00 0x13 0x05 0xf0 0x0f 0x97 0x15
        00000000800082aa: 0x00 0x00 0x83 0xb5 0x85 0xf4 0x06 0x05
        00000000800082b2: 0x05 0x05 0x88 0xe1 0x0f 0x00 0x00 0x01
        00000000800082ba: 0xf5 0xbf 0x0f 0x00 0x00 0x01 0xf5 0xbf
        00000000800082c2: 0x93 0x05 0xf0 0x0f 0x63 0x64 0xb5 0x00
        00000000800082ca: 0x13 0x05 0xf0 0x0f 0x97 0x15 0x00 0x00
        """,
      ]
    ),
    Transcript(
      name: "riscv32HTIF",
      symbols: [
        (#"$e5ProbeAAV4exit6onCoreys6UInt32V_tFZTf4nd_n"#, 0x8000_c6b0, 544),
        (#"_qx_report_trap"#, 0x8000_0cf4, 134),
        (#"_qx_trap_stack_top"#, 0x8001_1850, 0),
      ],
      answers: [
        "stop": "",
        "info registers -a": """
        CPU#0
         V      =   0
         pc       8000c724
         mhartid  00000000
         mstatus  00002000
         mstatush 00000000
         hstatus  00000000
         vsstatus 00000000
         mip      00000080
         mie      00000000
         mideleg  00001444
         hideleg  00000000
         medeleg  00000000
         hedeleg  00000000
         mtvec    8000262c
         stvec    00000000
         vstvec   00000000
         mepc     00000000
         sepc     00000000
         vsepc    00000000
         mcause   00000000
         scause   00000000
         vscause  00000000
         mtval    00000000
         stval    00000000
         htval    00000000
         mtval2   00000000
         mscratch 00000000
         sscratch 00000000
         satp     00000000
         x0/zero  00000000 x1/ra    8000c6c8 x2/sp    87ffff50 x3/gp    8000dd60
         x4/tp    00000000 x5/t0    00002000 x6/t1    00001fff x7/t2    00000000
         x8/s0    00000000 x9/s1    0000001b x10/a0   000000ff x11/a1   8000d3d8
         x12/a2   80100000 x13/a3   8000d46c x14/a4   00000000 x15/a5   00000003
         x16/a6   00000000 x17/a7   00000000 x18/s2   80100000 x19/s3   00000000
         x20/s4   00000000 x21/s5   00000000 x22/s6   00000000 x23/s7   00000000
         x24/s8   00000000 x25/s9   00000000 x26/s10  00000000 x27/s11  00000000
         x28/t3   00000000 x29/t4   00000000 x30/t5   00000000 x31/t6   00000000
         fcsr     00000000
        """,
        "info mtree -f": """
        FlatView #0
         AS "gpex-root", root: bus master container
         Root memory region: (none)
          No rendered FlatView
        FlatView #1
         AS "I/O", root: io
         Root memory region: io
          0000000000000000-000000000000ffff (prio 0, i/o): io
        FlatView #2
         AS "memory", root: system
         AS "cpu-memory-0", root: system
         Root memory region: system
          0000000000001000-000000000000ffff (prio 0, rom): riscv_virt_board.mrom
          0000000000100000-0000000000100fff (prio 0, i/o): riscv.sifive.test
          0000000000101000-0000000000101023 (prio 0, i/o): goldfish_rtc
          0000000002000000-0000000002003fff (prio 0, i/o): riscv.aclint.swi
          0000000002004000-000000000200bfff (prio 0, i/o): riscv.aclint.mtimer
          0000000003000000-000000000300ffff (prio 0, i/o): gpex_ioport_window
          000000000c000000-000000000c5fffff (prio 0, i/o): riscv.sifive.plic
          0000000010000000-0000000010000007 (prio 0, i/o): serial
          0000000010100000-0000000010100007 (prio 0, i/o): fwcfg.data
          0000000010100008-0000000010100009 (prio 0, i/o): fwcfg.ctl
          0000000010100010-0000000010100017 (prio 0, i/o): fwcfg.dma
          0000000020000000-0000000021ffffff (prio 0, romd): virt.flash0
          0000000022000000-0000000023ffffff (prio 0, romd): virt.flash1
          0000000030000000-000000003fffffff (prio 0, i/o): pcie-mmcfg-mmio
          0000000040000000-000000007fffffff (prio 0, i/o): gpex_mmio_window @0000000040000000
          0000000080000000-0000000087ffffff (prio 0, ram): riscv_virt_board.ram
          0000000300000000-00000003ffffffff (prio 0, i/o): gpex_mmio_window @0000000300000000
        """,
        "xp /88xb 0x8000c6e4": """
        000000008000c6e4: 0xa2 0x94 0x02 0x85 0x93 0x05 0xf0 0x0f
        000000008000c6ec: 0x26 0x85 0x63 0xe4 0xb4 0x00 0x13 0x05
        000000008000c6f4: 0xf0 0x0f 0x63 0x9c 0x04 0x16 0x15 0x65
        000000008000c6fc: 0x13 0x05 0x55 0x55 0xa5 0xaa 0x0f 0x00
        000000008000c704: 0x00 0x01 0xf5 0xbf 0x13 0x05 0xf0 0x0f
        000000008000c70c: 0x63 0xe4 0xa4 0x00 0x93 0x04 0xf0 0x0f
        000000008000c714: 0x86 0x04 0x85 0x04 0x23 0x20 0x99 0x00
        000000008000c71c: 0x23 0x22 0x09 0x00 0x0f 0x00 0x00 0x01
        000000008000c724: 0xf5 0xbf 0x93 0x05 0xf0 0x0f 0x26 0x85
        000000008000c72c: 0x63 0xe4 0xb4 0x00 0x13 0x05 0xf0 0x0f
        000000008000c734: 0x63 0x97 0x04 0x10 0x15 0x65 0x13 0x05
        """,
      ]
    ),
    Transcript(
      name: "x86_64",
      symbols: [
        (#"$e5ProbeAAV4exit6onCoreys6UInt32V_tFZTf4nd_n"#, 0x10a770, 538),
        (#"_qx_report_trap"#, 0x1013c0, 180),
        (#"_qx_trap_stack_top"#, 0x10d800, 0),
      ],
      answers: [
        "stop": "",
        "info registers -a": """
        CPU#0
        RAX=000000000000000d RBX=000000000000000d RCX=000000000010b838 RDX=0000000000000021
        RSI=0000000000000021 RDI=000000000000000a RBP=000000000007ff40 RSP=000000000007ff20
        R8 =0000000000000264 R9 =0000000000000264 R10=0000000000000264 R11=0000000000000000
        R12=0000000000000000 R13=0000000000000000 R14=0000000000000021 R15=000000000000000d
        RIP=000000000010a8b2 RFL=00000097 [--S-APC] CPL=0 II=0 A20=1 SMM=0 HLT=0
        ES =0010 0000000000000000 ffffffff 00cf9300 DPL=0 DS   [-WA]
        CS =0008 0000000000000000 ffffffff 00af9a00 DPL=0 CS64 [-R-]
        SS =0010 0000000000000000 ffffffff 00cf9300 DPL=0 DS   [-WA]
        DS =0010 0000000000000000 ffffffff 00cf9300 DPL=0 DS   [-WA]
        FS =0010 0000000000000000 ffffffff 00cf9300 DPL=0 DS   [-WA]
        GS =0010 0000000000000000 ffffffff 00cf9300 DPL=0 DS   [-WA]
        LDT=0000 0000000000000000 0000ffff 00008200 DPL=0 LDT
        TR =0018 0000000000114200 00000067 00008900 DPL=0 TSS64-avl
        GDT=     000000000010b9a8 00000027
        IDT=     0000000000114000 000001ff
        CR0=80000013 CR2=0000000000000000 CR3=000000000010e000 CR4=00000620
        DR0=0000000000000000 DR1=0000000000000000 DR2=0000000000000000 DR3=0000000000000000 
        DR6=00000000ffff0ff0 DR7=0000000000000400
        EFER=0000000000000500
        FCW=037f FSW=0000 [ST=0] FTW=00 MXCSR=00001f80
        FPR0=0000000000000000 0000 FPR1=0000000000000000 0000
        FPR2=0000000000000000 0000 FPR3=0000000000000000 0000
        FPR4=0000000000000000 0000 FPR5=0000000000000000 0000
        FPR6=0000000000000000 0000 FPR7=0000000000000000 0000
        """,
        "info mtree -f": """
        FlatView #0
         AS "memory", root: system
         AS "cpu-memory-0", root: system
         AS "cpu-smm-0", root: memory
         Root memory region: system
          0000000000000000-00000000000dffff (prio 0, ram): microvm.ram
          00000000000e0000-00000000000fffff (prio 0, ram): pc.bios
          0000000000100000-0000000007ffffff (prio 0, ram): microvm.ram @0000000000100000
          00000000fea00000-00000000fea00003 (prio 0, i/o): acpi-ged
          00000000fea00200-00000000fea00202 (prio 0, i/o): acpi-ged-regs
          00000000fec00000-00000000fec00fff (prio 0, i/o): ioapic
          00000000fec10000-00000000fec10fff (prio 0, i/o): ioapic
          00000000fee00000-00000000feefffff (prio 4096, i/o): apic-msi
          00000000fffe0000-00000000ffffffff (prio 0, ram): pc.bios
        FlatView #1
         AS "I/O", root: io
         Root memory region: io
          0000000000000000-000000000000001f (prio 0, i/o): io
          0000000000000020-0000000000000021 (prio 0, i/o): pic
          0000000000000022-000000000000003f (prio 0, i/o): io @0000000000000022
          0000000000000040-0000000000000043 (prio 0, i/o): pit
          0000000000000044-000000000000006f (prio 0, i/o): io @0000000000000044
          0000000000000070-0000000000000070 (prio 0, i/o): rtc-index
          0000000000000071-0000000000000071 (prio 0, i/o): rtc @0000000000000001
          0000000000000072-000000000000007d (prio 0, i/o): io @0000000000000072
          000000000000007e-000000000000007f (prio 0, i/o): kvmvapic
          0000000000000080-000000000000009f (prio 0, i/o): io @0000000000000080
          00000000000000a0-00000000000000a1 (prio 0, i/o): pic
          00000000000000a2-00000000000003f7 (prio 0, i/o): io @00000000000000a2
          00000000000003f8-00000000000003ff (prio 0, i/o): serial
          0000000000000400-00000000000004cf (prio 0, i/o): io @0000000000000400
          00000000000004d0-00000000000004d0 (prio 0, i/o): elcr
          00000000000004d1-00000000000004d1 (prio 0, i/o): elcr
          00000000000004d2-000000000000050f (prio 0, i/o): io @00000000000004d2
          0000000000000510-0000000000000511 (prio 0, i/o): fwcfg
          0000000000000512-0000000000000513 (prio 0, i/o): io @0000000000000512
          0000000000000514-000000000000051b (prio 0, i/o): fwcfg.dma
          000000000000051c-000000000000ffff (prio 0, i/o): io @000000000000051c
        """,
        "x /88xb 0x10a872": """
        000000000010a872: 0x42 0xc8 0x85 0xc0 0xb8 0x7f 0x00 0x00
        000000000010a87a: 0x00 0x0f 0x45 0xc1 0xe7 0xf4 0xf3 0x90
        000000000010a882: 0xeb 0xfc 0x41 0xf6 0xc6 0x01 0x0f 0x84
        000000000010a88a: 0xe6 0x00 0x00 0x00 0x41 0x8d 0x46 0xfd
        000000000010a892: 0x3d 0xfc 0x00 0x00 0x00 0x0f 0x87 0xd7
        000000000010a89a: 0x00 0x00 0x00 0x31 0xc0 0x83 0xfb 0x7f
        000000000010a8a2: 0x0f 0x46 0xc3 0xe7 0xf4 0x66 0x0f 0x1f
        000000000010a8aa: 0x84 0x00 0x00 0x00 0x00 0x00 0xf3 0x90
        000000000010a8b2: 0xeb 0xfc 0x85 0xdb 0x74 0x18 0x0f 0x1f
        000000000010a8ba: 0x84 0x00 0x00 0x00 0x00 0x00 0xf3 0x90
        000000000010a8c2: 0xeb 0xfc 0x66 0x66 0x66 0x2e 0x0f 0x1f
        """,
      ]
    ),
    Transcript(
      name: "i686",
      symbols: [
        ("_start", 0x100000, 0)
      ],
      answers: [
        "stop": "",
        "info registers -a": """
        CPU#0
        EAX=00000003 EBX=000021e0 ECX=00100000 EDX=00000501
        ESI=000011c0 EDI=00006f00 EBP=00000000 ESP=00006ee8
        EIP=00100011 EFL=00000002 [-------] CPL=0 II=0 A20=1 SMM=0 HLT=1
        ES =0010 00000000 ffffffff 00cf9300 DPL=0 DS   [-WA]
        CS =0008 00000000 ffffffff 00cf9a00 DPL=0 CS32 [-R-]
        SS =0010 00000000 ffffffff 00cf9300 DPL=0 DS   [-WA]
        DS =0010 00000000 ffffffff 00cf9300 DPL=0 DS   [-WA]
        FS =0010 00000000 ffffffff 00cf9300 DPL=0 DS   [-WA]
        GS =0010 00000000 ffffffff 00cf9300 DPL=0 DS   [-WA]
        LDT=0000 00000000 0000ffff 00008200 DPL=0 LDT
        TR =0000 00000000 0000ffff 00008b00 DPL=0 TSS32-busy
        GDT=     000c0118 00000027
        IDT=     00000000 000003ff
        CR0=00000011 CR2=00000000 CR3=00000000 CR4=00000000
        DR0=00000000 DR1=00000000 DR2=00000000 DR3=00000000 
        DR6=ffff0ff0 DR7=00000400
        EFER=0000000000000000
        FCW=037f FSW=0000 [ST=0] FTW=00 MXCSR=00001f80
        FPR0=0000000000000000 0000 FPR1=0000000000000000 0000
        FPR2=0000000000000000 0000 FPR3=0000000000000000 0000
        FPR4=0000000000000000 0000 FPR5=0000000000000000 0000
        FPR6=0000000000000000 0000 FPR7=0000000000000000 0000
        """,
        "info mtree -f": """
        FlatView #0
         AS "memory", root: system
         AS "cpu-memory-0", root: system
         AS "cpu-smm-0", root: memory
         Root memory region: system
          0000000000000000-00000000000dffff (prio 0, ram): microvm.ram
          00000000000e0000-00000000000fffff (prio 0, ram): pc.bios
          0000000000100000-0000000007ffffff (prio 0, ram): microvm.ram @0000000000100000
          00000000fea00000-00000000fea00003 (prio 0, i/o): acpi-ged
          00000000fea00200-00000000fea00202 (prio 0, i/o): acpi-ged-regs
          00000000fec00000-00000000fec00fff (prio 0, i/o): ioapic
          00000000fec10000-00000000fec10fff (prio 0, i/o): ioapic
          00000000fee00000-00000000feefffff (prio 4096, i/o): apic-msi
          00000000fffe0000-00000000ffffffff (prio 0, ram): pc.bios
        FlatView #1
         AS "I/O", root: io
         Root memory region: io
          0000000000000000-000000000000001f (prio 0, i/o): io
          0000000000000020-0000000000000021 (prio 0, i/o): pic
          0000000000000022-000000000000003f (prio 0, i/o): io @0000000000000022
          0000000000000040-0000000000000043 (prio 0, i/o): pit
          0000000000000044-000000000000006f (prio 0, i/o): io @0000000000000044
          0000000000000070-0000000000000070 (prio 0, i/o): rtc-index
          0000000000000071-0000000000000071 (prio 0, i/o): rtc @0000000000000001
          0000000000000072-000000000000007d (prio 0, i/o): io @0000000000000072
          000000000000007e-000000000000007f (prio 0, i/o): kvmvapic
          0000000000000080-000000000000009f (prio 0, i/o): io @0000000000000080
          00000000000000a0-00000000000000a1 (prio 0, i/o): pic
          00000000000000a2-00000000000000f3 (prio 0, i/o): io @00000000000000a2
          00000000000000f4-00000000000000f7 (prio 0, i/o): isa-debug-exit
          00000000000000f8-00000000000003f7 (prio 0, i/o): io @00000000000000f8
          00000000000003f8-00000000000003ff (prio 0, i/o): serial
          0000000000000400-00000000000004cf (prio 0, i/o): io @0000000000000400
          00000000000004d0-00000000000004d0 (prio 0, i/o): elcr
          00000000000004d1-00000000000004d1 (prio 0, i/o): elcr
          00000000000004d2-000000000000050f (prio 0, i/o): io @00000000000004d2
          0000000000000510-0000000000000511 (prio 0, i/o): fwcfg
          0000000000000512-0000000000000513 (prio 0, i/o): io @0000000000000512
          0000000000000514-000000000000051b (prio 0, i/o): fwcfg.dma
          000000000000051c-000000000000ffff (prio 0, i/o): io @000000000000051c
        """,
        "x /41xb 0x100000": """
        00100000: 0xb8 0x03 0x00 0x00 0x00 0x66 0xba 0x01
        00100008: 0x05 0xef 0x66 0x0f 0x1f 0x44 0x00 0x00
        00100010: 0xf4 0xeb 0xfd 0x00 0x04 0x00 0x00 0x00
        00100018: 0x04 0x00 0x00 0x00 0x12 0x00 0x00 0x00
        00100020: 0x58 0x65 0x6e 0x00 0x00 0x00 0x10 0x00
        00100028: 0x04
        """,
      ]
    ),
  ]
}
