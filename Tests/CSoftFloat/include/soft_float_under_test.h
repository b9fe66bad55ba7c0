// Brings the guests' floating-point arithmetic, which is all in a header, to the tests on the host.
#include "../../../Sources/CBareMetal/CompilerRuntime/soft_float.h"
