#define _GNU_SOURCE
#include "CWorker.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static int spawn(const char *program, char *const arguments[], char *const environment[], pid_t *process, int input,
                 int output) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int status = posix_spawn_file_actions_init(&actions);
  if (status != 0) return status;
  status = posix_spawnattr_init(&attributes);
  if (status != 0) {
    posix_spawn_file_actions_destroy(&actions);
    return status;
  }
  sigset_t none;
  sigemptyset(&none);
  // A group of its own: Ctrl-C is for the program, which tells its workers.
  if ((status = posix_spawn_file_actions_adddup2(&actions, input, 0)) == 0 &&
      (status = posix_spawn_file_actions_adddup2(&actions, output, 1)) == 0 &&
      (status = posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)) == 0 &&
      (status = posix_spawn_file_actions_addclosefrom_np(&actions, 3)) == 0 &&
      (status = posix_spawnattr_setsigmask(&attributes, &none)) == 0 &&
      (status = posix_spawnattr_setpgroup(&attributes, 0)) == 0 &&
      (status = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP)) == 0) {
    status = posix_spawn(process, program, &actions, &attributes, arguments, environment);
  }
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return status;
}

/// Moves a descriptor above the standard ones, so that none is overwritten before it is copied.
static int lift(int descriptor) {
  if (descriptor >= 10) return descriptor;
  int lifted = fcntl(descriptor, F_DUPFD_CLOEXEC, 10);
  close(descriptor);
  return lifted;
}

int casecheck_spawn(const char *program, char *const arguments[], char *const environment[], pid_t *process,
                    int *input, int *output) {
  int down[2], up[2];
  if (pipe2(down, O_CLOEXEC) != 0) return errno;
  if (pipe2(up, O_CLOEXEC) != 0) {
    int status = errno;
    close(down[0]);
    close(down[1]);
    return status;
  }
  for (int i = 0; i < 2; ++i) down[i] = lift(down[i]), up[i] = lift(up[i]);
  int status = down[0] < 0 || down[1] < 0 || up[0] < 0 || up[1] < 0
                   ? EMFILE
                   : spawn(program, arguments, environment, process, down[0], up[1]);
  close(down[0]);
  close(up[1]);
  if (status == 0) {
    *input = down[1];
    *output = up[0];
  } else {
    close(down[1]);
    close(up[0]);
  }
  return status;
}

int casecheck_start(const char *program, char *const arguments[], char *const environment[], const char *folder,
                    pid_t *process) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  int status = posix_spawn_file_actions_init(&actions);
  if (status != 0) return status;
  status = posix_spawnattr_init(&attributes);
  if (status != 0) {
    posix_spawn_file_actions_destroy(&actions);
    return status;
  }
  sigset_t none, defaults;
  sigemptyset(&none);
  sigemptyset(&defaults);
  // The program ignores these for itself only.
  int ignored[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};
  for (int i = 0; i < 4; ++i) sigaddset(&defaults, ignored[i]);
  short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID;
  if ((status = posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)) == 0 &&
      (status = posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)) == 0 &&
      (status = posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)) == 0 &&
      (status = posix_spawn_file_actions_addchdir_np(&actions, folder)) == 0 &&
      (status = posix_spawn_file_actions_addclosefrom_np(&actions, 3)) == 0 &&
      (status = posix_spawnattr_setsigmask(&attributes, &none)) == 0 &&
      (status = posix_spawnattr_setsigdefault(&attributes, &defaults)) == 0 &&
      (status = posix_spawnattr_setflags(&attributes, flags)) == 0) {
    status = posix_spawn(process, program, &actions, &attributes, arguments, environment);
  }
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return status;
}

bool casecheck_has_ended(pid_t process) {
  siginfo_t info = {0};
  return waitid(P_PID, (id_t)process, &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid == process;
}

bool casecheck_has_succeeded(pid_t process) {
  siginfo_t info = {0};
  return waitid(P_PID, (id_t)process, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == process &&
         info.si_code == CLD_EXITED && info.si_status == 0;
}

static bool limit(int resource, rlim_t value) {
  struct rlimit current;
  if (getrlimit(resource, &current) != 0) return false;
  if (current.rlim_max != RLIM_INFINITY && current.rlim_max < value) value = current.rlim_max;
  current.rlim_cur = current.rlim_max = value;
  return setrlimit(resource, &current) == 0;
}

bool casecheck_die_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0; }
bool casecheck_no_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0; }
bool casecheck_limit_address_space(uint64_t bytes) { return limit(RLIMIT_AS, bytes); }
bool casecheck_limit_file_size(uint64_t bytes) { return limit(RLIMIT_FSIZE, bytes); }
bool casecheck_survive_long_files(void) { return signal(SIGXFSZ, SIG_IGN) != SIG_ERR; }
bool casecheck_limit_processor_seconds(uint64_t seconds) { return limit(RLIMIT_CPU, seconds); }
bool casecheck_limit_open_files(uint64_t count) { return limit(RLIMIT_NOFILE, count); }
bool casecheck_forbid_core_files(void) { return limit(RLIMIT_CORE, 0); }

void casecheck_share_memory(void) { mallopt(M_ARENA_MAX, 2); }

void casecheck_return_memory(void) { malloc_trim(0); }
