// As it is compiled for processors that load aligned words only: the longer way.
#define LOADS_ALIGNED_WORDS_ONLY

#define memcpy guest_memcpy
#define memmove guest_memmove
#define memset guest_memset
#define memcmp guest_memcmp
#define strlen guest_strlen

#include "../../Sources/Guest/CBareMetal/Runtime/memory.c"
