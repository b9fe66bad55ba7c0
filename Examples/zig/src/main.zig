//! Does what its arguments say: `zig build run -- exit 7`, `panic`, `trap`.

const std = @import("std");
const guest = @import("guest.zig");
const crc32 = @import("crc32.zig").crc32;

pub const panic = guest.panic;

// Nothing else refers to the start-up code.
comptime {
    _ = guest;
}

pub fn main() void {
    var words = guest.arguments();
    const word = words.next() orelse {
        guest.write("Hello from Zig\n");
        return;
    };
    if (std.mem.eql(u8, word, "exit")) {
        guest.exit(std.fmt.parseInt(u8, words.next() orelse "1", 10) catch 1);
    } else if (std.mem.eql(u8, word, "panic")) {
        @panic("as told");
    } else if (std.mem.eql(u8, word, "trap")) {
        asm volatile ("unimp");
    }
    var line: [64]u8 = undefined;
    guest.write(std.fmt.bufPrint(&line, "{s}: {x:0>8}\n", .{ word, crc32(word) }) catch "long\n");
}
