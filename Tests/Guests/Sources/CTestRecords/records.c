// Documentation/ABI/test-records.md, by hand. The numbers in TestProtocol.swift are indices in this
// table.

#include <test_records.h>

#if defined(__arm__)
#define PROGBITS "%progbits"
#else
#define PROGBITS "@progbits"
#endif

struct record {
  uint32_t low, high, kind, flags;
  void (*function)(void);
};

static void nothing(void) {}

// The C compiler reads the text as it stands, so an entry's length is the assembler's to find.
#define RECORD(number, kind, json)                                                        \
  __attribute__((section("qemu_exit_tests"), used, aligned(sizeof(void *))))              \
  static const struct record record_##number = {1000 + number, 7, kind, 0, nothing};      \
  __asm__(".pushsection qemu_exit_info,\"\"," PROGBITS "\n"                                \
          ".balign 8\n"                                                                   \
          "1: .ascii \"QXT1\"\n"                                                          \
          ".long 2f - 1b, 1000 + " #number ", 7\n"                                        \
          ".ascii \"" json "\"\n"                                                         \
          ".balign 8\n"                                                                   \
          "2:\n"                                                                          \
          ".popsection");

RECORD(0, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"passes()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"comments\\\":[\\\"passes always\\\"],\\\"line\\\":10,\\\"column\\\":2}")
RECORD(1, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"fails()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":20,\\\"column\\\":2,\\\"suites\\\":[\\\"Sums\\\"],\\\"displayName\\\":\\\"fails with comment\\\",\\\"comments\\\":[\\\"see the manual\\\",\\\"page 3\\\"],\\\"tags\\\":[\\\"slow\\\"]}")
RECORD(2, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"cases(_:)\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":30,\\\"column\\\":2,\\\"suites\\\":[\\\"Sums\\\"],\\\"parameterized\\\":true}")
RECORD(3, 2, "{\\\"kind\\\":\\\"suite\\\",\\\"name\\\":\\\"Sums\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":40,\\\"column\\\":2,\\\"displayName\\\":\\\"Sums of numbers\\\",\\\"tags\\\":[\\\"arithmetic\\\"],\\\"bugs\\\":[{\\\"id\\\":\\\"12\\\"}]}")
RECORD(4, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"endsWithSuccess()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":50,\\\"column\\\":2,\\\"suites\\\":[\\\"Endings\\\"]}")
RECORD(5, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"endsWithFailure()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":60,\\\"column\\\":2,\\\"suites\\\":[\\\"Endings\\\"]}")
RECORD(6, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"hangs()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":70,\\\"column\\\":2,\\\"suites\\\":[\\\"Endings\\\"],\\\"timeLimit\\\":1}")
RECORD(7, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"traps()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":80,\\\"column\\\":2,\\\"suites\\\":[\\\"Endings\\\"]}")
RECORD(8, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"floods()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":90,\\\"column\\\":2,\\\"suites\\\":[\\\"Endings\\\"]}")
RECORD(9, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"judgedOut()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":100,\\\"column\\\":2}")
RECORD(10, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"disabled()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":110,\\\"column\\\":2,\\\"disabled\\\":true,\\\"comment\\\":\\\"not today\\\"}")
RECORD(11, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"forges()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":120,\\\"column\\\":2}")
RECORD(12, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"garbles()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":130,\\\"column\\\":2,\\\"suites\\\":[\\\"Endings\\\"]}")
RECORD(13, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"lies()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":140,\\\"column\\\":2,\\\"suites\\\":[\\\"Endings\\\"]}")
RECORD(14, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"known()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":150,\\\"column\\\":2}")
RECORD(15, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"warns()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":160,\\\"column\\\":2}")
RECORD(16, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"exitTests()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":170,\\\"column\\\":2,\\\"suites\\\":[\\\"Exits\\\"]}")
RECORD(17, 3, "{\\\"kind\\\":\\\"exit\\\",\\\"name\\\":\\\"returns()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":180,\\\"column\\\":2,\\\"suites\\\":[\\\"Exits\\\"]}")
RECORD(18, 3, "{\\\"kind\\\":\\\"exit\\\",\\\"name\\\":\\\"endsWithCode()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":190,\\\"column\\\":2,\\\"suites\\\":[\\\"Exits\\\"]}")
RECORD(19, 3, "{\\\"kind\\\":\\\"exit\\\",\\\"name\\\":\\\"traps()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":200,\\\"column\\\":2,\\\"suites\\\":[\\\"Exits\\\"]}")
RECORD(20, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"wrongExits()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":210,\\\"column\\\":2,\\\"suites\\\":[\\\"Exits\\\"]}")
RECORD(21, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"attaches()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":220,\\\"column\\\":2}")
RECORD(22, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"measures()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":230,\\\"column\\\":2}")
RECORD(23, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"ownBoot()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":240,\\\"column\\\":2,\\\"isolation\\\":\\\"boot\\\"}")
RECORD(24, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"reportsTrap()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":250,\\\"column\\\":2,\\\"suites\\\":[\\\"Endings\\\"]}")
RECORD(25, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"reportsEnd()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":260,\\\"column\\\":2,\\\"suites\\\":[\\\"Endings\\\"]}")
RECORD(26, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"writesAllBytes()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":270,\\\"column\\\":2}")
RECORD(27, 1, "{\\\"kind\\\":\\\"test\\\",\\\"name\\\":\\\"breaksRecordOff()\\\",\\\"file\\\":\\\"Tests/Protocol.swift\\\",\\\"line\\\":280,\\\"column\\\":2}")

__attribute__((used)) static volatile const struct {
  char mark[8];
  uint32_t order;
} order = {"QXORDER", 0};

uint32_t test_order(void) { return order.order; }

// As if the program were built for coverage, by the names of the sections: one function, two
// counters.
__attribute__((section("__llvm_prf_cnts"), used)) static uint64_t counters[2];
__attribute__((section("__llvm_prf_data"), used)) static const char
    function[sizeof(void *) == 8 ? 64 : 48];
__attribute__((section("__llvm_prf_names"), used)) static const char names[8];
