//! Start-up code, semihosting and ways out, for QEMU's `virt` machine of RISC-V 64.

const std = @import("std");
const root = @import("root");

/// From the first instruction to `run`, in machine mode. QEMU loads every section, zeroed ones too.
export fn _start() linksection(".text.start") callconv(.naked) noreturn {
    asm volatile (
        \\ csrr t0, mhartid
        \\ bnez t0, 1f
        \\ la sp, stack_top
        \\ la t0, trapped
        \\ csrw mtvec, t0
        \\ li t0, 1 << 13    // access to the floating-point registers: mstatus.FS
        \\ csrs mstatus, t0
        \\ tail run
        \\1: wfi
        \\ j 1b
    );
}

export fn run() noreturn {
    root.main();
    exit(0);
}

/// Where exceptions lead; `mtvec` takes addresses that are multiples of 4.
export fn trapped() align(4) callconv(.c) noreturn {
    write("trapped\n");
    exit(1);
}

/// What the root file declares as `panic`: the code of a panic is 101.
pub const panic = std.debug.FullPanic(struct {
    fn panic(message: []const u8, _: ?usize) noreturn {
        write("panic: ");
        write(message);
        write("\n");
        exit(101);
    }
}.panic);

/// Ends QEMU with a code, by the device `sifive_test`.
pub fn exit(code: u8) noreturn {
    const device: *volatile u32 = @ptrFromInt(0x10_0000);
    device.* = if (code == 0) 0x5555 else @as(u32, code) << 16 | 0x3333;
    while (true) {}
}

/// Writes to the host's standard output, by SYS_WRITEC (0x03) for each byte.
pub fn write(text: []const u8) void {
    for (text) |byte| {
        var parameter: usize = byte;
        _ = semihosting(0x03, &parameter);
    }
}

/// The words behind the image on the command line of `qemu-exit run --args`. Words with spaces come
/// in quotation marks, which this function doesn't know (Documentation/ABI/guest-arguments.md).
pub fn arguments() std.mem.TokenIterator(u8, .scalar) {
    const line = struct {
        var text: [256]u8 = undefined;
    };
    var block = [2]usize{ @intFromPtr(&line.text), line.text.len };
    // SYS_GET_CMDLINE
    if (semihosting(0x15, &block[0]) != 0) block[1] = 0;
    var words = std.mem.tokenizeScalar(u8, line.text[0..block[1]], ' ');
    _ = words.next();
    return words;
}

/// The three instructions have to be in one page, and uncompressed ("RISC-V Semihosting", 0.4).
fn semihosting(operation: usize, parameters: *usize) usize {
    return asm volatile (
        \\ .balign 16
        \\ .option push
        \\ .option norvc
        \\ slli zero, zero, 0x1F
        \\ ebreak
        \\ srai zero, zero, 7
        \\ .option pop
        : [result] "={a0}" (-> usize),
        : [operation] "{a0}" (operation),
          [parameters] "{a1}" (parameters),
        : .{ .memory = true });
}
