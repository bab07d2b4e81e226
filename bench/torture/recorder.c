/*
 * Loaded into a process by LD_PRELOAD, it does one of two things with what the process does to the files of one folder:
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
#define _GNU_SOURCE
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

#define MOST_DESCRIPTORS 65536
#define DIE_AT "/dateline-torture-die-at-"

static char folder[PATH_MAX];
static size_t folder_length;
static char log_path[PATH_MAX];
static int log_descriptor = -1;
static char own_path[PATH_MAX];
/* Whether a descriptor is one of a file in the folder. */
static unsigned char is_ours[MOST_DESCRIPTORS];
static long changes_left = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static int open_log(void) {
  return REAL(open64)(log_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

__attribute__((constructor)) static void begin(void) {
  const char *named = getenv("DATELINE_TORTURE_FOLDER");
  const char *log = getenv("DATELINE_TORTURE_LOG");
  const char *preload = getenv("LD_PRELOAD");
  const char *die = getenv("DATELINE_TORTURE_DIE");
  if (!named || !preload) return;
  snprintf(folder, sizeof folder, "%s/", named);
  folder_length = strlen(folder);
  snprintf(own_path, sizeof own_path, "%s", preload);
  if (die) changes_left = atol(die);
  if (log && *log) {
    snprintf(log_path, sizeof log_path, "%s", log);
    log_descriptor = open_log();
  }
}

static int is_in_folder(const char *path) {
  return folder_length > 0 && path && strncmp(path, folder, folder_length) == 0;
}

static int is_our_descriptor(int descriptor) {
  return folder_length > 0 && descriptor >= 0 && descriptor < MOST_DESCRIPTORS && is_ours[descriptor];
}

static void note(char kind, int descriptor, long long one, long long other, const void *bytes, size_t length) {
  if (log_descriptor < 0) return;
  char head[128];
  int head_length = snprintf(head, sizeof head, "%c %d %d %lld %lld %zu\n", kind, (int)getpid(), descriptor, one, other, length);
  struct iovec parts[2] = {{head, (size_t)head_length}, {(void *)bytes, length}};
  if (REAL(writev)(log_descriptor, parts, length > 0 ? 2 : 1) != (ssize_t)(head_length + length)) abort();
}

/* Ends everything where it is time. Returns 1 where the change is to be made in part before that. */
static int is_last_change(void) {
  if (changes_left < 0) return 0;
  long left = __sync_sub_and_fetch(&changes_left, 1);
  return left <= 0;
}

static void die(void) {
  kill(0, SIGKILL);
  pause();
}

/* A change that is made whole or not at all. */
static void count_change(void) {
  if (is_last_change()) die();
}

static void opened(int descriptor, const char *path, int flags, int existed) {
  if (descriptor < 0 || descriptor >= MOST_DESCRIPTORS) return;
  is_ours[descriptor] = 1;
  note('o', descriptor, (flags & O_TRUNC) != 0, (flags & O_CREAT) != 0 && !existed, path, strlen(path));
}

static int open_as(const char *path, int flags, mode_t mode) {
  if (path && strncmp(path, DIE_AT, strlen(DIE_AT)) == 0) {
    changes_left = atol(path + strlen(DIE_AT));
    errno = ENOENT;
    return -1;
  }
  if (!is_in_folder(path)) return REAL(open64)(path, flags, mode);
  struct stat64 found;
  pthread_mutex_lock(&lock);
  int existed = stat64(path, &found) == 0;
  if ((flags & O_TRUNC) || ((flags & O_CREAT) && !existed)) count_change();
  int descriptor = REAL(open64)(path, flags, mode);
  int error = errno;
  opened(descriptor, path, flags, existed);
  pthread_mutex_unlock(&lock);
  errno = error;
  return descriptor;
}

static mode_t mode_of(int flags, va_list *more) {
  return (flags & (O_CREAT | __O_TMPFILE)) ? (mode_t)va_arg(*more, int) : 0;
}

int open64(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = mode_of(flags, &more);
  va_end(more);
  return open_as(path, flags, mode);
}

int open(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = mode_of(flags, &more);
  va_end(more);
  return open_as(path, flags, mode);
}

int openat64(int at, const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = mode_of(flags, &more);
  va_end(more);
  return path[0] == '/' ? open_as(path, flags, mode) : REAL(openat64)(at, path, flags, mode);
}

int openat(int at, const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = mode_of(flags, &more);
  va_end(more);
  return path[0] == '/' ? open_as(path, flags, mode) : REAL(openat)(at, path, flags, mode);
}

int creat64(const char *path, mode_t mode) { return open_as(path, O_WRONLY | O_CREAT | O_TRUNC, mode); }

int creat(const char *path, mode_t mode) { return open_as(path, O_WRONLY | O_CREAT | O_TRUNC, mode); }

/* C++ streams open by this, and write by write and writev. */
FILE *fopen64(const char *path, const char *mode) {
  if (!is_in_folder(path)) return REAL(fopen64)(path, mode);
  struct stat64 found;
  pthread_mutex_lock(&lock);
  int existed = stat64(path, &found) == 0;
  int flags = mode[0] == 'r' ? 0 : mode[0] == 'w' ? O_CREAT | O_TRUNC : O_CREAT | O_APPEND;
  if (flags) count_change();
  FILE *file = REAL(fopen64)(path, mode);
  int error = errno;
  if (file) opened(fileno(file), path, flags, existed);
  pthread_mutex_unlock(&lock);
  errno = error;
  return file;
}

FILE *fopen(const char *path, const char *mode) {
  return is_in_folder(path) ? fopen64(path, mode) : REAL(fopen)(path, mode);
}

static void closing(int descriptor) {
  if (!is_our_descriptor(descriptor)) return;
  is_ours[descriptor] = 0;
  note('c', descriptor, 0, 0, NULL, 0);
}

int close(int descriptor) {
  closing(descriptor);
  return REAL(close)(descriptor);
}

int fclose(FILE *file) {
  closing(fileno(file));
  return REAL(fclose)(file);
}

/* libuv closes files, and may copy them, by their numbers. */
long syscall(long number, ...) {
  va_list more;
  va_start(more, number);
  long a = va_arg(more, long), b = va_arg(more, long), c = va_arg(more, long);
  long d = va_arg(more, long), e = va_arg(more, long), f = va_arg(more, long);
  va_end(more);
  if (number == SYS_close) closing((int)a);
  if (number == SYS_copy_file_range && is_our_descriptor((int)c)) {
    errno = ENOSYS;
    return -1;
  }
  return ((long (*)(long, long, long, long, long, long, long))real("syscall"))(number, a, b, c, d, e, f);
}

/* Where the change is the last one, some of it is still made. */
static size_t last_part(size_t length) {
  if (!is_last_change()) return length + 1;
  return length / 2;
}

ssize_t write(int descriptor, const void *bytes, size_t length) {
  if (!is_our_descriptor(descriptor)) return REAL(write)(descriptor, bytes, length);
  pthread_mutex_lock(&lock);
  size_t part = last_part(length);
  if (part <= length) {
    REAL(write)(descriptor, bytes, part);
    die();
  }
  ssize_t written = REAL(write)(descriptor, bytes, length);
  int error = errno;
  if (written > 0) {
    off64_t end = lseek64(descriptor, 0, SEEK_CUR);
    note('w', descriptor, end - written, 0, bytes, (size_t)written);
  }
  pthread_mutex_unlock(&lock);
  errno = error;
  return written;
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
  if (!is_our_descriptor(descriptor)) return REAL(writev)(descriptor, parts, count);
  ssize_t total = 0;
  for (int index = 0; index < count; index += 1) {
    if (parts[index].iov_len == 0) continue;
    ssize_t written = write(descriptor, parts[index].iov_base, parts[index].iov_len);
    if (written < 0) return total > 0 ? total : -1;
    total += written;
    if ((size_t)written < parts[index].iov_len) break;
  }
  return total;
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off64_t offset) {
  if (!is_our_descriptor(descriptor)) return REAL(pwrite64)(descriptor, bytes, length, offset);
  pthread_mutex_lock(&lock);
  size_t part = last_part(length);
  if (part <= length) {
    REAL(pwrite64)(descriptor, bytes, part, offset);
    die();
  }
  ssize_t written = REAL(pwrite64)(descriptor, bytes, length, offset);
  int error = errno;
  if (written > 0) note('w', descriptor, offset, 0, bytes, (size_t)written);
  pthread_mutex_unlock(&lock);
  errno = error;
  return written;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t offset) {
  return pwrite64(descriptor, bytes, length, offset);
}

ssize_t pwritev64(int descriptor, const struct iovec *parts, int count, off64_t offset) {
  if (!is_our_descriptor(descriptor)) return REAL(pwritev64)(descriptor, parts, count, offset);
  ssize_t total = 0;
  for (int index = 0; index < count; index += 1) {
    if (parts[index].iov_len == 0) continue;
    ssize_t written = pwrite64(descriptor, parts[index].iov_base, parts[index].iov_len, offset + total);
    if (written < 0) return total > 0 ? total : -1;
    total += written;
    if ((size_t)written < parts[index].iov_len) break;
  }
  return total;
}

ssize_t pwritev(int descriptor, const struct iovec *parts, int count, off_t offset) {
  return pwritev64(descriptor, parts, count, offset);
}

/* Whoever copies by these is told that they are not to be had, and copies by reading and writing. */
ssize_t sendfile64(int to, int from, off64_t *offset, size_t count) {
  if (!is_our_descriptor(to)) return REAL(sendfile64)(to, from, offset, count);
  errno = EINVAL;
  return -1;
}

ssize_t copy_file_range(int from, off64_t *from_offset, int to, off64_t *to_offset, size_t length, unsigned flags) {
  if (!is_our_descriptor(to)) return REAL(copy_file_range)(from, from_offset, to, to_offset, length, flags);
  errno = ENOSYS;
  return -1;
}

int ftruncate64(int descriptor, off64_t length) {
  if (!is_our_descriptor(descriptor)) return REAL(ftruncate64)(descriptor, length);
  pthread_mutex_lock(&lock);
  count_change();
  int outcome = REAL(ftruncate64)(descriptor, length);
  int error = errno;
  if (outcome == 0) note('t', descriptor, length, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  errno = error;
  return outcome;
}

int ftruncate(int descriptor, off_t length) { return ftruncate64(descriptor, length); }

int posix_fallocate64(int descriptor, off64_t offset, off64_t length) {
  return is_our_descriptor(descriptor) ? EOPNOTSUPP : REAL(posix_fallocate64)(descriptor, offset, length);
}

int posix_fallocate(int descriptor, off_t offset, off_t length) { return posix_fallocate64(descriptor, offset, length); }

int fallocate64(int descriptor, int mode, off64_t offset, off64_t length) {
  if (!is_our_descriptor(descriptor)) return REAL(fallocate64)(descriptor, mode, offset, length);
  errno = EOPNOTSUPP;
  return -1;
}

int fallocate(int descriptor, int mode, off_t offset, off_t length) {
  return fallocate64(descriptor, mode, offset, length);
}

/* What is written down is synced when it is played: what was written before a sync began is safe once it has ended. */
static int sync_as(int descriptor, int (*really)(int)) {
  if (!is_our_descriptor(descriptor)) return really(descriptor);
  count_change();
  if (log_descriptor < 0) return really(descriptor);
  pthread_mutex_lock(&lock);
  note('s', descriptor, 0, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  return 0;
}

int fsync(int descriptor) { return sync_as(descriptor, REAL(fsync)); }

int fdatasync(int descriptor) { return sync_as(descriptor, REAL(fdatasync)); }

static int change_name(char kind, const char *path, const char *other, int (*change)(const char *, const char *)) {
  pthread_mutex_lock(&lock);
  count_change();
  int outcome = change(path, other);
  int error = errno;
  if (outcome == 0) {
    char names[2 * PATH_MAX + 1];
    int length = snprintf(names, sizeof names, other ? "%s\n%s" : "%s", path, other);
    note(kind, 0, 0, 0, names, (size_t)length);
  }
  pthread_mutex_unlock(&lock);
  errno = error;
  return outcome;
}

static int really_unlink(const char *path, const char *other) { (void)other; return REAL(unlink)(path); }
static int really_rmdir(const char *path, const char *other) { (void)other; return REAL(rmdir)(path); }
static int really_rename(const char *from, const char *to) { return REAL(rename)(from, to); }
static int really_link(const char *from, const char *to) { return REAL(link)(from, to); }

int unlink(const char *path) {
  return is_in_folder(path) ? change_name('u', path, NULL, really_unlink) : REAL(unlink)(path);
}

int rmdir(const char *path) {
  return is_in_folder(path) ? change_name('d', path, NULL, really_rmdir) : REAL(rmdir)(path);
}

int remove(const char *path) {
  if (!is_in_folder(path)) return REAL(remove)(path);
  return unlink(path) == 0 ? 0 : errno == EISDIR ? rmdir(path) : -1;
}

int unlinkat(int at, const char *path, int flags) {
  if (!is_in_folder(path)) return REAL(unlinkat)(at, path, flags);
  return flags & AT_REMOVEDIR ? rmdir(path) : unlink(path);
}

int rename(const char *from, const char *to) {
  return is_in_folder(from) || is_in_folder(to) ? change_name('r', from, to, really_rename) : REAL(rename)(from, to);
}

int link(const char *from, const char *to) {
  return is_in_folder(to) ? change_name('l', from, to, really_link) : REAL(link)(from, to);
}

int mkdir(const char *path, mode_t mode) {
  if (!is_in_folder(path)) return REAL(mkdir)(path, mode);
  pthread_mutex_lock(&lock);
  count_change();
  int outcome = REAL(mkdir)(path, mode);
  int error = errno;
  if (outcome == 0) note('m', 0, 0, 0, path, strlen(path));
  pthread_mutex_unlock(&lock);
  errno = error;
  return outcome;
}

/* Children get an environment of their own, in which all this has to stand again. */
int execvp(const char *file, char *const arguments[]) {
  if (folder_length > 0) {
    char named[PATH_MAX];
    snprintf(named, sizeof named, "%.*s", (int)(folder_length - 1), folder);
    setenv("LD_PRELOAD", own_path, 1);
    setenv("DATELINE_TORTURE_FOLDER", named, 1);
    if (log_path[0]) setenv("DATELINE_TORTURE_LOG", log_path, 1);
    if (changes_left >= 0) {
      char left[32];
      snprintf(left, sizeof left, "%ld", changes_left);
      setenv("DATELINE_TORTURE_DIE", left, 1);
    }
  }
  return REAL(execvp)(file, arguments);
}
