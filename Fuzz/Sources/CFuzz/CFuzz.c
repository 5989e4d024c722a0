#include "CFuzz.h"

int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*one)(const uint8_t *start, size_t length));

static int (*chosen)(const uint8_t *start, size_t length);

/// The library brings a `main` of its own along, which asks for this name.
int LLVMFuzzerTestOneInput(const uint8_t *start, size_t length) { return chosen(start, length); }

int casecheck_fuzz(int count, char **arguments, int (*one)(const uint8_t *start, size_t length)) {
  chosen = one;
  return LLVMFuzzerRunDriver(&count, &arguments, LLVMFuzzerTestOneInput);
}
