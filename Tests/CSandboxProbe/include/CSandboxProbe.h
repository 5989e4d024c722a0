/// Attempts to break out of the sandbox of a worker, one at a time. Never to be run without one: some would succeed.
#pragma once

/// - scratch, outside: a folder where the worker may write, and one where it may not; each holds a file `old`.
/// - process: another process of the same user.
struct casecheck_places {
  const char *scratch, *outside;
  int process;
};

int casecheck_probe_count(void);
const char *casecheck_probe_name(int index);
/// Returns 0 when the attempt succeeded, or the number of the error.
int casecheck_probe(int index, struct casecheck_places places);
