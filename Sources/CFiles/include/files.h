#ifndef JTBD_FILES_H
#define JTBD_FILES_H

/// Lets two files of one file system, named from an open folder, change places in one step. 0, or -1 with errno: ENOSYS or EINVAL
/// where the system or the file system cannot.
int jtbd_exchange(int folder, const char *one, const char *other);

/// Opens a file that no folder lists, for reading and writing; it is gone when nobody has it open. -1 with errno.
int jtbd_nameless_file(void);

#endif
