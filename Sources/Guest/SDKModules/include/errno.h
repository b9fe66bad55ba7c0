// What there is of <errno.h> (ISO/IEC 9899:2024, 7.5) on bare metal: what functions that read numbers
// set. Mathematical functions set nothing. The numbers are those of Linux.

#ifndef QEMU_EXIT_ERRNO_H
#define QEMU_EXIT_ERRNO_H

#ifdef __cplusplus
extern "C" {
#endif

#define ENOMEM 12
#define EINVAL 22
#define EDOM 33
#define ERANGE 34
#define EILSEQ 84

extern int errno;

#ifdef __cplusplus
}
#endif

#endif
