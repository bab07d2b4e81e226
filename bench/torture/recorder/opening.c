#include "recorder.h"

#define DIE_AT "/dateline-torture-die-at-"

static int open_as(const char *path, int flags, mode_t mode) {
  if (path && strncmp(path, DIE_AT, strlen(DIE_AT)) == 0) {
    die_after(atol(path + strlen(DIE_AT)));
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
