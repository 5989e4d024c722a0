/// The two walls that the kernel puts around a process: Landlock, which says what files it may open, and seccomp, which says
/// what it may ask of the kernel at all. Either may be missing; what is there and cannot be put up is an error.
///
/// Functions that return `int` return 0, or the number of the error.
#pragma once
#include <stdbool.h>
#include <stdint.h>

/// The version of Landlock in this kernel; 0 when it has none or it is switched off.
int casecheck_landlock_version(void);
/// Whether this kernel takes filters of system calls, and this program knows its numbers.
bool casecheck_has_filters(void);

/// What a set of rules takes away, except where it is allowed again.
enum casecheck_scope {
  /// Connections, and signals and abstract sockets beyond the process and its children; as far as the kernel knows how.
  CASECHECK_SCOPE_OUTSIDE = 0,
  /// Besides, whatever changes the file system.
  CASECHECK_SCOPE_WRITING = 1,
  /// Besides, reading and executing files.
  CASECHECK_SCOPE_FILES = 2,
};

/// What is allowed below a path; of a plain file only what makes sense for one.
enum casecheck_access {
  CASECHECK_READ = 1,
  /// Files and folders: make, write, remove.
  CASECHECK_WRITE = 2,
  /// Sockets, pipes and symbolic links, and moving between folders.
  CASECHECK_WRITE_SPECIAL = 4,
  /// Sockets only: make them, not remove them.
  CASECHECK_SOCKETS = 8,
};

/// Begins a set of rules.
///
/// Returns a descriptor, or the negative number of the error.
int casecheck_rules_begin(enum casecheck_scope scope);
int casecheck_rules_allow(int rules, const char *path, int access);
/// Allows to read the folders of the libraries that are loaded, wherever they lie: others of theirs may follow.
int casecheck_rules_allow_libraries(int rules);
/// Binds this thread and those that it starts from now on, for good; closes the descriptor.
int casecheck_rules_enforce(int rules);

/// Lets a worker do what reading files takes: no sockets, no other programs or processes, nothing that Landlock leaves
/// open. Binds every thread of the process.
///
/// - writes: whether files may be opened for writing; only where Landlock says which.
int casecheck_filter_worker(bool writes);
/// Lets another program, and what it starts, do all but reach a network, look into other processes or change the system.
/// Binds every thread of the process.
int casecheck_filter_program(void);

/// A session of its own, out of reach of the terminal; a leader of a process group stays what it is.
void casecheck_leave_session(void);
/// Closes every descriptor but the three standard ones.
int casecheck_close_others(void);
