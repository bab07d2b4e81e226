#include "recorder.h"

#define MOST_DESCRIPTORS 65536

static char folder[PATH_MAX];
static size_t folder_length;
static char log_path[PATH_MAX];
static int log_descriptor = -1;
static char own_path[PATH_MAX];
/* Whether a descriptor is one of a file in the folder. */
static unsigned char is_ours[MOST_DESCRIPTORS];
static long changes_left = -1;
pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static int open_log(void) {
  return REAL(open64)(log_path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void take(void) { pthread_mutex_lock(&lock); }

static void give(void) { pthread_mutex_unlock(&lock); }

__attribute__((constructor)) static void begin(void) {
  /* A child that is forked while another thread records would wait for that thread for ever. */
  pthread_atfork(take, give, give);
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

int is_in_folder(const char *path) {
  return folder_length > 0 && path && strncmp(path, folder, folder_length) == 0;
}

int is_our_descriptor(int descriptor) {
  return folder_length > 0 && descriptor >= 0 && descriptor < MOST_DESCRIPTORS && is_ours[descriptor];
}

void note(char kind, int descriptor, long long one, long long other, const void *bytes, size_t length) {
  if (log_descriptor < 0) return;
  char head[128];
  int head_length = snprintf(head, sizeof head, "%c %d %d %lld %lld %zu\n", kind, (int)getpid(), descriptor, one, other, length);
  struct iovec parts[2] = {{head, (size_t)head_length}, {(void *)bytes, length}};
  if (REAL(writev)(log_descriptor, parts, length > 0 ? 2 : 1) != (ssize_t)(head_length + length)) abort();
}

int is_recording(void) { return log_descriptor >= 0; }

void die_after(long changes) { changes_left = changes; }

int is_last_change(void) {
  if (changes_left < 0) return 0;
  long left = __sync_sub_and_fetch(&changes_left, 1);
  return left <= 0;
}

void die(void) {
  kill(0, SIGKILL);
  pause();
}

void count_change(void) {
  if (is_last_change()) die();
}

void opened(int descriptor, const char *path, int flags, int existed) {
  if (descriptor < 0 || descriptor >= MOST_DESCRIPTORS) return;
  is_ours[descriptor] = 1;
  note('o', descriptor, (flags & O_TRUNC) != 0, (flags & O_CREAT) != 0 && !existed, path, strlen(path));
}

void closing(int descriptor) {
  if (!is_our_descriptor(descriptor)) return;
  is_ours[descriptor] = 0;
  note('c', descriptor, 0, 0, NULL, 0);
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
