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

/// Refused to workers besides.
static const int refused_to_workers[] = {
  // networks
  SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4, SYS_sendto, SYS_sendmsg,
  SYS_sendmmsg, SYS_recvfrom, SYS_recvmsg, SYS_recvmmsg, SYS_getsockname, SYS_getpeername, SYS_setsockopt,
  SYS_getsockopt, SYS_shutdown,
  // programs and processes; threads are told apart by the flags of clone
  SYS_execve, SYS_execveat,
#ifdef SYS_fork
  SYS_fork, SYS_vfork,
#endif
  SYS_tkill, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo, 424 /* pidfd_send_signal */, 434 /* pidfd_open */, SYS_setpgid,
  SYS_setsid,
  // what Landlock does not cover, or not in every version
  SYS_truncate, SYS_fchmod, SYS_fchmodat, SYS_fchmodat2, SYS_fchown, SYS_fchownat, SYS_utimensat, SYS_setxattr,
  SYS_lsetxattr, SYS_fsetxattr, SYS_removexattr, SYS_lremovexattr, SYS_fremovexattr, 463 /* setxattrat */,
  466 /* removexattrat */, 469 /* file_setattr */,
#ifdef SYS_chmod
  SYS_chmod, SYS_chown, SYS_lchown, SYS_utime, SYS_utimes, SYS_futimesat, SYS_creat,
#endif
  // its own limits, and the share of others
  SYS_setrlimit, SYS_setpriority, SYS_ioprio_set, SYS_sched_setattr, SYS_sched_setscheduler, SYS_sched_setparam,
  SYS_sched_setaffinity,
  // memory shared with other processes
  SYS_shmget, SYS_shmat, SYS_shmctl, SYS_semget, SYS_semop, SYS_semctl, SYS_msgget, SYS_msgsnd, SYS_msgrcv, SYS_msgctl,
  SYS_mq_open, SYS_mq_unlink,
};

/// Refused to workers that may write nowhere.
static const int refused_to_readers[] = {
  SYS_mkdirat, SYS_mknodat, SYS_unlinkat, SYS_renameat2, SYS_linkat, SYS_symlinkat,
#ifdef SYS_renameat
  SYS_renameat,
#endif
#ifdef SYS_mkdir
  SYS_mkdir, SYS_mknod, SYS_unlink, SYS_rmdir, SYS_rename, SYS_link, SYS_symlink,
#endif
};
