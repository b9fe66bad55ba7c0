// Brings the guests' floating-point arithmetic, which is all in a header, to the tests on the host.
// As it is compiled for processors of 32 bits: the longer way.
#define MULTIPLIES_32_BITS
#include "../../../Sources/Guest/CBareMetal/CompilerRuntime/soft_float.h"
