// How much below the stack can't be accessed, in bytes: a multiple of a page's 4 KiB. The machines'
// linker scripts leave it free.

#define QX_GUARD_SIZE 0x8000
