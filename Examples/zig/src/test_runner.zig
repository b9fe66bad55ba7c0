//! Runs `test` blocks in the guest. Zig's own runner needs an operating system.

const builtin = @import("builtin");
const guest = @import("guest.zig");

pub const panic = guest.panic;

// Nothing else refers to the start-up code.
comptime {
    _ = guest;
}

pub fn main() void {
    var failures: u8 = 0;
    for (builtin.test_functions) |function| {
        guest.write(function.name);
        function.func() catch |failure| {
            if (failure != error.SkipZigTest) failures +|= 1;
            guest.write(": ");
            guest.write(@errorName(failure));
        };
        guest.write("\n");
    }
    if (failures > 0) guest.exit(failures);
}
