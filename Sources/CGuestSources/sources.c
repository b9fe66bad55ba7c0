// Written by Scripts/guest-sources.sh.

#include "guest_sources.h"

// C23 (ISO/IEC 9899:2024, 6.10.4); clang has it for every C.
#pragma clang diagnostic ignored "-Wc23-extensions"
#define TEXT (const char *)(const unsigned char[])

static const struct qx_guest_source sources[] = {
    {"BareMetal/Console/CMSDKUART.swift",
     TEXT{
#embed "../BareMetal/Console/CMSDKUART.swift" suffix(, 0)
     }},
    {"BareMetal/Console/Console.swift",
     TEXT{
#embed "../BareMetal/Console/Console.swift" suffix(, 0)
     }},
    {"BareMetal/Console/HTIFConsole.swift",
     TEXT{
#embed "../BareMetal/Console/HTIFConsole.swift" suffix(, 0)
     }},
    {"BareMetal/Console/NRF51UART.swift",
     TEXT{
#embed "../BareMetal/Console/NRF51UART.swift" suffix(, 0)
     }},
    {"BareMetal/Console/NS16550.swift",
     TEXT{
#embed "../BareMetal/Console/NS16550.swift" suffix(, 0)
     }},
    {"BareMetal/Console/NS16550Port.swift",
     TEXT{
#embed "../BareMetal/Console/NS16550Port.swift" suffix(, 0)
     }},
    {"BareMetal/Console/PL011.swift",
     TEXT{
#embed "../BareMetal/Console/PL011.swift" suffix(, 0)
     }},
    {"BareMetal/Console/UART.swift",
     TEXT{
#embed "../BareMetal/Console/UART.swift" suffix(, 0)
     }},
    {"BareMetal/Heap/Heap+C.swift",
     TEXT{
#embed "../BareMetal/Heap/Heap+C.swift" suffix(, 0)
     }},
    {"BareMetal/Heap/Heap.swift",
     TEXT{
#embed "../BareMetal/Heap/Heap.swift" suffix(, 0)
     }},
    {"BareMetal/Trap/TrapReport.swift",
     TEXT{
#embed "../BareMetal/Trap/TrapReport.swift" suffix(, 0)
     }},
    {"CBareMetal/AArch32/guarded-call.S",
     TEXT{
#embed "../CBareMetal/AArch32/guarded-call.S" suffix(, 0)
     }},
    {"CBareMetal/AArch32/memory-map-a.S",
     TEXT{
#embed "../CBareMetal/AArch32/memory-map-a.S" suffix(, 0)
     }},
    {"CBareMetal/AArch32/start-a.S",
     TEXT{
#embed "../CBareMetal/AArch32/start-a.S" suffix(, 0)
     }},
    {"CBareMetal/AArch32/start-m.S",
     TEXT{
#embed "../CBareMetal/AArch32/start-m.S" suffix(, 0)
     }},
    {"CBareMetal/AArch32/trap.c",
     TEXT{
#embed "../CBareMetal/AArch32/trap.c" suffix(, 0)
     }},
    {"CBareMetal/AArch32/vectors-a.S",
     TEXT{
#embed "../CBareMetal/AArch32/vectors-a.S" suffix(, 0)
     }},
    {"CBareMetal/AArch64/guarded-call.S",
     TEXT{
#embed "../CBareMetal/AArch64/guarded-call.S" suffix(, 0)
     }},
    {"CBareMetal/AArch64/memory-map.S",
     TEXT{
#embed "../CBareMetal/AArch64/memory-map.S" suffix(, 0)
     }},
    {"CBareMetal/AArch64/start.S",
     TEXT{
#embed "../CBareMetal/AArch64/start.S" suffix(, 0)
     }},
    {"CBareMetal/AArch64/trap.c",
     TEXT{
#embed "../CBareMetal/AArch64/trap.c" suffix(, 0)
     }},
    {"CBareMetal/AArch64/vectors.S",
     TEXT{
#embed "../CBareMetal/AArch64/vectors.S" suffix(, 0)
     }},
    {"CBareMetal/CLibrary/exit.c",
     TEXT{
#embed "../CBareMetal/CLibrary/exit.c" suffix(, 0)
     }},
    {"CBareMetal/CLibrary/library.h",
     TEXT{
#embed "../CBareMetal/CLibrary/library.h" suffix(, 0)
     }},
    {"CBareMetal/CLibrary/numbers.c",
     TEXT{
#embed "../CBareMetal/CLibrary/numbers.c" suffix(, 0)
     }},
    {"CBareMetal/CLibrary/output.c",
     TEXT{
#embed "../CBareMetal/CLibrary/output.c" suffix(, 0)
     }},
    {"CBareMetal/CLibrary/sorting.c",
     TEXT{
#embed "../CBareMetal/CLibrary/sorting.c" suffix(, 0)
     }},
    {"CBareMetal/CLibrary/strings.c",
     TEXT{
#embed "../CBareMetal/CLibrary/strings.c" suffix(, 0)
     }},
    {"CBareMetal/CompilerRuntime/arm-eabi-division.S",
     TEXT{
#embed "../CBareMetal/CompilerRuntime/arm-eabi-division.S" suffix(, 0)
     }},
    {"CBareMetal/CompilerRuntime/arm-eabi.c",
     TEXT{
#embed "../CBareMetal/CompilerRuntime/arm-eabi.c" suffix(, 0)
     }},
    {"CBareMetal/CompilerRuntime/atomics.c",
     TEXT{
#embed "../CBareMetal/CompilerRuntime/atomics.c" suffix(, 0)
     }},
    {"CBareMetal/CompilerRuntime/bits.c",
     TEXT{
#embed "../CBareMetal/CompilerRuntime/bits.c" suffix(, 0)
     }},
    {"CBareMetal/CompilerRuntime/float.c",
     TEXT{
#embed "../CBareMetal/CompilerRuntime/float.c" suffix(, 0)
     }},
    {"CBareMetal/CompilerRuntime/float_functions.h",
     TEXT{
#embed "../CBareMetal/CompilerRuntime/float_functions.h" suffix(, 0)
     }},
    {"CBareMetal/CompilerRuntime/integers.c",
     TEXT{
#embed "../CBareMetal/CompilerRuntime/integers.c" suffix(, 0)
     }},
    {"CBareMetal/CompilerRuntime/leading_zeros.h",
     TEXT{
#embed "../CBareMetal/CompilerRuntime/leading_zeros.h" suffix(, 0)
     }},
    {"CBareMetal/CompilerRuntime/soft_float.h",
     TEXT{
#embed "../CBareMetal/CompilerRuntime/soft_float.h" suffix(, 0)
     }},
    {"CBareMetal/CompilerRuntime/weak.h",
     TEXT{
#embed "../CBareMetal/CompilerRuntime/weak.h" suffix(, 0)
     }},
    {"CBareMetal/Math/arctangent.c",
     TEXT{
#embed "../CBareMetal/Math/arctangent.c" suffix(, 0)
     }},
    {"CBareMetal/Math/error.c",
     TEXT{
#embed "../CBareMetal/Math/error.c" suffix(, 0)
     }},
    {"CBareMetal/Math/exponential.c",
     TEXT{
#embed "../CBareMetal/Math/exponential.c" suffix(, 0)
     }},
    {"CBareMetal/Math/gamma.c",
     TEXT{
#embed "../CBareMetal/Math/gamma.c" suffix(, 0)
     }},
    {"CBareMetal/Math/logarithm.c",
     TEXT{
#embed "../CBareMetal/Math/logarithm.c" suffix(, 0)
     }},
    {"CBareMetal/Math/math_functions.h",
     TEXT{
#embed "../CBareMetal/Math/math_functions.h" suffix(, 0)
     }},
    {"CBareMetal/Math/parts.c",
     TEXT{
#embed "../CBareMetal/Math/parts.c" suffix(, 0)
     }},
    {"CBareMetal/Math/power.c",
     TEXT{
#embed "../CBareMetal/Math/power.c" suffix(, 0)
     }},
    {"CBareMetal/Math/rounding.c",
     TEXT{
#embed "../CBareMetal/Math/rounding.c" suffix(, 0)
     }},
    {"CBareMetal/Math/trigonometric.c",
     TEXT{
#embed "../CBareMetal/Math/trigonometric.c" suffix(, 0)
     }},
    {"CBareMetal/Math/wide.c",
     TEXT{
#embed "../CBareMetal/Math/wide.c" suffix(, 0)
     }},
    {"CBareMetal/Math/wide.h",
     TEXT{
#embed "../CBareMetal/Math/wide.h" suffix(, 0)
     }},
    {"CBareMetal/RISCV/guarded-call.S",
     TEXT{
#embed "../CBareMetal/RISCV/guarded-call.S" suffix(, 0)
     }},
    {"CBareMetal/RISCV/htif.S",
     TEXT{
#embed "../CBareMetal/RISCV/htif.S" suffix(, 0)
     }},
    {"CBareMetal/RISCV/start.S",
     TEXT{
#embed "../CBareMetal/RISCV/start.S" suffix(, 0)
     }},
    {"CBareMetal/RISCV/trap.c",
     TEXT{
#embed "../CBareMetal/RISCV/trap.c" suffix(, 0)
     }},
    {"CBareMetal/RISCV/vectors.S",
     TEXT{
#embed "../CBareMetal/RISCV/vectors.S" suffix(, 0)
     }},
    {"CBareMetal/Runtime/allocation.c",
     TEXT{
#embed "../CBareMetal/Runtime/allocation.c" suffix(, 0)
     }},
    {"CBareMetal/Runtime/memory.c",
     TEXT{
#embed "../CBareMetal/Runtime/memory.c" suffix(, 0)
     }},
    {"CBareMetal/Runtime/observers.c",
     TEXT{
#embed "../CBareMetal/Runtime/observers.c" suffix(, 0)
     }},
    {"CBareMetal/Runtime/random.c",
     TEXT{
#embed "../CBareMetal/Runtime/random.c" suffix(, 0)
     }},
    {"CBareMetal/Runtime/run.c",
     TEXT{
#embed "../CBareMetal/Runtime/run.c" suffix(, 0)
     }},
    {"CBareMetal/Runtime/stack-protector.c",
     TEXT{
#embed "../CBareMetal/Runtime/stack-protector.c" suffix(, 0)
     }},
    {"CBareMetal/Runtime/stacks.S",
     TEXT{
#embed "../CBareMetal/Runtime/stacks.S" suffix(, 0)
     }},
    {"CBareMetal/X86/boot.c",
     TEXT{
#embed "../CBareMetal/X86/boot.c" suffix(, 0)
     }},
    {"CBareMetal/X86/guard.h",
     TEXT{
#embed "../CBareMetal/X86/guard.h" suffix(, 0)
     }},
    {"CBareMetal/X86/pvh.S",
     TEXT{
#embed "../CBareMetal/X86/pvh.S" suffix(, 0)
     }},
    {"CBareMetal/X86/start32.S",
     TEXT{
#embed "../CBareMetal/X86/start32.S" suffix(, 0)
     }},
    {"CBareMetal/X86/start64.S",
     TEXT{
#embed "../CBareMetal/X86/start64.S" suffix(, 0)
     }},
    {"CBareMetal/X86/trap.c",
     TEXT{
#embed "../CBareMetal/X86/trap.c" suffix(, 0)
     }},
    {"CBareMetal/X86/vectors.S",
     TEXT{
#embed "../CBareMetal/X86/vectors.S" suffix(, 0)
     }},
    {"CBareMetal/X86/vectors.c",
     TEXT{
#embed "../CBareMetal/X86/vectors.c" suffix(, 0)
     }},
    {"CBareMetal/include/bare_metal.h",
     TEXT{
#embed "../CBareMetal/include/bare_metal.h" suffix(, 0)
     }},
    {"CBareMetal/include/module.modulemap",
     TEXT{
#embed "../CBareMetal/include/module.modulemap" suffix(, 0)
     }},
    {"CGuestTesting/attempt.S",
     TEXT{
#embed "../CGuestTesting/attempt.S" suffix(, 0)
     }},
    {"CGuestTesting/counter.c",
     TEXT{
#embed "../CGuestTesting/counter.c" suffix(, 0)
     }},
    {"CGuestTesting/include/guest_testing.h",
     TEXT{
#embed "../CGuestTesting/include/guest_testing.h" suffix(, 0)
     }},
    {"CGuestTesting/include/module.modulemap",
     TEXT{
#embed "../CGuestTesting/include/module.modulemap" suffix(, 0)
     }},
    {"CGuestTesting/session.c",
     TEXT{
#embed "../CGuestTesting/session.c" suffix(, 0)
     }},
    {"CQEMUExit/flush.c",
     TEXT{
#embed "../CQEMUExit/flush.c" suffix(, 0)
     }},
    {"CQEMUExit/include/module.modulemap",
     TEXT{
#embed "../CQEMUExit/include/module.modulemap" suffix(, 0)
     }},
    {"CQEMUExit/include/qemu_exit.h",
     TEXT{
#embed "../CQEMUExit/include/qemu_exit.h" suffix(, 0)
     }},
    {"CQEMUExit/include/qemu_exit_shims.h",
     TEXT{
#embed "../CQEMUExit/include/qemu_exit_shims.h" suffix(, 0)
     }},
    {"CSemihosting/include/module.modulemap",
     TEXT{
#embed "../CSemihosting/include/module.modulemap" suffix(, 0)
     }},
    {"CSemihosting/include/semihosting_streams.h",
     TEXT{
#embed "../CSemihosting/include/semihosting_streams.h" suffix(, 0)
     }},
    {"CSemihosting/streams.c",
     TEXT{
#embed "../CSemihosting/streams.c" suffix(, 0)
     }},
    {"ConcurrencyRemover/DescriptionWriter.swift",
     TEXT{
#embed "../ConcurrencyRemover/DescriptionWriter.swift" suffix(, 0)
     }},
    {"ConcurrencyRemover/Edits.swift",
     TEXT{
#embed "../ConcurrencyRemover/Edits.swift" suffix(, 0)
     }},
    {"ConcurrencyRemover/ErrorEraser.swift",
     TEXT{
#embed "../ConcurrencyRemover/ErrorEraser.swift" suffix(, 0)
     }},
    {"ConcurrencyRemover/Names.swift",
     TEXT{
#embed "../ConcurrencyRemover/Names.swift" suffix(, 0)
     }},
    {"ConcurrencyRemover/Role.swift",
     TEXT{
#embed "../ConcurrencyRemover/Role.swift" suffix(, 0)
     }},
    {"ConcurrencyRemover/Source.swift",
     TEXT{
#embed "../ConcurrencyRemover/Source.swift" suffix(, 0)
     }},
    {"ConcurrencyRemover/Syntax+Throwing.swift",
     TEXT{
#embed "../ConcurrencyRemover/Syntax+Throwing.swift" suffix(, 0)
     }},
    {"ConcurrencyRemover/main.swift",
     TEXT{
#embed "../ConcurrencyRemover/main.swift" suffix(, 0)
     }},
    {"GuestTesting/Errors/Erased.swift",
     TEXT{
#embed "../GuestTesting/Errors/Erased.swift" suffix(, 0)
     }},
    {"GuestTesting/Errors/TestFailure.swift",
     TEXT{
#embed "../GuestTesting/Errors/TestFailure.swift" suffix(, 0)
     }},
    {"GuestTesting/Errors/_AnyError.swift",
     TEXT{
#embed "../GuestTesting/Errors/_AnyError.swift" suffix(, 0)
     }},
    {"GuestTesting/Expectations/Check.swift",
     TEXT{
#embed "../GuestTesting/Expectations/Check.swift" suffix(, 0)
     }},
    {"GuestTesting/Expectations/ExitCondition.swift",
     TEXT{
#embed "../GuestTesting/Expectations/ExitCondition.swift" suffix(, 0)
     }},
    {"GuestTesting/Expectations/Expect.swift",
     TEXT{
#embed "../GuestTesting/Expectations/Expect.swift" suffix(, 0)
     }},
    {"GuestTesting/Expectations/Site.swift",
     TEXT{
#embed "../GuestTesting/Expectations/Site.swift" suffix(, 0)
     }},
    {"GuestTesting/Expectations/Throws.swift",
     TEXT{
#embed "../GuestTesting/Expectations/Throws.swift" suffix(, 0)
     }},
    {"GuestTesting/Exports.swift",
     TEXT{
#embed "../GuestTesting/Exports.swift" suffix(, 0)
     }},
    {"GuestTesting/GuestTests.swift",
     TEXT{
#embed "../GuestTesting/GuestTests.swift" suffix(, 0)
     }},
    {"GuestTesting/Issues/Attachable.swift",
     TEXT{
#embed "../GuestTesting/Issues/Attachable.swift" suffix(, 0)
     }},
    {"GuestTesting/Issues/Attachment.swift",
     TEXT{
#embed "../GuestTesting/Issues/Attachment.swift" suffix(, 0)
     }},
    {"GuestTesting/Issues/Comment.swift",
     TEXT{
#embed "../GuestTesting/Issues/Comment.swift" suffix(, 0)
     }},
    {"GuestTesting/Issues/Confirmation.swift",
     TEXT{
#embed "../GuestTesting/Issues/Confirmation.swift" suffix(, 0)
     }},
    {"GuestTesting/Issues/Issue+Recording.swift",
     TEXT{
#embed "../GuestTesting/Issues/Issue+Recording.swift" suffix(, 0)
     }},
    {"GuestTesting/Issues/Issue+Report.swift",
     TEXT{
#embed "../GuestTesting/Issues/Issue+Report.swift" suffix(, 0)
     }},
    {"GuestTesting/Issues/Issue.swift",
     TEXT{
#embed "../GuestTesting/Issues/Issue.swift" suffix(, 0)
     }},
    {"GuestTesting/Issues/KnownIssue.swift",
     TEXT{
#embed "../GuestTesting/Issues/KnownIssue.swift" suffix(, 0)
     }},
    {"GuestTesting/Issues/SourceLocation.swift",
     TEXT{
#embed "../GuestTesting/Issues/SourceLocation.swift" suffix(, 0)
     }},
    {"GuestTesting/Session/Counters.swift",
     TEXT{
#embed "../GuestTesting/Session/Counters.swift" suffix(, 0)
     }},
    {"GuestTesting/Session/Measure.swift",
     TEXT{
#embed "../GuestTesting/Session/Measure.swift" suffix(, 0)
     }},
    {"GuestTesting/Session/Plan.swift",
     TEXT{
#embed "../GuestTesting/Session/Plan.swift" suffix(, 0)
     }},
    {"GuestTesting/Session/Record.swift",
     TEXT{
#embed "../GuestTesting/Session/Record.swift" suffix(, 0)
     }},
    {"GuestTesting/Session/Session+Hooks.swift",
     TEXT{
#embed "../GuestTesting/Session/Session+Hooks.swift" suffix(, 0)
     }},
    {"GuestTesting/Session/Session.swift",
     TEXT{
#embed "../GuestTesting/Session/Session.swift" suffix(, 0)
     }},
    {"GuestTesting/Session/TestTable.swift",
     TEXT{
#embed "../GuestTesting/Session/TestTable.swift" suffix(, 0)
     }},
    {"GuestTesting/Tests/Attempt.swift",
     TEXT{
#embed "../GuestTesting/Tests/Attempt.swift" suffix(, 0)
     }},
    {"GuestTesting/Tests/ConditionalSuite.swift",
     TEXT{
#embed "../GuestTesting/Tests/ConditionalSuite.swift" suffix(, 0)
     }},
    {"GuestTesting/Tests/Running.swift",
     TEXT{
#embed "../GuestTesting/Tests/Running.swift" suffix(, 0)
     }},
    {"GuestTesting/Tests/Test+Current.swift",
     TEXT{
#embed "../GuestTesting/Tests/Test+Current.swift" suffix(, 0)
     }},
    {"GuestTesting/Tests/Test.swift",
     TEXT{
#embed "../GuestTesting/Tests/Test.swift" suffix(, 0)
     }},
    {"GuestTesting/Traits/BuiltInTrait.swift",
     TEXT{
#embed "../GuestTesting/Traits/BuiltInTrait.swift" suffix(, 0)
     }},
    {"GuestTesting/Traits/Comment+Trait.swift",
     TEXT{
#embed "../GuestTesting/Traits/Comment+Trait.swift" suffix(, 0)
     }},
    {"GuestTesting/Traits/Isolation.swift",
     TEXT{
#embed "../GuestTesting/Traits/Isolation.swift" suffix(, 0)
     }},
    {"GuestTesting/Traits/SuiteTrait.swift",
     TEXT{
#embed "../GuestTesting/Traits/SuiteTrait.swift" suffix(, 0)
     }},
    {"GuestTesting/Traits/Tag.swift",
     TEXT{
#embed "../GuestTesting/Traits/Tag.swift" suffix(, 0)
     }},
    {"GuestTesting/Traits/TestScoping.swift",
     TEXT{
#embed "../GuestTesting/Traits/TestScoping.swift" suffix(, 0)
     }},
    {"GuestTesting/Traits/TestTrait.swift",
     TEXT{
#embed "../GuestTesting/Traits/TestTrait.swift" suffix(, 0)
     }},
    {"GuestTesting/Traits/TimeLimit.swift",
     TEXT{
#embed "../GuestTesting/Traits/TimeLimit.swift" suffix(, 0)
     }},
    {"GuestTesting/Traits/Trait.swift",
     TEXT{
#embed "../GuestTesting/Traits/Trait.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/ExitTestMacro.swift",
     TEXT{
#embed "../GuestTestingMacros/ExitTestMacro.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/ExpectMacro.swift",
     TEXT{
#embed "../GuestTestingMacros/ExpectMacro.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/ExpectThrowsMacro.swift",
     TEXT{
#embed "../GuestTestingMacros/ExpectThrowsMacro.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/RequireMacro.swift",
     TEXT{
#embed "../GuestTestingMacros/RequireMacro.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/RequireThrowsMacro.swift",
     TEXT{
#embed "../GuestTestingMacros/RequireThrowsMacro.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/SourceLocationMacro.swift",
     TEXT{
#embed "../GuestTestingMacros/SourceLocationMacro.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/SuiteDeclarationMacro.swift",
     TEXT{
#embed "../GuestTestingMacros/SuiteDeclarationMacro.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/CommentSource.swift",
     TEXT{
#embed "../GuestTestingMacros/Support/CommentSource.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/Condition.swift",
     TEXT{
#embed "../GuestTestingMacros/Support/Condition.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/CountingContext.swift",
     TEXT{
#embed "../GuestTestingMacros/Support/CountingContext.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/Diagnosing.swift",
     TEXT{
#embed "../GuestTestingMacros/Support/Diagnosing.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/Expectation.swift",
     TEXT{
#embed "../GuestTestingMacros/Support/Expectation.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/Information.swift",
     TEXT{
#embed "../GuestTestingMacros/Support/Information.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/JSON.swift",
     TEXT{
#embed "../GuestTestingMacros/Support/JSON.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/Place.swift",
     TEXT{
#embed "../GuestTestingMacros/Support/Place.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/PlaceKeeper.swift",
     TEXT{
#embed "../GuestTestingMacros/Support/PlaceKeeper.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/SilentContext.swift",
     TEXT{
#embed "../GuestTestingMacros/Support/SilentContext.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/Surroundings.swift",
     TEXT{
#embed "../GuestTestingMacros/Support/Surroundings.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/TestDeclaration.swift",
     TEXT{
#embed "../GuestTestingMacros/Support/TestDeclaration.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/Traits.swift",
     TEXT{
#embed "../GuestTestingMacros/Support/Traits.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/TagMacro.swift",
     TEXT{
#embed "../GuestTestingMacros/TagMacro.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/TestDeclarationMacro.swift",
     TEXT{
#embed "../GuestTestingMacros/TestDeclarationMacro.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/UnwrapMacro.swift",
     TEXT{
#embed "../GuestTestingMacros/UnwrapMacro.swift" suffix(, 0)
     }},
    {"QEMUExit/Architecture.swift",
     TEXT{
#embed "../QEMUExit/Architecture.swift" suffix(, 0)
     }},
    {"QEMUExit/ExitMechanism.swift",
     TEXT{
#embed "../QEMUExit/ExitMechanism.swift" suffix(, 0)
     }},
    {"QEMUExit/HTIF.swift",
     TEXT{
#embed "../QEMUExit/HTIF.swift" suffix(, 0)
     }},
    {"QEMUExit/ISADebugExit.swift",
     TEXT{
#embed "../QEMUExit/ISADebugExit.swift" suffix(, 0)
     }},
    {"QEMUExit/Linux/IOPermissionError.swift",
     TEXT{
#embed "../QEMUExit/Linux/IOPermissionError.swift" suffix(, 0)
     }},
    {"QEMUExit/Linux/ISADebugExit+Linux.swift",
     TEXT{
#embed "../QEMUExit/Linux/ISADebugExit+Linux.swift" suffix(, 0)
     }},
    {"QEMUExit/PortableISADebugExit.swift",
     TEXT{
#embed "../QEMUExit/PortableISADebugExit.swift" suffix(, 0)
     }},
    {"QEMUExit/PowerOff/ACPIEventDevice.swift",
     TEXT{
#embed "../QEMUExit/PowerOff/ACPIEventDevice.swift" suffix(, 0)
     }},
    {"QEMUExit/PowerOff/ACPIPorts.swift",
     TEXT{
#embed "../QEMUExit/PowerOff/ACPIPorts.swift" suffix(, 0)
     }},
    {"QEMUExit/PowerOff/PSCI.swift",
     TEXT{
#embed "../QEMUExit/PowerOff/PSCI.swift" suffix(, 0)
     }},
    {"QEMUExit/PowerOff/PowerControl.swift",
     TEXT{
#embed "../QEMUExit/PowerOff/PowerControl.swift" suffix(, 0)
     }},
    {"QEMUExit/PowerOff/SBISystemReset.swift",
     TEXT{
#embed "../QEMUExit/PowerOff/SBISystemReset.swift" suffix(, 0)
     }},
    {"QEMUExit/ProgrammersError.swift",
     TEXT{
#embed "../QEMUExit/ProgrammersError.swift" suffix(, 0)
     }},
    {"QEMUExit/QEMU.swift",
     TEXT{
#embed "../QEMUExit/QEMU.swift" suffix(, 0)
     }},
    {"QEMUExit/SemihostingExit.swift",
     TEXT{
#embed "../QEMUExit/SemihostingExit.swift" suffix(, 0)
     }},
    {"QEMUExit/SiFiveTest.swift",
     TEXT{
#embed "../QEMUExit/SiFiveTest.swift" suffix(, 0)
     }},
    {"SDKModules/Anchor/anchor.S",
     TEXT{
#embed "../SDKModules/Anchor/anchor.S" suffix(, 0)
     }},
    {"SDKModules/TestEntry/TestEntry.swift",
     TEXT{
#embed "../SDKModules/TestEntry/TestEntry.swift" suffix(, 0)
     }},
    {"SDKModules/Testing/Testing.swift",
     TEXT{
#embed "../SDKModules/Testing/Testing.swift" suffix(, 0)
     }},
    {"SDKModules/XCTest/XCTest.swift",
     TEXT{
#embed "../SDKModules/XCTest/XCTest.swift" suffix(, 0)
     }},
    {"SDKModules/include/assert.h",
     TEXT{
#embed "../SDKModules/include/assert.h" suffix(, 0)
     }},
    {"SDKModules/include/ctype.h",
     TEXT{
#embed "../SDKModules/include/ctype.h" suffix(, 0)
     }},
    {"SDKModules/include/errno.h",
     TEXT{
#embed "../SDKModules/include/errno.h" suffix(, 0)
     }},
    {"SDKModules/include/math.h",
     TEXT{
#embed "../SDKModules/include/math.h" suffix(, 0)
     }},
    {"SDKModules/include/stdio.h",
     TEXT{
#embed "../SDKModules/include/stdio.h" suffix(, 0)
     }},
    {"SDKModules/include/stdlib.h",
     TEXT{
#embed "../SDKModules/include/stdlib.h" suffix(, 0)
     }},
    {"SDKModules/include/string.h",
     TEXT{
#embed "../SDKModules/include/string.h" suffix(, 0)
     }},
    {"Semihosting/Arguments/Arguments+Strings.swift",
     TEXT{
#embed "../Semihosting/Arguments/Arguments+Strings.swift" suffix(, 0)
     }},
    {"Semihosting/Arguments/Arguments.Iterator.swift",
     TEXT{
#embed "../Semihosting/Arguments/Arguments.Iterator.swift" suffix(, 0)
     }},
    {"Semihosting/Arguments/Arguments.swift",
     TEXT{
#embed "../Semihosting/Arguments/Arguments.swift" suffix(, 0)
     }},
    {"Semihosting/Arguments/CommandLineDivision.swift",
     TEXT{
#embed "../Semihosting/Arguments/CommandLineDivision.swift" suffix(, 0)
     }},
    {"Semihosting/Console/Buffering.swift",
     TEXT{
#embed "../Semihosting/Console/Buffering.swift" suffix(, 0)
     }},
    {"Semihosting/Console/ConsoleInput.swift",
     TEXT{
#embed "../Semihosting/Console/ConsoleInput.swift" suffix(, 0)
     }},
    {"Semihosting/Console/ConsoleOutput.swift",
     TEXT{
#embed "../Semihosting/Console/ConsoleOutput.swift" suffix(, 0)
     }},
    {"Semihosting/Console/Print.swift",
     TEXT{
#embed "../Semihosting/Console/Print.swift" suffix(, 0)
     }},
    {"Semihosting/Console/Route.swift",
     TEXT{
#embed "../Semihosting/Console/Route.swift" suffix(, 0)
     }},
    {"Semihosting/Console/StandardStreams.swift",
     TEXT{
#embed "../Semihosting/Console/StandardStreams.swift" suffix(, 0)
     }},
    {"Semihosting/Console/Stream+Route.swift",
     TEXT{
#embed "../Semihosting/Console/Stream+Route.swift" suffix(, 0)
     }},
    {"Semihosting/Files/File.swift",
     TEXT{
#embed "../Semihosting/Files/File.swift" suffix(, 0)
     }},
    {"Semihosting/Files/FileSystem.swift",
     TEXT{
#embed "../Semihosting/Files/FileSystem.swift" suffix(, 0)
     }},
    {"Semihosting/Files/OpenMode.swift",
     TEXT{
#embed "../Semihosting/Files/OpenMode.swift" suffix(, 0)
     }},
    {"Semihosting/Files/TemporaryName.swift",
     TEXT{
#embed "../Semihosting/Files/TemporaryName.swift" suffix(, 0)
     }},
    {"Semihosting/Host/DebugChannel.swift",
     TEXT{
#embed "../Semihosting/Host/DebugChannel.swift" suffix(, 0)
     }},
    {"Semihosting/Host/ErrorNumber.swift",
     TEXT{
#embed "../Semihosting/Host/ErrorNumber.swift" suffix(, 0)
     }},
    {"Semihosting/Host/Features.swift",
     TEXT{
#embed "../Semihosting/Host/Features.swift" suffix(, 0)
     }},
    {"Semihosting/Host/HeapInformation.swift",
     TEXT{
#embed "../Semihosting/Host/HeapInformation.swift" suffix(, 0)
     }},
    {"Semihosting/Host/Host+IsError.swift",
     TEXT{
#embed "../Semihosting/Host/Host+IsError.swift" suffix(, 0)
     }},
    {"Semihosting/Host/Host.swift",
     TEXT{
#embed "../Semihosting/Host/Host.swift" suffix(, 0)
     }},
    {"Semihosting/Host/HostClock.swift",
     TEXT{
#embed "../Semihosting/Host/HostClock.swift" suffix(, 0)
     }},
    {"Semihosting/Host/HostError.swift",
     TEXT{
#embed "../Semihosting/Host/HostError.swift" suffix(, 0)
     }},
    {"Semihosting/Host/Operation.swift",
     TEXT{
#embed "../Semihosting/Host/Operation.swift" suffix(, 0)
     }},
    {"Semihosting/Host/RunCommand.swift",
     TEXT{
#embed "../Semihosting/Host/RunCommand.swift" suffix(, 0)
     }},
    {"TestDescription/CustomTestStringConvertible+StandardLibrary.swift",
     TEXT{
#embed "../TestDescription/CustomTestStringConvertible+StandardLibrary.swift" suffix(, 0)
     }},
    {"TestDescription/CustomTestStringConvertible.swift",
     TEXT{
#embed "../TestDescription/CustomTestStringConvertible.swift" suffix(, 0)
     }},
    {"TestDescription/Describe.swift",
     TEXT{
#embed "../TestDescription/Describe.swift" suffix(, 0)
     }},
    {"TestDescription/Difference.swift",
     TEXT{
#embed "../TestDescription/Difference.swift" suffix(, 0)
     }},
    {"TestDescription/_Named.swift",
     TEXT{
#embed "../TestDescription/_Named.swift" suffix(, 0)
     }},
    {0, 0},
};

const struct qx_guest_source *_qx_guest_sources(void) { return sources; }
