/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Entente authors
 */

/* A disk that fails when it is told to. Preloaded into a program, it stands between the program and the C library,
 * counts the calls that concern files, and lets chosen ones go wrong:
 *
 *   LD_PRELOAD=.../libentente-faults.so ENTENTE_FAULT=write:3:ENOSPC entente-cli ...
 *
 * ENTENTE_FAULT       rules CALL:WHICH:EFFECT with commas between them
 *     CALL            as the functions below are named, without "64"; * = any
 *     WHICH           3 = the third such call, 3+ = the third and all after it
 *     EFFECT          EIO, ENOSPC ... = fails with it and does nothing; EIO-AFTER = does it, then says it failed;
 *                     SHORT = writes one byte; KILL, KILL-AFTER = the program is killed before, after the call;
 *                     STOP = it is stopped before the call until somebody sends SIGCONT; PAUSE = it waits 20 ms
 *                     before the call, so that others come between
 * ENTENTE_FAULT_PATH  only files whose path starts so are meant
 * ENTENTE_FAULT_LOG   a file to which each fault, and at the end the number of calls, is appended
 *
 * A test that has it preloaded also finds entente_fault_arm() and the other functions at the end by dlsym().
 * Calls that the C library makes by itself, within fopen() or opendir(), are not seen. */

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

#define MAX_RULES 16
#define MAX_TRACE 65536
#define EXPORT __attribute__ ((visibility ("default")))

/* Beside the codes of errno. */
enum
{
  NOTHING = 0,
  SHORT = 10000,
  KILL,
  KILL_AFTER,
  STOP,
  PAUSE,
  AFTER = 20000 /* plus a code of errno */
};

typedef struct
{
  char call[16];
  long which, seen;
  bool onwards;
  int effect;
} Rule;

static struct
{
  pthread_mutex_t lock;
  bool ready;
  Rule rules[MAX_RULES];
  int n_rules;
  char path[4096], log[4096];
  long calls, strikes;
  char trace[MAX_TRACE]; /* names of the calls seen */
  size_t traced;
} state = { .lock = PTHREAD_MUTEX_INITIALIZER };

static const struct
{
  const char *name;
  int code;
} effects[] = {
  { "EIO", EIO }, { "ENOSPC", ENOSPC }, { "EDQUOT", EDQUOT }, { "EINTR", EINTR }, { "EACCES", EACCES },
  { "EPERM", EPERM }, { "EROFS", EROFS }, { "EMFILE", EMFILE }, { "ENFILE", ENFILE }, { "ENOMEM", ENOMEM },
  { "EFBIG", EFBIG }, { "ENOENT", ENOENT }, { "ENOTDIR", ENOTDIR }, { "EEXIST", EEXIST }, { "EINVAL", EINVAL },
  { "ENOSYS", ENOSYS }, { "ENOTSUP", ENOTSUP }, { "ENOLCK", ENOLCK }, { "ESTALE", ESTALE }, { "EBUSY", EBUSY },
  { "EXDEV", EXDEV }, { "ELOOP", ELOOP }, { "EAGAIN", EAGAIN }, { "SHORT", SHORT }, { "KILL", KILL },
  { "KILL-AFTER", KILL_AFTER }, { "STOP", STOP }, { "PAUSE", PAUSE },
};

static void
complain (const char *text)
{
  fprintf (stderr, "ENTENTE_FAULT: not understood: %s\n", text);
  abort ();
}

static int
parse_effect (const char *text)
{
  size_t i, length = strlen (text), tail = strlen ("-AFTER");

  for (i = 0; i < sizeof effects / sizeof effects[0]; i++)
    if (strcmp (effects[i].name, text) == 0)
      return effects[i].code;
  for (i = 0; i < sizeof effects / sizeof effects[0] && effects[i].code < SHORT; i++)
    if (length == strlen (effects[i].name) + tail && strcmp (text + length - tail, "-AFTER") == 0
        && strncmp (effects[i].name, text, length - tail) == 0)
      return AFTER + effects[i].code;
  complain (text);
  return NOTHING;
}

static const char *
name_effect (int effect)
{
  int code = effect > AFTER ? effect - AFTER : effect;
  size_t i;

  for (i = 0; i < sizeof effects / sizeof effects[0]; i++)
    if (effects[i].code == code)
      return effects[i].name;
  return "?";
}

static void
parse_rule (char *text)
{
  Rule *rule = &state.rules[state.n_rules];
  char *which = strchr (text, ':');
  char *effect = which != NULL ? strchr (which + 1, ':') : NULL;
  char *end;

  if (effect == NULL || state.n_rules == MAX_RULES || which - text >= (long) sizeof rule->call)
    complain (text);
  *which++ = *effect++ = '\0';
  memset (rule, 0, sizeof *rule);
  strcpy (rule->call, text);
  rule->which = strtol (which, &end, 10);
  rule->onwards = *end == '+';
  if (rule->which < 1)
    complain (which);
  rule->effect = parse_effect (effect);
  state.n_rules++;
}

static void
set_rules (const char *rules,
           const char *path)
{
  char *copy = strdup (rules != NULL ? rules : ""), *rest = copy, *rule;

  state.n_rules = 0;
  state.calls = state.strikes = 0;
  state.traced = 0;
  state.trace[0] = '\0';
  while ((rule = strsep (&rest, ",")) != NULL)
    if (*rule != '\0')
      parse_rule (rule);
  free (copy);
  snprintf (state.path, sizeof state.path, "%s", path != NULL ? path : "");
  state.ready = true;
}

static void
append_log (const char *line)
{
  long fd;

  if (state.log[0] == '\0')
    return;
  fd = syscall (SYS_openat, AT_FDCWD, state.log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (fd < 0)
    return;
  syscall (SYS_write, fd, line, strlen (line));
  syscall (SYS_close, fd);
}

static void
prepare (void)
{
  const char *log = getenv ("ENTENTE_FAULT_LOG");

  if (state.ready)
    return;
  snprintf (state.log, sizeof state.log, "%s", log != NULL ? log : "");
  set_rules (getenv ("ENTENTE_FAULT"), getenv ("ENTENTE_FAULT_PATH"));
}

__attribute__ ((destructor)) static void
say_total (void)
{
  char line[64];

  snprintf (line, sizeof line, "calls %ld\n", state.calls);
  append_log (line);
}

static void
find_fd_path (int fd,
              char *out,
              size_t size)
{
  char link[64];
  long length;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = syscall (SYS_readlinkat, AT_FDCWD, link, out, size - 1);
  out[length > 0 ? length : 0] = '\0';
}

/* Whether the call concerns the files meant: fd is the file itself, or the folder that path starts from. */
static bool
is_meant (int fd,
          const char *path)
{
  char full[8192] = "";
  size_t length;

  if (state.path[0] == '\0')
    return true;
  if (path == NULL || path[0] != '/')
    {
      if (fd == AT_FDCWD)
        syscall (SYS_getcwd, full, sizeof full / 2);
      else
        find_fd_path (fd, full, sizeof full / 2);
      length = strlen (full);
      if (path != NULL)
        snprintf (full + length, sizeof full - length, "/%s", path);
    }
  return strncmp (path != NULL && path[0] == '/' ? path : full, state.path, strlen (state.path)) == 0;
}

static void
note (const char *call)
{
  int n = snprintf (state.trace + state.traced, sizeof state.trace - state.traced, "%s ", call);

  if (n > 0 && state.traced + n < sizeof state.trace)
    state.traced += n;
  state.calls++;
}

static int
match_rules (const char *call)
{
  int i, effect = NOTHING;

  for (i = 0; i < state.n_rules; i++)
    {
      Rule *rule = &state.rules[i];

      if (strcmp (rule->call, "*") != 0 && strcmp (rule->call, call) != 0)
        continue;
      rule->seen++;
      if (effect == NOTHING && (rule->onwards ? rule->seen >= rule->which : rule->seen == rule->which))
        effect = rule->effect;
    }
  return effect;
}

static void
die (void)
{
  syscall (SYS_kill, syscall (SYS_getpid), SIGKILL);
}

/* Counts a call and says what becomes of it; kills and stops at once. Keeps errno. */
static int
strike (const char *call,
        int fd,
        const char *path)
{
  int effect = NOTHING, saved = errno;
  char line[128];

  pthread_mutex_lock (&state.lock);
  prepare ();
  if (is_meant (fd, path))
    {
      note (call);
      effect = match_rules (call);
    }
  if (effect != NOTHING)
    {
      state.strikes++;
      snprintf (line, sizeof line, "%s %ld %s%s\n", call, state.calls, name_effect (effect),
                effect > AFTER ? "-AFTER" : "");
      append_log (line);
    }
  pthread_mutex_unlock (&state.lock);
  if (effect == KILL)
    die ();
  if (effect == STOP)
    syscall (SYS_kill, syscall (SYS_getpid), SIGSTOP);
  if (effect == PAUSE)
    usleep (20000);
  errno = saved;
  return effect == STOP || effect == PAUSE ? NOTHING : effect;
}

/* Whether the call is made at all. */
static bool
is_done (int effect)
{
  return effect == NOTHING || effect == SHORT || effect == KILL_AFTER || effect > AFTER;
}

static long
conclude (int effect,
          long result)
{
  if (effect == KILL_AFTER)
    die ();
  if (effect == NOTHING || effect == SHORT)
    return result;
  errno = effect > AFTER ? effect - AFTER : effect;
  return -1;
}

/* The C library's own function, looked up once. */
#define REAL(name) \
  static __typeof__ (&name) real; \
  if (real == NULL) \
    real = (__typeof__ (&name)) dlsym (RTLD_NEXT, #name)

#define WRAP(type, name, counted, parameters, arguments, fd, path) \
  EXPORT type name parameters \
  { \
    int effect = strike (counted, fd, path); \
    type result = -1; \
    REAL (name); \
    if (is_done (effect)) \
      result = real arguments; \
    return (type) conclude (effect, result); \
  }

#define WRAP_OPEN(name, counted, parameters, arguments, fd) \
  EXPORT int name parameters \
  { \
    int effect = strike (counted, fd, path); \
    mode_t mode = 0; \
    int result = -1; \
    REAL (name); \
    if ((flags & (O_CREAT | O_TMPFILE)) != 0) \
      { \
        va_list rest; \
        va_start (rest, flags); \
        mode = va_arg (rest, mode_t); \
        va_end (rest); \
      } \
    if (is_done (effect)) \
      result = real arguments; \
    if (effect > AFTER && result >= 0) \
      syscall (SYS_close, result); \
    return (int) conclude (effect, result); \
  }

WRAP_OPEN (open, "open", (const char *path, int flags, ...), (path, flags, mode), AT_FDCWD)
WRAP_OPEN (open64, "open", (const char *path, int flags, ...), (path, flags, mode), AT_FDCWD)
WRAP_OPEN (openat, "openat", (int folder, const char *path, int flags, ...), (folder, path, flags, mode), folder)
WRAP_OPEN (openat64, "openat", (int folder, const char *path, int flags, ...), (folder, path, flags, mode), folder)

WRAP (ssize_t, read, "read", (int fd, void *to, size_t n), (fd, to, n), fd, NULL)
WRAP (ssize_t, pread, "pread", (int fd, void *to, size_t n, off_t at), (fd, to, n, at), fd, NULL)
WRAP (ssize_t, pread64, "pread", (int fd, void *to, size_t n, off64_t at), (fd, to, n, at), fd, NULL)
WRAP (ssize_t, write, "write", (int fd, const void *from, size_t n),
      (fd, from, effect == SHORT && n > 1 ? 1 : n), fd, NULL)
WRAP (ssize_t, pwrite, "pwrite", (int fd, const void *from, size_t n, off_t at),
      (fd, from, effect == SHORT && n > 1 ? 1 : n, at), fd, NULL)
WRAP (ssize_t, pwrite64, "pwrite", (int fd, const void *from, size_t n, off64_t at),
      (fd, from, effect == SHORT && n > 1 ? 1 : n, at), fd, NULL)
WRAP (int, fsync, "fsync", (int fd), (fd), fd, NULL)
WRAP (int, fdatasync, "fdatasync", (int fd), (fd), fd, NULL)
WRAP (int, syncfs, "syncfs", (int fd), (fd), fd, NULL)
WRAP (int, ftruncate, "ftruncate", (int fd, off_t size), (fd, size), fd, NULL)
WRAP (int, flock, "flock", (int fd, int operation), (fd, operation), fd, NULL)
WRAP (int, fstat, "fstat", (int fd, struct stat *out), (fd, out), fd, NULL)
WRAP (int, fstatat, "fstatat", (int folder, const char *path, struct stat *out, int flags),
      (folder, path, out, flags), folder, path)
WRAP (int, fstat64, "fstat", (int fd, struct stat64 *out), (fd, out), fd, NULL)
WRAP (int, fstatat64, "fstatat", (int folder, const char *path, struct stat64 *out, int flags),
      (folder, path, out, flags), folder, path)
WRAP (int, fchmod, "fchmod", (int fd, mode_t mode), (fd, mode), fd, NULL)
WRAP (int, chmod, "chmod", (const char *path, mode_t mode), (path, mode), AT_FDCWD, path)
WRAP (int, fchown, "fchown", (int fd, uid_t owner, gid_t group), (fd, owner, group), fd, NULL)
WRAP (ssize_t, fgetxattr, "fgetxattr", (int fd, const char *name, void *to, size_t n), (fd, name, to, n), fd, NULL)
WRAP (ssize_t, flistxattr, "flistxattr", (int fd, char *to, size_t n), (fd, to, n), fd, NULL)
WRAP (int, fsetxattr, "fsetxattr", (int fd, const char *name, const void *from, size_t n, int flags),
      (fd, name, from, n, flags), fd, NULL)
WRAP (int, fremovexattr, "fremovexattr", (int fd, const char *name), (fd, name), fd, NULL)
WRAP (ssize_t, readlink, "readlink", (const char *path, char *to, size_t n), (path, to, n), AT_FDCWD, path)
WRAP (int, rename, "rename", (const char *path, const char *to), (path, to), AT_FDCWD, path)
WRAP (int, renameat, "renameat", (int folder, const char *path, int other, const char *to),
      (folder, path, other, to), folder, path)
WRAP (int, renameat2, "renameat2", (int folder, const char *path, int other, const char *to, unsigned int flags),
      (folder, path, other, to, flags), folder, path)
WRAP (int, link, "link", (const char *path, const char *to), (path, to), AT_FDCWD, path)
WRAP (int, linkat, "linkat", (int folder, const char *path, int other, const char *to, int flags),
      (folder, path, other, to, flags), folder, path)
WRAP (int, unlink, "unlink", (const char *path), (path), AT_FDCWD, path)
WRAP (int, unlinkat, "unlinkat", (int folder, const char *path, int flags), (folder, path, flags), folder, path)
WRAP (int, mkdir, "mkdir", (const char *path, mode_t mode), (path, mode), AT_FDCWD, path)

/* A descriptor is gone whatever closing says. */
EXPORT int
close (int fd)
{
  int effect = strike ("close", fd, NULL);

  if (effect == NOTHING)
    return (int) syscall (SYS_close, fd);
  syscall (SYS_close, fd);
  return (int) conclude (effect, 0);
}

/* Only what makes a second descriptor counts. */
static int
control (int fd,
         int command,
         long argument)
{
  bool duplicates = command == F_DUPFD || command == F_DUPFD_CLOEXEC;
  int effect = duplicates ? strike ("dup", fd, NULL) : NOTHING;
  long result = -1;

  if (is_done (effect))
    result = syscall (SYS_fcntl, fd, command, argument);
  if (effect > AFTER && result >= 0)
    syscall (SYS_close, result);
  return (int) conclude (effect, result);
}

#define WRAP_CONTROL(name) \
  EXPORT int name (int fd, int command, ...) \
  { \
    va_list rest; \
    long argument; \
    va_start (rest, command); \
    argument = va_arg (rest, long); \
    va_end (rest); \
    return control (fd, command, argument); \
  }

WRAP_CONTROL (fcntl)
WRAP_CONTROL (fcntl64)

EXPORT void entente_fault_arm (const char *rules, const char *path);
EXPORT long entente_fault_get_calls (void);
EXPORT long entente_fault_get_strikes (void);
EXPORT const char *entente_fault_get_trace (void);

/* Starts counting anew, with other rules; NULL = none. */
void
entente_fault_arm (const char *rules,
                   const char *path)
{
  pthread_mutex_lock (&state.lock);
  set_rules (rules, path);
  pthread_mutex_unlock (&state.lock);
}

long
entente_fault_get_calls (void)
{
  return state.calls;
}

long
entente_fault_get_strikes (void)
{
  return state.strikes;
}

/* The calls since arming, in their order, each followed by a space. */
const char *
entente_fault_get_trace (void)
{
  return state.trace;
}
