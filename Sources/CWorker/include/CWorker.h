/// Both sides of a worker process, as far as they take calls of C that Swift cannot see: how it is started, and what it
/// gives up before it reads the first byte of a file. Landlock and seccomp are CSandbox's.
#pragma once
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/// Starts a program with a pipe as its standard input and one as its standard output; standard error goes nowhere, and no
/// other descriptor is inherited. It leads a process group of its own.
///
/// Returns 0, or the number of the error; then nothing stays open.
int casecheck_spawn(const char *program, char *const arguments[], char *const environment[], pid_t *process,
                    int *input, int *output);

/// Starts a program that leads a session of its own, in `folder`, with nothing on its standard streams.
///
/// Returns 0, or the number of the error.
int casecheck_start(const char *program, char *const arguments[], char *const environment[], const char *folder,
                    pid_t *process);
/// Whether a child has ended; its number stays its own until somebody waits for it.
bool casecheck_has_ended(pid_t process);
/// Whether a child has ended with exit code 0.
bool casecheck_has_succeeded(pid_t process);

/// Ends this process when the thread that started it ends.
bool casecheck_die_with_parent(void);
/// Forbids, for good, to gain rights by starting another program.
bool casecheck_no_new_privileges(void);
/// Sets the limit, or what was inherited when that is less.
bool casecheck_limit_address_space(uint64_t bytes);
/// Of one file that is written; beyond it SIGXFSZ comes, which ends the process unless it is ignored.
bool casecheck_limit_file_size(uint64_t bytes);
bool casecheck_survive_long_files(void);
bool casecheck_limit_processor_seconds(uint64_t seconds);
bool casecheck_limit_open_files(uint64_t count);
bool casecheck_forbid_core_files(void);

/// Lets threads share the places that memory is taken from: what one gives back serves the others. Before any thread starts.
void casecheck_share_memory(void);
/// Gives the system back what was freed.
void casecheck_return_memory(void);
