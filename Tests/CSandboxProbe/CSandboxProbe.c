#define _GNU_SOURCE
#include "CSandboxProbe.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

typedef struct casecheck_places places;
extern char **environ;

static long opened(const char *folder, const char *name, int flags) {
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  int file = open(path, flags | O_CLOEXEC, 0600);
  if (file >= 0) close(file);
  return file;
}

static const char *old(places p) {
  static _Thread_local char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/old", p.outside);
  return path;
}

/// A child that came to be ends at once.
static long born(long process) {
  if (process == 0) _exit(0);
  if (process > 0) waitpid((pid_t)process, NULL, 0);
  return process;
}

static long inet(places p) { (void)p; return socket(AF_INET, SOCK_STREAM, 0); }
static long unix_socket(places p) { (void)p; return socket(AF_UNIX, SOCK_STREAM, 0); }
static long pair(places p) { int both[2]; (void)p; return socketpair(AF_UNIX, SOCK_STREAM, 0, both); }
static long connected(places p) { struct sockaddr_un a = {AF_UNIX, "/x"}; (void)p; return connect(0, (void *)&a, sizeof a); }
static long exec(places p) { char *a[] = {"true", NULL}; (void)p; return execve("/bin/true", a, environ); }
static long forked(places p) { (void)p; return born(fork()); }
static long raw_fork(places p) { (void)p; return born(syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0)); }
static long vforked(places p) { (void)p; pid_t child = vfork(); if (child == 0) _exit(0); return child; }
static long new_user(places p) { (void)p; return born(syscall(SYS_clone, SIGCHLD | CLONE_NEWUSER, 0, 0, 0, 0)); }
static long clone3(places p) { (void)p; return syscall(435, NULL, 0); }
static long openat2(places p) { (void)p; return syscall(437, AT_FDCWD, "/etc/passwd", NULL, 0); }
static long spawned(places p) {
  pid_t child;
  char *a[] = {"true", NULL};
  (void)p;
  errno = posix_spawn(&child, "/bin/true", NULL, NULL, a, environ);
  return errno == 0 ? 0 : -1;
}
static long passwd(places p) { (void)p; return opened("/etc", "passwd", O_RDONLY); }
static long neighbour(places p) { return opened(p.outside, "old", O_RDONLY); }
static long other_process(places p) {
  char name[64];
  snprintf(name, sizeof name, "%d/status", p.process);
  return opened("/proc", name, O_RDONLY);
}
static long create(places p) { return opened(p.outside, "new", O_WRONLY | O_CREAT); }
static long append(places p) { return opened(p.outside, "old", O_WRONLY | O_APPEND); }
static long empty(places p) { return opened(p.outside, "old", O_RDONLY | O_TRUNC); }
static long nameless(places p) { return opened(p.outside, ".", O_RDWR | O_TMPFILE); }
static long truncated(places p) { return truncate(old(p), 0); }
static long removed(places p) { return unlink(old(p)); }
static long renamed(places p) { char to[PATH_MAX]; snprintf(to, sizeof to, "%s/taken", p.scratch); return rename(old(p), to); }
static long linked(places p) { char to[PATH_MAX]; snprintf(to, sizeof to, "%s/link", p.scratch); return link(old(p), to); }
static long symbolic(places p) { char to[PATH_MAX]; snprintf(to, sizeof to, "%s/sign", p.scratch); return symlink("/etc", to); }
static long made(places p) { char to[PATH_MAX]; snprintf(to, sizeof to, "%s/folder", p.outside); return mkdir(to, 0700); }
static long mode(places p) { return chmod(old(p), 0777); }
static long owner(places p) { return chown(old(p), getuid(), getgid()); }
static long times(places p) { return utimensat(AT_FDCWD, old(p), NULL, 0); }
static long attribute(places p) { return setxattr(old(p), "user.x", "y", 1, 0); }
static long traced(places p) { return ptrace(PTRACE_SEIZE, p.process, 0, 0); }
static long peeked(places p) { (void)p; return syscall(SYS_process_vm_readv, p.process, NULL, 0, NULL, 0, 0); }
static long killed(places p) { return kill(p.process, 0); }
static long killed_all(places p) { (void)p; return kill(-1, 0); }
static long thread_killed(places p) { return syscall(SYS_tgkill, p.process, p.process, 0); }
static long pid_file(places p) { return syscall(434, p.process, 0); }
static long ring(places p) { (void)p; return syscall(425, 1, NULL); }
static long bpf(places p) { (void)p; return syscall(SYS_bpf, 0, NULL, 0); }
static long mounted(places p) { return syscall(SYS_mount, "none", p.scratch, "tmpfs", 0, NULL); }
static long unshared(places p) { (void)p; return unshare(CLONE_NEWUSER); }
static long joined(places p) { (void)p; return setns(0, 0); }
static long keys(places p) { (void)p; return syscall(SYS_keyctl, 0, 0, 0, 0, 0); }
static long faults(places p) { (void)p; return syscall(SYS_userfaultfd, 0); }
static long handle(places p) { (void)p; return syscall(SYS_open_by_handle_at, AT_FDCWD, NULL, 0); }
static long more_files(places p) { struct rlimit l = {64, 64}; (void)p; return setrlimit(RLIMIT_NOFILE, &l); }
static long urgent(places p) { (void)p; return setpriority(PRIO_PROCESS, 0, 1); }
static long survive(places p) { (void)p; return prctl(PR_SET_PDEATHSIG, 0); }
static long owned(places p) { return fcntl(0, F_SETOWN, p.process); }
static long typed(places p) { (void)p; return ioctl(0, TIOCSTI, "x"); }
static long shared(places p) { (void)p; return shmget(IPC_PRIVATE, 4096, 0600); }
static long unknown(places p) { (void)p; return syscall(100000); }
#ifdef __x86_64__
static long x32(places p) { (void)p; return syscall(0x40000000 + SYS_getpid); }
#endif

static const struct {
  const char *name;
  long (*attempt)(places);
} probes[] = {
  {"socket", inet}, {"local-socket", unix_socket}, {"socketpair", pair}, {"connect", connected}, {"execve", exec},
  {"fork", forked}, {"clone", raw_fork}, {"vfork", vforked}, {"clone-user", new_user}, {"clone3", clone3},
  {"openat2", openat2}, {"posix_spawn", spawned}, {"read-passwd", passwd}, {"read-outside", neighbour},
  {"read-process", other_process}, {"create-outside", create}, {"append-outside", append}, {"empty-outside", empty},
  {"tmpfile-outside", nameless}, {"truncate", truncated}, {"unlink", removed}, {"rename", renamed}, {"link", linked},
  {"symlink", symbolic}, {"mkdir", made}, {"chmod", mode}, {"chown", owner}, {"utime", times}, {"setxattr", attribute},
  {"ptrace", traced}, {"process_vm_readv", peeked}, {"kill", killed}, {"kill-all", killed_all},
  {"tgkill", thread_killed}, {"pidfd_open", pid_file}, {"io_uring", ring}, {"bpf", bpf}, {"mount", mounted},
  {"unshare", unshared}, {"setns", joined}, {"keyctl", keys}, {"userfaultfd", faults}, {"open_by_handle_at", handle},
  {"setrlimit", more_files}, {"setpriority", urgent}, {"prctl", survive}, {"fcntl", owned}, {"ioctl", typed},
  {"shmget", shared}, {"unknown", unknown},
#ifdef __x86_64__
  {"x32", x32},
#endif
};

int casecheck_probe_count(void) { return (int)(sizeof probes / sizeof *probes); }
const char *casecheck_probe_name(int index) { return probes[index].name; }

int casecheck_probe(int index, struct casecheck_places places) {
  errno = 0;
  return probes[index].attempt(places) < 0 ? errno : 0;
}
