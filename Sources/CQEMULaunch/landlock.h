// What launch.c needs of landlock.c.

#ifndef QX_LANDLOCK_H
#define QX_LANDLOCK_H

// Applies a ruleset to this process, for ever. Safe after fork. Returns 0, or -1 and sets errno.
int qx_restrict_self(int ruleset);

#endif
