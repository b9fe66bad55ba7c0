const std = @import("std");

/// The CRC-32 of ISO/IEC 3309, as in Ethernet and zip files.
pub fn crc32(bytes: []const u8) u32 {
    var crc: u32 = 0xFFFF_FFFF;
    for (bytes) |byte| {
        crc ^= byte;
        for (0..8) |_| crc = (crc >> 1) ^ (if (crc & 1 == 1) @as(u32, 0xEDB8_8320) else 0);
    }
    return ~crc;
}

test "nothing" {
    try std.testing.expect(crc32("") == 0);
}

test "the check value" {
    try std.testing.expect(crc32("123456789") == 0xCBF4_3926);
}
