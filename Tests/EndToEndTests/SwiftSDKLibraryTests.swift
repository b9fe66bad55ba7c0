import Foundation
import TestSupport
import Testing

/// What C in a package finds of the C library.
@Suite("The C library of Swift SDKs")
struct SwiftSDKLibraryTests {
  /// With a unit for doubles, with one for floats alone, and with neither.
  static let machines = ["riscv64-virt", "armv7em-mps2-an386", "x86_64-microvm", "riscv32-virt"]

  @Test("has texts, numbers, sorting, mathematics and the heap on each machine")
  func functions() async throws {
    let package = try TemporaryPackage([
      "Package.swift": """
      // swift-tools-version: 6.2
      import PackageDescription
      let package = Package(
        name: "Sample",
        targets: [
          .target(name: "CSample"),
          .testTarget(name: "SampleTests", dependencies: ["CSample"]),
        ]
      )
      """,
      "Sources/CSample/include/sample.h": """
      // Each returns the condition that isn't true, or null.
      const char *texts(void);
      const char *numbers(void);
      const char *sorting(void);
      const char *arithmetic(void);
      const char *characters(void);
      const char *mathematics(void);
      const char *heap(void);
      """,
      "Sources/CSample/sample.c": Self.source,
      "Tests/SampleTests/SampleTests.swift": """
      import CSample
      import Testing

      func text(_ failure: UnsafePointer<CChar>?) -> String {
        failure.map { String(cString: $0) } ?? "nothing"
      }

      @Test func checks() {
        #expect(text(texts()) == "nothing")
        #expect(text(numbers()) == "nothing")
        #expect(text(sorting()) == "nothing")
        #expect(text(arithmetic()) == "nothing")
        #expect(text(characters()) == "nothing")
        #expect(text(mathematics()) == "nothing")
        #expect(text(heap()) == "nothing")
      }
      """,
    ])
    let result = try await package.test(Self.machines.flatMap { ["--machine", $0] })
    #expect(result.status == 0, "\(result.text)\(result.errors)")
    for machine in Self.machines {
      #expect(result.text.contains("✔ \(machine) with 1 test in 0 suites passed"))
    }
  }

  @Test("writes to the console", arguments: ["riscv64-virt", "x86_64-microvm"])
  func output(machine: String) async throws {
    try await SwiftSDKs.install(machine)
    let package = try TemporaryPackage([
      "Package.swift": """
      // swift-tools-version: 6.2
      import PackageDescription
      let package = Package(
        name: "Sample",
        targets: [
          .target(name: "CSample"), .executableTarget(name: "Sample", dependencies: ["CSample"]),
        ]
      )
      """,
      "Sources/CSample/include/sample.h": "int greet(void);\n",
      "Sources/CSample/sample.c": """
      #include <stdio.h>
      #include "sample.h"
      int greet(void) { return putchar('>') == '>' ? puts(" printed by C!") : EOF; }
      """,
      "Sources/Sample/Sample.swift": """
      import CSample
      @main struct Sample { static func main() { if greet() >= 0 { print("and by Swift") } } }
      """,
    ])
    let result = try await package.run(on: machine)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.text.hasSuffix("> printed by C!\nand by Swift\n"), "\(result.text)")
  }

  @Test("gives way to a program's own functions", arguments: ["riscv64-virt", "x86_64-microvm"])
  func ownFunctions(machine: String) async throws {
    try await SwiftSDKs.install(machine)
    let package = try TemporaryPackage([
      "Package.swift": """
      // swift-tools-version: 6.2
      import PackageDescription
      let package = Package(
        name: "Sample",
        targets: [
          .target(name: "CSample"), .executableTarget(name: "Sample", dependencies: ["CSample"]),
        ]
      )
      """,
      "Sources/CSample/include/sample.h": "int sum(void);\n",
      "Sources/CSample/sample.c": """
      #include <math.h>
      #include <stdio.h>
      #include <stdlib.h>
      #include <string.h>
      #include "sample.h"

      // One of each file of the library, of which others are used.
      size_t strlen(const char *text) {
        size_t length = 99;
        while (*text++) length++;
        return length;
      }
      int strcmp(const char *left, const char *right) { return *left == *right ? 10 : 0; }
      int puts(const char *text) { return *text; }
      int rand(void) { return 1; }
      void qsort(void *base, size_t count, size_t size, int (*compare)(const void *, const void *)) {}
      double sin(double x) { return x; }
      void *memcpy(void *restrict to, const void *restrict from, size_t count) {
        return memmove(to, from, count);
      }

      int sum(void) {
        volatile double two = 2;
        char *volatile text = "a";
        return (int)strlen(text) + strcmp(text, text) + rand() + atoi("1000") +
               (int)(sin(two) * 5000 + cos(two) * 0) + (strchr(text, 'a') == text) * 20000;
      }
      """,
      "Sources/Sample/Sample.swift": """
      import BareMetal
      import CSample

      @c(putchar)
      public func shout(_ character: CInt) -> CInt {
        let isSmall = character >= 0x61 && character <= 0x7A
        Console.write(UInt8(character) - (isSmall ? 0x20 : 0))
        return character
      }

      @main struct Sample {
        static func main() {
          print("its own sum is \\(sum())")
        }
      }
      """,
    ])
    let result = try await package.run(on: machine)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.text.hasSuffix("ITS OWN SUM IS 31111\n"), "\(result.text)")
  }

  private static let source = #"""
    #include <ctype.h>
    #include <errno.h>
    #include <math.h>
    #include <stdint.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include "sample.h"

    #define CHECK(CONDITION) if (!(CONDITION)) return #CONDITION

    const char *texts(void) {
      char text[32] = "one";
      CHECK(strlen(text) == 3 && strnlen(text, 2) == 2);
      CHECK(strcmp(text, "one") == 0 && strcmp(text, "ona") > 0 && strcmp(text, "ones") < 0);
      CHECK(strcmp("\xff", "a") > 0);
      CHECK(strncmp(text, "onto", 2) == 0 && strncmp(text, "onto", 3) < 0);
      CHECK(strcmp(strcat(text, " two"), "one two") == 0);
      CHECK(strcmp(strncat(text, " three", 2), "one two t") == 0);
      CHECK(strchr(text, 'o') == text && strchr(text, 'x') == NULL && !*strchr(text, 0));
      CHECK(strrchr(text, 'o') == text + 6 && strrchr(text, 'x') == NULL);
      CHECK(strstr(text, "two") == text + 4 && strstr(text, "") == text && !strstr(text, "twoo"));
      CHECK(memchr(text, 't', 4) == NULL && memchr(text, 't', 5) == text + 4);
      CHECK(strspn("aabc", "ba") == 3 && strcspn("aabc", "cb") == 2 && strcspn("aa", "b") == 2);
      CHECK(strpbrk(text, "wt") == text + 4 && strpbrk(text, "z") == NULL);
      CHECK(strcmp(strcpy(text, "a,b;;c"), "a,b;;c") == 0);
      CHECK(strcmp(strtok(text, ",;"), "a") == 0 && strcmp(strtok(NULL, ",;"), "b") == 0);
      CHECK(strcmp(strtok(NULL, ",;"), "c") == 0 && strtok(NULL, ",;") == NULL);
      memset(text, 'x', sizeof text);
      CHECK(memcmp(strncpy(text, "ab", 4), "ab\0\0x", 5) == 0);
      CHECK(memcmp(strncpy(text, "abcdef", 3), "abc\0x", 5) == 0);
      char *copy = strdup("copy");
      CHECK(strcmp(copy, "copy") == 0);
      free(copy);
      return NULL;
    }

    const char *numbers(void) {
      char *end;
      CHECK(atoi(" -42x") == -42 && atoi("") == 0 && atol("123") == 123 && atoll("+7") == 7);
      CHECK(strtol("0x1fg", &end, 0) == 31 && *end == 'g');
      CHECK(strtol("0xg", &end, 16) == 0 && *end == 'x');
      CHECK(strtol("017", NULL, 0) == 15 && strtol("zz", NULL, 36) == 35 * 37);
      const char *none = " -";
      CHECK(strtol(none, &end, 10) == 0 && end == none);
      errno = 0;
      CHECK(strtoll("-9223372036854775808", NULL, 10) == INT64_MIN && errno == 0);
      CHECK(strtoll("9223372036854775808", &end, 10) == INT64_MAX && errno == ERANGE && !*end);
      CHECK(strtoull("-1", NULL, 10) == UINT64_MAX && strtoul("99999999999999999999", 0, 10) + 1 == 0);
      CHECK(strtod("1e3x", &end) == 1000 && *end == 'x');
      CHECK(strtod("-0.1", NULL) == -0.1 && strtod(".5e", &end) == 0.5 && *end == 'e');
      CHECK(strtod("0x1.8p-1", NULL) == 0.75 && strtof("0.1", NULL) == 0.1f);
      CHECK(strtod("4503599627370497.5", NULL) == 4503599627370498.0);
      CHECK(strtod("9007199254740993", NULL) == 9007199254740992.0);
      CHECK(strtod("9007199254740993.00000000000000000000000000001", NULL) == 9007199254740994.0);
      CHECK(strtod("4.9406564584124654e-324", NULL) == 0x1p-1074);
      CHECK(strtod("1.7976931348623157e308", NULL) == 0x1.fffffffffffffp1023);
      CHECK(isnan(strtod("nan(1)", NULL)) && strtod("-Infinity", NULL) == -INFINITY);
      errno = 0;
      CHECK(strtod("1e400", NULL) == HUGE_VAL && errno == ERANGE && strtod("1e-400", NULL) == 0);
      CHECK(atof("2.5") == 2.5);
      srand(1);
      int first = rand(), second = rand();
      srand(1);
      CHECK(first != second && rand() == first && rand() == second && first >= 0);
      return NULL;
    }

    static int order(const void *left, const void *right) {
      const short a = *(const short *)left, b = *(const short *)right;
      return (a > b) - (a < b);
    }

    const char *sorting(void) {
      short values[200];
      for (int count = 0; count < 200; count++) {
        for (int i = 0; i < count; i++) values[i] = (short)(i * 7919 % 101 - 50);
        qsort(values, (size_t)count, sizeof *values, order);
        for (int i = 1; i < count; i++) CHECK(values[i - 1] <= values[i]);
        const short first = -50, missing = 51;
        if (count) CHECK(*(short *)bsearch(&first, values, (size_t)count, sizeof *values, order) == -50);
        CHECK(bsearch(&missing, values, (size_t)count, sizeof *values, order) == NULL);
      }
      return NULL;
    }

    const char *arithmetic(void) {
      CHECK(abs(-3) == 3 && labs(-4L) == 4 && llabs(-5LL) == 5);
      CHECK(div(-7, 2).quot == -3 && div(-7, 2).rem == -1);
      CHECK(ldiv(7, -2).quot == -3 && lldiv(INT64_MAX, 10).rem == 7);
      return NULL;
    }

    const char *characters(void) {
      CHECK(isdigit('7') && !isdigit('a') && isalpha('Z') && isspace('\n') && ispunct('!'));
      CHECK(toupper('q') == 'Q' && tolower('Q') == 'q' && tolower('1') == '1' && isxdigit('F'));
      return NULL;
    }

    // Not known to the compiler.
    static volatile double one = 1, half = 0.5;
    static volatile float third = 1 / 3.0f;

    const char *mathematics(void) {
      CHECK(exp(one) == 0x1.5bf0a8b145769p1 && expf(third) == 0x1.6546dcp0f);
      CHECK(log(one + one) == 0x1.62e42fefa39efp-1 && log2(one * 8) == 3 && log10(one * 1000) == 3);
      CHECK(sin(half) == 0x1.eaee8744b05f0p-2 && cos(one * 1e22) == 0x1.0be2cef01c8f4p-1);
      CHECK(tan(half) == 0x1.17b4f5bf3474ap-1 && atan2(-one, -one) == -3 * M_PI_4);
      CHECK(pow(half, -3) == 8 && isnan(pow(-one, half)) && cbrt(one * -27) == -3);
      CHECK(sinh(half) == 0x1.0acd00fe63b97p-1 && tanh(one * 100) == 1 && asinh(one * 0) == 0);
      CHECK(tgamma(one * 6) == 120 && lgamma(one * 2) == 0 && erf(half) == 0x1.0a7ef5c18edd2p-1);
      CHECK(hypot(one * 3, one * 4) == 5 && sqrt(-one) != sqrt(-one) && fma(one, half, -half) == 0);
      CHECK(floor(-half) == -1 && ceil(-half) == 0 && signbit(ceil(-half)) && round(half) == 1);
      CHECK(rint(half) == 0 && trunc(one * 2.75) == 2 && fmod(one * 7, 4) == 3);
      CHECK(remainder(one * 7, 4) == -1 && lround(-half) == -1 && fdim(half, one) == 0);
      CHECK(ldexp(one, -1074) == 0x1p-1074 && scalbn(one, 5) == 32 && ilogb(half) == -1);
      int power;
      double whole;
      CHECK(frexp(one * 12, &power) == 0.75 && power == 4);
      CHECK(modf(one * 2.75, &whole) == 0.75 && whole == 2);
      CHECK(fmax(one, NAN) == 1 && fmin(half, one) == 0.5 && copysign(one, -half) == -1);
      CHECK(nextafter(one, 2) == 1 + 0x1p-52 && fabsf(-third) == third && logb(one * 9) == 3);
      return NULL;
    }

    const char *heap(void) {
      char *memory = malloc(10);
      CHECK(malloc_usable_size(memory) >= 10);
      strcpy(memory, "kept");
      memory = realloc(memory, 1000);
      CHECK(strcmp(memory, "kept") == 0 && malloc_usable_size(memory) >= 1000);
      free(memory);
      void *aligned;
      CHECK(posix_memalign(&aligned, 256, 3) == 0 && (uintptr_t)aligned % 256 == 0);
      free(aligned);
      int *zeros = calloc(5, sizeof *zeros);
      for (int i = 0; i < 5; i++) CHECK(zeros[i] == 0);
      free(zeros);
      free(NULL);
      return NULL;
    }
    """#
}
