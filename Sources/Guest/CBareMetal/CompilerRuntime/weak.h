// How the functions that compilers call are defined: a program may link another implementation, and
// what the compiler itself refers to must be there when it looks for it.

#ifndef BARE_METAL_WEAK_H
#define BARE_METAL_WEAK_H

#define WEAK __attribute__((weak, used))

#endif
