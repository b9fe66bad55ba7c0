// What launch.c needs of landlock.c.

#ifndef QX_LANDLOCK_H
#define QX_LANDLOCK_H

// Lets a ruleset allow a folder to be read and written. Safe after fork. Returns 0 or an error number.
int qx_allow_folder(int ruleset, const char *path);

// Applies a ruleset to this process, for ever. Safe after fork. Returns 0, or -1 and sets errno.
int qx_restrict_self(int ruleset);

#endif
