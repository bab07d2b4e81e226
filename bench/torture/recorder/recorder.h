/*
 * Loaded into a process by LD_PRELOAD, what is compiled of this folder does one of two things with what the process does
 * to the files of one other folder:
 *
 * - it writes each change down in the order in which it was made (DATELINE_TORTURE_LOG), so that a power cut at any moment
 *   can be played afterwards; nothing is really synced meanwhile;
 * - it ends the process and its children with SIGKILL at a call of the system that was chosen beforehand: opening
 *   /dateline-torture-die-at-N begins to count, and the N-th change from then on is not made, or only in part.
 *
 * DATELINE_TORTURE_FOLDER names the folder, as an absolute path without links. Both are passed on to child processes.
 *
 * A record: "kind pid descriptor number number length\n", then `length` bytes (a path, or what was written).
 */
#ifndef RECORDER_H
#define RECORDER_H

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))real(#name))

/* Nothing of this is to stand in the way of a function of the process that is called the same. */
#pragma GCC visibility push(hidden)

/* One change at a time, so that they are written down in the order in which they are made. */
extern pthread_mutex_t lock;

/* The function that stands behind one of ours. */
void *real(const char *name);

int is_in_folder(const char *path);

/* Whether a descriptor is one of a file in the folder. */
int is_our_descriptor(int descriptor);

void note(char kind, int descriptor, long long one, long long other, const void *bytes, size_t length);

/* Whether changes are written down. */
int is_recording(void);

/* Counts a change that is about to be made. Returns 1 where the process is to end at it. */
int is_last_change(void);

/* Begins to count: so many changes are left. */
void die_after(long changes);

/* Ends the process and its children. */
void die(void);

/* Counts a change that is made whole or not at all, and ends everything where it is the last. */
void count_change(void);

void opened(int descriptor, const char *path, int flags, int existed);

/* To be called before a descriptor is closed. */
void closing(int descriptor);

#pragma GCC visibility pop

#endif
