#include "recorder.h"

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
