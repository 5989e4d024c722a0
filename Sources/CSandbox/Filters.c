#define _GNU_SOURCE
#include "CSandbox.h"

#include <fcntl.h>
#include <linux/sched.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "Filter.h"
#include "SystemCalls.h"

bool casecheck_has_filters(void) {
#ifdef CASECHECK_ARCH
  uint32_t action = SECCOMP_RET_ERRNO;
  return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
#else
  return false;
#endif
}

#ifdef CASECHECK_ARCH

static const int namespaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID |
                              CLONE_NEWNET | CLONE_NEWTIME;

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void refuse_each(struct filter *filter, const int *numbers, size_t count) {
  for (size_t i = 0; i < count; ++i) refuse(filter, numbers[i]);
}

static void begin(struct filter *filter) {
  load(filter, offsetof(struct seccomp_data, arch));
  add(filter, BPF_JMP | BPF_JEQ | BPF_K, CASECHECK_ARCH, 1, 0);
  answer(filter, SECCOMP_RET_KILL_PROCESS);
  load_number(filter);
  // Calls of another kind on the same processor (x32), and calls that nobody has thought of yet.
  add(filter, BPF_JMP | BPF_JGE | BPF_K, CASECHECK_FIRST_UNKNOWN, 0, 1);
  answer(filter, UNKNOWN);
  // Their arguments lie in memory, out of sight: the C library falls back to the older calls.
  when_equal(filter, SYS_clone3, 1);
  answer(filter, UNKNOWN);
  when_equal(filter, SYS_openat2, 1);
  answer(filter, UNKNOWN);
  refuse_each(filter, refused_to_all, COUNT(refused_to_all));
  // Typing into the terminal of whoever started us.
  refuse_value(filter, SYS_ioctl, 1, TIOCSTI);
  refuse_value(filter, SYS_ioctl, 1, 0x541C /* TIOCLINUX */);
}

static int install(struct filter *filter) {
  answer(filter, SECCOMP_RET_ALLOW);
  if (filter->count >= sizeof filter->code / sizeof *filter->code) return E2BIG;
  struct sock_fprog program = {filter->count, filter->code};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
  // More than 0 is the thread that could not be bound.
  long status = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
  return status == 0 ? 0 : status > 0 ? ESRCH : errno;
}

int casecheck_filter_program(void) {
  struct filter filter = {.count = 0};
  begin(&filter);
  refuse_bits(&filter, SYS_clone, 0, namespaces);
  allow_value(&filter, SYS_socket, 0, AF_UNIX);
  return install(&filter);
}

/// Opening a file, by whichever call, with its flags in `argument`.
static void refuse_opening(struct filter *filter, int number, int argument, bool writes) {
  if (writes) {
    // Landlock before version 3 lets a file be emptied that is opened for reading.
    refuse_masked(filter, number, argument, O_ACCMODE | O_TRUNC, O_RDONLY | O_TRUNC);
  } else {
    refuse_bits(filter, number, argument, O_ACCMODE | O_CREAT | O_TRUNC);
  }
}

int casecheck_filter_worker(bool writes) {
  struct filter filter = {.count = 0};
  uint32_t self = (uint32_t)getpid();
  begin(&filter);
  refuse_each(&filter, refused_to_workers, COUNT(refused_to_workers));
  if (!writes) refuse_each(&filter, refused_to_readers, COUNT(refused_to_readers));
#ifdef SYS_open
  refuse_opening(&filter, SYS_open, 1, writes);
#endif
  refuse_opening(&filter, SYS_openat, 2, writes);
  allow_bit(&filter, SYS_clone, 0, CLONE_THREAD);
  allow_value(&filter, SYS_kill, 0, self);
  allow_value(&filter, SYS_tgkill, 0, self);
  allow_null(&filter, SYS_prlimit64, 2);
  refuse_value(&filter, SYS_prctl, 0, PR_SET_PDEATHSIG);
  refuse_value(&filter, SYS_fcntl, 1, F_SETOWN);
  refuse_value(&filter, SYS_fcntl, 1, F_SETOWN_EX);
  refuse_value(&filter, SYS_fcntl, 1, F_SETSIG);
  return install(&filter);
}

#else

int casecheck_filter_worker(bool writes) {
  (void)writes;
  return ENOSYS;
}

int casecheck_filter_program(void) { return ENOSYS; }

#endif

void casecheck_leave_session(void) { (void)setsid(); }

int casecheck_close_others(void) { return close_range(3, ~0U, 0) == 0 ? 0 : errno; }
