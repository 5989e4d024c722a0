/// The numbers of system calls that no worker and no program that we start has any business with. Some do not exist on
/// every processor, some are younger than the headers of Debian 12; from 424 on the numbers are the same everywhere.
#pragma once
#include <sys/syscall.h>

#ifndef SYS_openat2
#define SYS_openat2 437
#endif
#ifndef SYS_fchmodat2
#define SYS_fchmodat2 452
#endif

/// The first number that was not given away when these lists were written (Linux 6.18).
enum { CASECHECK_FIRST_UNKNOWN = 470 };

/// Refused to workers and to other programs.
static const int refused_to_all[] = {
  // other processes
  SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, 438 /* pidfd_getfd */, 440 /* process_madvise */,
  448 /* process_mrelease */,
  // a second way to do everything
  425 /* io_uring_setup */, 426 /* io_uring_enter */, 427 /* io_uring_register */,
  // the kernel itself
  SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_kexec_load,
  SYS_kexec_file_load, SYS_reboot, SYS_syslog, SYS_acct, SYS_swapon, SYS_swapoff, SYS_personality, SYS_lookup_dcookie,
  SYS_vhangup,
#ifdef SYS_iopl
  SYS_iopl, SYS_ioperm, SYS_modify_ldt,
#endif
  // views of the system
  SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_unshare, SYS_setns, 428 /* open_tree */, 429 /* move_mount */,
  430 /* fsopen */, 431 /* fsconfig */, 432 /* fsmount */, 433 /* fspick */, 442 /* mount_setattr */,
  467 /* open_tree_attr */, SYS_sethostname, SYS_setdomainname, SYS_quotactl, 443 /* quotactl_fd */,
  // files without a path
  SYS_open_by_handle_at, SYS_name_to_handle_at, SYS_fanotify_init, SYS_fanotify_mark,
  // keys, clocks
  SYS_add_key, SYS_request_key, SYS_keyctl, SYS_settimeofday, SYS_clock_settime, SYS_clock_adjtime, SYS_adjtimex,
  // rights and groups
  SYS_capset, SYS_setuid, SYS_setgid, SYS_setreuid, SYS_setregid, SYS_setresuid, SYS_setresgid, SYS_setgroups,
  SYS_setfsuid, SYS_setfsgid,
};
