const std = @import("std");

pub fn build(b: *std.Build) void {
    const target = b.resolveTargetQuery(.{ .cpu_arch = .riscv64, .os_tag = .freestanding, .abi = .none });
    const optimize = b.standardOptimizeOption(.{});
    const qemu_exit = b.option([]const u8, "qemu-exit", "The program qemu-exit") orelse "qemu-exit";

    const firmware = b.addExecutable(.{
        .name = "firmware",
        .root_module = b.createModule(.{
            .root_source_file = b.path("src/main.zig"),
            .target = target,
            .optimize = optimize,
            .code_model = .medium,
        }),
    });
    firmware.setLinkerScript(b.path("link.ld"));
    b.installArtifact(firmware);

    // `--args`: what follows `--` of `zig build run` is for the guest.
    const run = boot(b, qemu_exit, firmware);
    if (@hasDecl(std.Build.Step.Run, "addPassthruArgs")) {
        run.addPassthruArgs();
    } else if (b.args) |arguments| { // Zig 0.16 and before
        run.addArgs(arguments);
    }
    b.step("run", "Boot the firmware in QEMU").dependOn(&run.step);

    // Zig's own `test` blocks, run by src/test_runner.zig.
    const tests = b.addTest(.{
        .root_module = b.createModule(.{
            .root_source_file = b.path("src/crc32.zig"),
            .target = target,
            .optimize = optimize,
            .code_model = .medium,
        }),
        .test_runner = .{ .path = b.path("src/test_runner.zig"), .mode = .simple },
    });
    tests.setLinkerScript(b.path("link.ld"));
    b.step("test", "Boot the tests in QEMU").dependOn(&boot(b, qemu_exit, tests).step);
}

/// Runs an image with `qemu-exit run`, and fails as the guest fails.
fn boot(b: *std.Build, qemu_exit: []const u8, image: *std.Build.Step.Compile) *std.Build.Step.Run {
    const run = b.addSystemCommand(&.{ qemu_exit, "run", "--timeout", "10s", "--args" });
    run.addArtifactArg(image);
    run.stdio = .inherit;
    run.has_side_effects = true;
    return run;
}
