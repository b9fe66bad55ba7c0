// Written by Scripts/guest-sources.sh.

#include "guest_sources.h"

// C23 (ISO/IEC 9899:2024, 6.10.4); clang has it for every C.
#pragma clang diagnostic ignored "-Wc23-extensions"
#define TEXT (const char *)(const unsigned char[])

static const struct qx_guest_source sources[] = {
    {"BareMetal/Console/CMSDKUART.swift",
     TEXT{
#embed "../../Guest/BareMetal/Console/CMSDKUART.swift" suffix(, 0)
     }},
    {"BareMetal/Console/Console.swift",
     TEXT{
#embed "../../Guest/BareMetal/Console/Console.swift" suffix(, 0)
     }},
    {"BareMetal/Console/HTIFConsole.swift",
     TEXT{
#embed "../../Guest/BareMetal/Console/HTIFConsole.swift" suffix(, 0)
     }},
    {"BareMetal/Console/NRF51UART.swift",
     TEXT{
#embed "../../Guest/BareMetal/Console/NRF51UART.swift" suffix(, 0)
     }},
    {"BareMetal/Console/NS16550.swift",
     TEXT{
#embed "../../Guest/BareMetal/Console/NS16550.swift" suffix(, 0)
     }},
    {"BareMetal/Console/NS16550Port.swift",
     TEXT{
#embed "../../Guest/BareMetal/Console/NS16550Port.swift" suffix(, 0)
     }},
    {"BareMetal/Console/PL011.swift",
     TEXT{
#embed "../../Guest/BareMetal/Console/PL011.swift" suffix(, 0)
     }},
    {"BareMetal/Console/UART.swift",
     TEXT{
#embed "../../Guest/BareMetal/Console/UART.swift" suffix(, 0)
     }},
    {"BareMetal/Heap/Heap+C.swift",
     TEXT{
#embed "../../Guest/BareMetal/Heap/Heap+C.swift" suffix(, 0)
     }},
    {"BareMetal/Heap/Heap.swift",
     TEXT{
#embed "../../Guest/BareMetal/Heap/Heap.swift" suffix(, 0)
     }},
    {"BareMetal/Trap/TrapReport.swift",
     TEXT{
#embed "../../Guest/BareMetal/Trap/TrapReport.swift" suffix(, 0)
     }},
    {"CBareMetal/AArch32/guarded-call.S",
     TEXT{
#embed "../../Guest/CBareMetal/AArch32/guarded-call.S" suffix(, 0)
     }},
    {"CBareMetal/AArch32/memory-map-a.S",
     TEXT{
#embed "../../Guest/CBareMetal/AArch32/memory-map-a.S" suffix(, 0)
     }},
    {"CBareMetal/AArch32/start-a.S",
     TEXT{
#embed "../../Guest/CBareMetal/AArch32/start-a.S" suffix(, 0)
     }},
    {"CBareMetal/AArch32/start-m.S",
     TEXT{
#embed "../../Guest/CBareMetal/AArch32/start-m.S" suffix(, 0)
     }},
    {"CBareMetal/AArch32/trap.c",
     TEXT{
#embed "../../Guest/CBareMetal/AArch32/trap.c" suffix(, 0)
     }},
    {"CBareMetal/AArch32/vectors-a.S",
     TEXT{
#embed "../../Guest/CBareMetal/AArch32/vectors-a.S" suffix(, 0)
     }},
    {"CBareMetal/AArch64/guarded-call.S",
     TEXT{
#embed "../../Guest/CBareMetal/AArch64/guarded-call.S" suffix(, 0)
     }},
    {"CBareMetal/AArch64/memory-map.S",
     TEXT{
#embed "../../Guest/CBareMetal/AArch64/memory-map.S" suffix(, 0)
     }},
    {"CBareMetal/AArch64/start.S",
     TEXT{
#embed "../../Guest/CBareMetal/AArch64/start.S" suffix(, 0)
     }},
    {"CBareMetal/AArch64/trap.c",
     TEXT{
#embed "../../Guest/CBareMetal/AArch64/trap.c" suffix(, 0)
     }},
    {"CBareMetal/AArch64/vectors.S",
     TEXT{
#embed "../../Guest/CBareMetal/AArch64/vectors.S" suffix(, 0)
     }},
    {"CBareMetal/CLibrary/exit.c",
     TEXT{
#embed "../../Guest/CBareMetal/CLibrary/exit.c" suffix(, 0)
     }},
    {"CBareMetal/CLibrary/library.h",
     TEXT{
#embed "../../Guest/CBareMetal/CLibrary/library.h" suffix(, 0)
     }},
    {"CBareMetal/CLibrary/numbers.c",
     TEXT{
#embed "../../Guest/CBareMetal/CLibrary/numbers.c" suffix(, 0)
     }},
    {"CBareMetal/CLibrary/output.c",
     TEXT{
#embed "../../Guest/CBareMetal/CLibrary/output.c" suffix(, 0)
     }},
    {"CBareMetal/CLibrary/sorting.c",
     TEXT{
#embed "../../Guest/CBareMetal/CLibrary/sorting.c" suffix(, 0)
     }},
    {"CBareMetal/CLibrary/strings.c",
     TEXT{
#embed "../../Guest/CBareMetal/CLibrary/strings.c" suffix(, 0)
     }},
    {"CBareMetal/CompilerRuntime/arm-eabi-division.S",
     TEXT{
#embed "../../Guest/CBareMetal/CompilerRuntime/arm-eabi-division.S" suffix(, 0)
     }},
    {"CBareMetal/CompilerRuntime/arm-eabi.c",
     TEXT{
#embed "../../Guest/CBareMetal/CompilerRuntime/arm-eabi.c" suffix(, 0)
     }},
    {"CBareMetal/CompilerRuntime/atomics.c",
     TEXT{
#embed "../../Guest/CBareMetal/CompilerRuntime/atomics.c" suffix(, 0)
     }},
    {"CBareMetal/CompilerRuntime/bits.c",
     TEXT{
#embed "../../Guest/CBareMetal/CompilerRuntime/bits.c" suffix(, 0)
     }},
    {"CBareMetal/CompilerRuntime/float.c",
     TEXT{
#embed "../../Guest/CBareMetal/CompilerRuntime/float.c" suffix(, 0)
     }},
    {"CBareMetal/CompilerRuntime/float_functions.h",
     TEXT{
#embed "../../Guest/CBareMetal/CompilerRuntime/float_functions.h" suffix(, 0)
     }},
    {"CBareMetal/CompilerRuntime/integers.c",
     TEXT{
#embed "../../Guest/CBareMetal/CompilerRuntime/integers.c" suffix(, 0)
     }},
    {"CBareMetal/CompilerRuntime/leading_zeros.h",
     TEXT{
#embed "../../Guest/CBareMetal/CompilerRuntime/leading_zeros.h" suffix(, 0)
     }},
    {"CBareMetal/CompilerRuntime/soft_float.h",
     TEXT{
#embed "../../Guest/CBareMetal/CompilerRuntime/soft_float.h" suffix(, 0)
     }},
    {"CBareMetal/CompilerRuntime/weak.h",
     TEXT{
#embed "../../Guest/CBareMetal/CompilerRuntime/weak.h" suffix(, 0)
     }},
    {"CBareMetal/Math/arctangent.c",
     TEXT{
#embed "../../Guest/CBareMetal/Math/arctangent.c" suffix(, 0)
     }},
    {"CBareMetal/Math/error.c",
     TEXT{
#embed "../../Guest/CBareMetal/Math/error.c" suffix(, 0)
     }},
    {"CBareMetal/Math/exponential.c",
     TEXT{
#embed "../../Guest/CBareMetal/Math/exponential.c" suffix(, 0)
     }},
    {"CBareMetal/Math/gamma.c",
     TEXT{
#embed "../../Guest/CBareMetal/Math/gamma.c" suffix(, 0)
     }},
    {"CBareMetal/Math/logarithm.c",
     TEXT{
#embed "../../Guest/CBareMetal/Math/logarithm.c" suffix(, 0)
     }},
    {"CBareMetal/Math/math_functions.h",
     TEXT{
#embed "../../Guest/CBareMetal/Math/math_functions.h" suffix(, 0)
     }},
    {"CBareMetal/Math/parts.c",
     TEXT{
#embed "../../Guest/CBareMetal/Math/parts.c" suffix(, 0)
     }},
    {"CBareMetal/Math/power.c",
     TEXT{
#embed "../../Guest/CBareMetal/Math/power.c" suffix(, 0)
     }},
    {"CBareMetal/Math/rounding.c",
     TEXT{
#embed "../../Guest/CBareMetal/Math/rounding.c" suffix(, 0)
     }},
    {"CBareMetal/Math/trigonometric.c",
     TEXT{
#embed "../../Guest/CBareMetal/Math/trigonometric.c" suffix(, 0)
     }},
    {"CBareMetal/Math/wide.c",
     TEXT{
#embed "../../Guest/CBareMetal/Math/wide.c" suffix(, 0)
     }},
    {"CBareMetal/Math/wide.h",
     TEXT{
#embed "../../Guest/CBareMetal/Math/wide.h" suffix(, 0)
     }},
    {"CBareMetal/RISCV/guarded-call.S",
     TEXT{
#embed "../../Guest/CBareMetal/RISCV/guarded-call.S" suffix(, 0)
     }},
    {"CBareMetal/RISCV/htif.S",
     TEXT{
#embed "../../Guest/CBareMetal/RISCV/htif.S" suffix(, 0)
     }},
    {"CBareMetal/RISCV/start.S",
     TEXT{
#embed "../../Guest/CBareMetal/RISCV/start.S" suffix(, 0)
     }},
    {"CBareMetal/RISCV/trap.c",
     TEXT{
#embed "../../Guest/CBareMetal/RISCV/trap.c" suffix(, 0)
     }},
    {"CBareMetal/RISCV/vectors.S",
     TEXT{
#embed "../../Guest/CBareMetal/RISCV/vectors.S" suffix(, 0)
     }},
    {"CBareMetal/Runtime/allocation.c",
     TEXT{
#embed "../../Guest/CBareMetal/Runtime/allocation.c" suffix(, 0)
     }},
    {"CBareMetal/Runtime/memory.c",
     TEXT{
#embed "../../Guest/CBareMetal/Runtime/memory.c" suffix(, 0)
     }},
    {"CBareMetal/Runtime/observers.c",
     TEXT{
#embed "../../Guest/CBareMetal/Runtime/observers.c" suffix(, 0)
     }},
    {"CBareMetal/Runtime/random.c",
     TEXT{
#embed "../../Guest/CBareMetal/Runtime/random.c" suffix(, 0)
     }},
    {"CBareMetal/Runtime/run.c",
     TEXT{
#embed "../../Guest/CBareMetal/Runtime/run.c" suffix(, 0)
     }},
    {"CBareMetal/Runtime/stack-protector.c",
     TEXT{
#embed "../../Guest/CBareMetal/Runtime/stack-protector.c" suffix(, 0)
     }},
    {"CBareMetal/Runtime/stacks.S",
     TEXT{
#embed "../../Guest/CBareMetal/Runtime/stacks.S" suffix(, 0)
     }},
    {"CBareMetal/X86/boot.c",
     TEXT{
#embed "../../Guest/CBareMetal/X86/boot.c" suffix(, 0)
     }},
    {"CBareMetal/X86/guard.h",
     TEXT{
#embed "../../Guest/CBareMetal/X86/guard.h" suffix(, 0)
     }},
    {"CBareMetal/X86/pvh.S",
     TEXT{
#embed "../../Guest/CBareMetal/X86/pvh.S" suffix(, 0)
     }},
    {"CBareMetal/X86/start32.S",
     TEXT{
#embed "../../Guest/CBareMetal/X86/start32.S" suffix(, 0)
     }},
    {"CBareMetal/X86/start64.S",
     TEXT{
#embed "../../Guest/CBareMetal/X86/start64.S" suffix(, 0)
     }},
    {"CBareMetal/X86/trap.c",
     TEXT{
#embed "../../Guest/CBareMetal/X86/trap.c" suffix(, 0)
     }},
    {"CBareMetal/X86/vectors.S",
     TEXT{
#embed "../../Guest/CBareMetal/X86/vectors.S" suffix(, 0)
     }},
    {"CBareMetal/X86/vectors.c",
     TEXT{
#embed "../../Guest/CBareMetal/X86/vectors.c" suffix(, 0)
     }},
    {"CBareMetal/include/bare_metal.h",
     TEXT{
#embed "../../Guest/CBareMetal/include/bare_metal.h" suffix(, 0)
     }},
    {"CBareMetal/include/module.modulemap",
     TEXT{
#embed "../../Guest/CBareMetal/include/module.modulemap" suffix(, 0)
     }},
    {"CGuestTesting/attempt.S",
     TEXT{
#embed "../../Guest/CGuestTesting/attempt.S" suffix(, 0)
     }},
    {"CGuestTesting/counter.c",
     TEXT{
#embed "../../Guest/CGuestTesting/counter.c" suffix(, 0)
     }},
    {"CGuestTesting/include/guest_testing.h",
     TEXT{
#embed "../../Guest/CGuestTesting/include/guest_testing.h" suffix(, 0)
     }},
    {"CGuestTesting/include/module.modulemap",
     TEXT{
#embed "../../Guest/CGuestTesting/include/module.modulemap" suffix(, 0)
     }},
    {"CGuestTesting/session.c",
     TEXT{
#embed "../../Guest/CGuestTesting/session.c" suffix(, 0)
     }},
    {"CQEMUExit/flush.c",
     TEXT{
#embed "../../Guest/CQEMUExit/flush.c" suffix(, 0)
     }},
    {"CQEMUExit/include/module.modulemap",
     TEXT{
#embed "../../Guest/CQEMUExit/include/module.modulemap" suffix(, 0)
     }},
    {"CQEMUExit/include/qemu_exit.h",
     TEXT{
#embed "../../Guest/CQEMUExit/include/qemu_exit.h" suffix(, 0)
     }},
    {"CQEMUExit/include/qemu_exit_shims.h",
     TEXT{
#embed "../../Guest/CQEMUExit/include/qemu_exit_shims.h" suffix(, 0)
     }},
    {"CSemihosting/include/module.modulemap",
     TEXT{
#embed "../../Guest/CSemihosting/include/module.modulemap" suffix(, 0)
     }},
    {"CSemihosting/include/semihosting_streams.h",
     TEXT{
#embed "../../Guest/CSemihosting/include/semihosting_streams.h" suffix(, 0)
     }},
    {"CSemihosting/streams.c",
     TEXT{
#embed "../../Guest/CSemihosting/streams.c" suffix(, 0)
     }},
    {"ConcurrencyRemover/DescriptionWriter.swift",
     TEXT{
#embed "../../Guest/ConcurrencyRemover/DescriptionWriter.swift" suffix(, 0)
     }},
    {"ConcurrencyRemover/Edits.swift",
     TEXT{
#embed "../../Guest/ConcurrencyRemover/Edits.swift" suffix(, 0)
     }},
    {"ConcurrencyRemover/ErrorEraser.swift",
     TEXT{
#embed "../../Guest/ConcurrencyRemover/ErrorEraser.swift" suffix(, 0)
     }},
    {"ConcurrencyRemover/Names.swift",
     TEXT{
#embed "../../Guest/ConcurrencyRemover/Names.swift" suffix(, 0)
     }},
    {"ConcurrencyRemover/Role.swift",
     TEXT{
#embed "../../Guest/ConcurrencyRemover/Role.swift" suffix(, 0)
     }},
    {"ConcurrencyRemover/Source.swift",
     TEXT{
#embed "../../Guest/ConcurrencyRemover/Source.swift" suffix(, 0)
     }},
    {"ConcurrencyRemover/Syntax+Throwing.swift",
     TEXT{
#embed "../../Guest/ConcurrencyRemover/Syntax+Throwing.swift" suffix(, 0)
     }},
    {"ConcurrencyRemover/main.swift",
     TEXT{
#embed "../../Guest/ConcurrencyRemover/main.swift" suffix(, 0)
     }},
    {"GuestTesting/Errors/Erased.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Errors/Erased.swift" suffix(, 0)
     }},
    {"GuestTesting/Errors/TestFailure.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Errors/TestFailure.swift" suffix(, 0)
     }},
    {"GuestTesting/Errors/_AnyError.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Errors/_AnyError.swift" suffix(, 0)
     }},
    {"GuestTesting/Expectations/Check.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Expectations/Check.swift" suffix(, 0)
     }},
    {"GuestTesting/Expectations/ExitCondition.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Expectations/ExitCondition.swift" suffix(, 0)
     }},
    {"GuestTesting/Expectations/Expect.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Expectations/Expect.swift" suffix(, 0)
     }},
    {"GuestTesting/Expectations/Site.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Expectations/Site.swift" suffix(, 0)
     }},
    {"GuestTesting/Expectations/Throws.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Expectations/Throws.swift" suffix(, 0)
     }},
    {"GuestTesting/Exports.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Exports.swift" suffix(, 0)
     }},
    {"GuestTesting/GuestTests.swift",
     TEXT{
#embed "../../Guest/GuestTesting/GuestTests.swift" suffix(, 0)
     }},
    {"GuestTesting/Issues/Attachable.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Issues/Attachable.swift" suffix(, 0)
     }},
    {"GuestTesting/Issues/Attachment.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Issues/Attachment.swift" suffix(, 0)
     }},
    {"GuestTesting/Issues/Comment.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Issues/Comment.swift" suffix(, 0)
     }},
    {"GuestTesting/Issues/Confirmation.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Issues/Confirmation.swift" suffix(, 0)
     }},
    {"GuestTesting/Issues/Issue+Recording.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Issues/Issue+Recording.swift" suffix(, 0)
     }},
    {"GuestTesting/Issues/Issue+Report.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Issues/Issue+Report.swift" suffix(, 0)
     }},
    {"GuestTesting/Issues/Issue.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Issues/Issue.swift" suffix(, 0)
     }},
    {"GuestTesting/Issues/KnownIssue.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Issues/KnownIssue.swift" suffix(, 0)
     }},
    {"GuestTesting/Issues/SourceLocation.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Issues/SourceLocation.swift" suffix(, 0)
     }},
    {"GuestTesting/Session/Counters.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Session/Counters.swift" suffix(, 0)
     }},
    {"GuestTesting/Session/Measure.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Session/Measure.swift" suffix(, 0)
     }},
    {"GuestTesting/Session/Plan.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Session/Plan.swift" suffix(, 0)
     }},
    {"GuestTesting/Session/Record.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Session/Record.swift" suffix(, 0)
     }},
    {"GuestTesting/Session/Session+Hooks.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Session/Session+Hooks.swift" suffix(, 0)
     }},
    {"GuestTesting/Session/Session.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Session/Session.swift" suffix(, 0)
     }},
    {"GuestTesting/Session/TestTable.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Session/TestTable.swift" suffix(, 0)
     }},
    {"GuestTesting/Tests/Attempt.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Tests/Attempt.swift" suffix(, 0)
     }},
    {"GuestTesting/Tests/ConditionalSuite.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Tests/ConditionalSuite.swift" suffix(, 0)
     }},
    {"GuestTesting/Tests/Running.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Tests/Running.swift" suffix(, 0)
     }},
    {"GuestTesting/Tests/Test+Current.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Tests/Test+Current.swift" suffix(, 0)
     }},
    {"GuestTesting/Tests/Test.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Tests/Test.swift" suffix(, 0)
     }},
    {"GuestTesting/Traits/BuiltInTrait.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Traits/BuiltInTrait.swift" suffix(, 0)
     }},
    {"GuestTesting/Traits/Comment+Trait.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Traits/Comment+Trait.swift" suffix(, 0)
     }},
    {"GuestTesting/Traits/Isolation.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Traits/Isolation.swift" suffix(, 0)
     }},
    {"GuestTesting/Traits/SuiteTrait.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Traits/SuiteTrait.swift" suffix(, 0)
     }},
    {"GuestTesting/Traits/Tag.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Traits/Tag.swift" suffix(, 0)
     }},
    {"GuestTesting/Traits/TestScoping.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Traits/TestScoping.swift" suffix(, 0)
     }},
    {"GuestTesting/Traits/TestTrait.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Traits/TestTrait.swift" suffix(, 0)
     }},
    {"GuestTesting/Traits/TimeLimit.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Traits/TimeLimit.swift" suffix(, 0)
     }},
    {"GuestTesting/Traits/Trait.swift",
     TEXT{
#embed "../../Guest/GuestTesting/Traits/Trait.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/ExitTestMacro.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/ExitTestMacro.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/ExpectMacro.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/ExpectMacro.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/ExpectThrowsMacro.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/ExpectThrowsMacro.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/RequireMacro.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/RequireMacro.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/RequireThrowsMacro.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/RequireThrowsMacro.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/SourceLocationMacro.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/SourceLocationMacro.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/SuiteDeclarationMacro.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/SuiteDeclarationMacro.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/CommentSource.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/Support/CommentSource.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/Condition.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/Support/Condition.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/CountingContext.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/Support/CountingContext.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/Diagnosing.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/Support/Diagnosing.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/Expectation.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/Support/Expectation.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/Information.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/Support/Information.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/JSON.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/Support/JSON.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/Place.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/Support/Place.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/PlaceKeeper.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/Support/PlaceKeeper.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/SilentContext.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/Support/SilentContext.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/Surroundings.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/Support/Surroundings.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/TestDeclaration.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/Support/TestDeclaration.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/Support/Traits.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/Support/Traits.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/TagMacro.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/TagMacro.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/TestDeclarationMacro.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/TestDeclarationMacro.swift" suffix(, 0)
     }},
    {"GuestTestingMacros/UnwrapMacro.swift",
     TEXT{
#embed "../../Guest/GuestTestingMacros/UnwrapMacro.swift" suffix(, 0)
     }},
    {"QEMUExit/Architecture.swift",
     TEXT{
#embed "../../Guest/QEMUExit/Architecture.swift" suffix(, 0)
     }},
    {"QEMUExit/ExitMechanism.swift",
     TEXT{
#embed "../../Guest/QEMUExit/ExitMechanism.swift" suffix(, 0)
     }},
    {"QEMUExit/HTIF.swift",
     TEXT{
#embed "../../Guest/QEMUExit/HTIF.swift" suffix(, 0)
     }},
    {"QEMUExit/ISADebugExit.swift",
     TEXT{
#embed "../../Guest/QEMUExit/ISADebugExit.swift" suffix(, 0)
     }},
    {"QEMUExit/Linux/IOPermissionError.swift",
     TEXT{
#embed "../../Guest/QEMUExit/Linux/IOPermissionError.swift" suffix(, 0)
     }},
    {"QEMUExit/Linux/ISADebugExit+Linux.swift",
     TEXT{
#embed "../../Guest/QEMUExit/Linux/ISADebugExit+Linux.swift" suffix(, 0)
     }},
    {"QEMUExit/PortableISADebugExit.swift",
     TEXT{
#embed "../../Guest/QEMUExit/PortableISADebugExit.swift" suffix(, 0)
     }},
    {"QEMUExit/PowerOff/ACPIEventDevice.swift",
     TEXT{
#embed "../../Guest/QEMUExit/PowerOff/ACPIEventDevice.swift" suffix(, 0)
     }},
    {"QEMUExit/PowerOff/ACPIPorts.swift",
     TEXT{
#embed "../../Guest/QEMUExit/PowerOff/ACPIPorts.swift" suffix(, 0)
     }},
    {"QEMUExit/PowerOff/PSCI.swift",
     TEXT{
#embed "../../Guest/QEMUExit/PowerOff/PSCI.swift" suffix(, 0)
     }},
    {"QEMUExit/PowerOff/PowerControl.swift",
     TEXT{
#embed "../../Guest/QEMUExit/PowerOff/PowerControl.swift" suffix(, 0)
     }},
    {"QEMUExit/PowerOff/SBISystemReset.swift",
     TEXT{
#embed "../../Guest/QEMUExit/PowerOff/SBISystemReset.swift" suffix(, 0)
     }},
    {"QEMUExit/ProgrammersError.swift",
     TEXT{
#embed "../../Guest/QEMUExit/ProgrammersError.swift" suffix(, 0)
     }},
    {"QEMUExit/QEMU.swift",
     TEXT{
#embed "../../Guest/QEMUExit/QEMU.swift" suffix(, 0)
     }},
    {"QEMUExit/SemihostingExit.swift",
     TEXT{
#embed "../../Guest/QEMUExit/SemihostingExit.swift" suffix(, 0)
     }},
    {"QEMUExit/SiFiveTest.swift",
     TEXT{
#embed "../../Guest/QEMUExit/SiFiveTest.swift" suffix(, 0)
     }},
    {"SDKModules/Anchor/anchor.S",
     TEXT{
#embed "../../Guest/SDKModules/Anchor/anchor.S" suffix(, 0)
     }},
    {"SDKModules/TestEntry/TestEntry.swift",
     TEXT{
#embed "../../Guest/SDKModules/TestEntry/TestEntry.swift" suffix(, 0)
     }},
    {"SDKModules/Testing/Testing.swift",
     TEXT{
#embed "../../Guest/SDKModules/Testing/Testing.swift" suffix(, 0)
     }},
    {"SDKModules/XCTest/XCTest.swift",
     TEXT{
#embed "../../Guest/SDKModules/XCTest/XCTest.swift" suffix(, 0)
     }},
    {"SDKModules/include/assert.h",
     TEXT{
#embed "../../Guest/SDKModules/include/assert.h" suffix(, 0)
     }},
    {"SDKModules/include/ctype.h",
     TEXT{
#embed "../../Guest/SDKModules/include/ctype.h" suffix(, 0)
     }},
    {"SDKModules/include/errno.h",
     TEXT{
#embed "../../Guest/SDKModules/include/errno.h" suffix(, 0)
     }},
    {"SDKModules/include/math.h",
     TEXT{
#embed "../../Guest/SDKModules/include/math.h" suffix(, 0)
     }},
    {"SDKModules/include/stdio.h",
     TEXT{
#embed "../../Guest/SDKModules/include/stdio.h" suffix(, 0)
     }},
    {"SDKModules/include/stdlib.h",
     TEXT{
#embed "../../Guest/SDKModules/include/stdlib.h" suffix(, 0)
     }},
    {"SDKModules/include/string.h",
     TEXT{
#embed "../../Guest/SDKModules/include/string.h" suffix(, 0)
     }},
    {"Semihosting/Arguments/Arguments+Strings.swift",
     TEXT{
#embed "../../Guest/Semihosting/Arguments/Arguments+Strings.swift" suffix(, 0)
     }},
    {"Semihosting/Arguments/Arguments.Iterator.swift",
     TEXT{
#embed "../../Guest/Semihosting/Arguments/Arguments.Iterator.swift" suffix(, 0)
     }},
    {"Semihosting/Arguments/Arguments.swift",
     TEXT{
#embed "../../Guest/Semihosting/Arguments/Arguments.swift" suffix(, 0)
     }},
    {"Semihosting/Arguments/CommandLineDivision.swift",
     TEXT{
#embed "../../Guest/Semihosting/Arguments/CommandLineDivision.swift" suffix(, 0)
     }},
    {"Semihosting/Console/Buffering.swift",
     TEXT{
#embed "../../Guest/Semihosting/Console/Buffering.swift" suffix(, 0)
     }},
    {"Semihosting/Console/ConsoleInput.swift",
     TEXT{
#embed "../../Guest/Semihosting/Console/ConsoleInput.swift" suffix(, 0)
     }},
    {"Semihosting/Console/ConsoleOutput.swift",
     TEXT{
#embed "../../Guest/Semihosting/Console/ConsoleOutput.swift" suffix(, 0)
     }},
    {"Semihosting/Console/Print.swift",
     TEXT{
#embed "../../Guest/Semihosting/Console/Print.swift" suffix(, 0)
     }},
    {"Semihosting/Console/Route.swift",
     TEXT{
#embed "../../Guest/Semihosting/Console/Route.swift" suffix(, 0)
     }},
    {"Semihosting/Console/StandardStreams.swift",
     TEXT{
#embed "../../Guest/Semihosting/Console/StandardStreams.swift" suffix(, 0)
     }},
    {"Semihosting/Console/Stream+Route.swift",
     TEXT{
#embed "../../Guest/Semihosting/Console/Stream+Route.swift" suffix(, 0)
     }},
    {"Semihosting/Files/File.swift",
     TEXT{
#embed "../../Guest/Semihosting/Files/File.swift" suffix(, 0)
     }},
    {"Semihosting/Files/FileSystem.swift",
     TEXT{
#embed "../../Guest/Semihosting/Files/FileSystem.swift" suffix(, 0)
     }},
    {"Semihosting/Files/OpenMode.swift",
     TEXT{
#embed "../../Guest/Semihosting/Files/OpenMode.swift" suffix(, 0)
     }},
    {"Semihosting/Files/TemporaryName.swift",
     TEXT{
#embed "../../Guest/Semihosting/Files/TemporaryName.swift" suffix(, 0)
     }},
    {"Semihosting/Host/DebugChannel.swift",
     TEXT{
#embed "../../Guest/Semihosting/Host/DebugChannel.swift" suffix(, 0)
     }},
    {"Semihosting/Host/ErrorNumber.swift",
     TEXT{
#embed "../../Guest/Semihosting/Host/ErrorNumber.swift" suffix(, 0)
     }},
    {"Semihosting/Host/Features.swift",
     TEXT{
#embed "../../Guest/Semihosting/Host/Features.swift" suffix(, 0)
     }},
    {"Semihosting/Host/HeapInformation.swift",
     TEXT{
#embed "../../Guest/Semihosting/Host/HeapInformation.swift" suffix(, 0)
     }},
    {"Semihosting/Host/Host+IsError.swift",
     TEXT{
#embed "../../Guest/Semihosting/Host/Host+IsError.swift" suffix(, 0)
     }},
    {"Semihosting/Host/Host.swift",
     TEXT{
#embed "../../Guest/Semihosting/Host/Host.swift" suffix(, 0)
     }},
    {"Semihosting/Host/HostClock.swift",
     TEXT{
#embed "../../Guest/Semihosting/Host/HostClock.swift" suffix(, 0)
     }},
    {"Semihosting/Host/HostError.swift",
     TEXT{
#embed "../../Guest/Semihosting/Host/HostError.swift" suffix(, 0)
     }},
    {"Semihosting/Host/Operation.swift",
     TEXT{
#embed "../../Guest/Semihosting/Host/Operation.swift" suffix(, 0)
     }},
    {"Semihosting/Host/RunCommand.swift",
     TEXT{
#embed "../../Guest/Semihosting/Host/RunCommand.swift" suffix(, 0)
     }},
    {"TestDescription/CustomTestStringConvertible+StandardLibrary.swift",
     TEXT{
#embed "../../Guest/TestDescription/CustomTestStringConvertible+StandardLibrary.swift" suffix(, 0)
     }},
    {"TestDescription/CustomTestStringConvertible.swift",
     TEXT{
#embed "../../Guest/TestDescription/CustomTestStringConvertible.swift" suffix(, 0)
     }},
    {"TestDescription/Describe.swift",
     TEXT{
#embed "../../Guest/TestDescription/Describe.swift" suffix(, 0)
     }},
    {"TestDescription/Difference.swift",
     TEXT{
#embed "../../Guest/TestDescription/Difference.swift" suffix(, 0)
     }},
    {"TestDescription/_Named.swift",
     TEXT{
#embed "../../Guest/TestDescription/_Named.swift" suffix(, 0)
     }},
    {0, 0},
};

const struct qx_guest_source *_qx_guest_sources(void) { return sources; }
