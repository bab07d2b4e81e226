#include "recorder.h"

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
  if (!is_recording()) return really(descriptor);
  pthread_mutex_lock(&lock);
  note('s', descriptor, 0, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  return 0;
}

int fsync(int descriptor) { return sync_as(descriptor, REAL(fsync)); }

int fdatasync(int descriptor) { return sync_as(descriptor, REAL(fdatasync)); }
