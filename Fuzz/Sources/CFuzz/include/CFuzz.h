#pragma once
#include <stddef.h>
#include <stdint.h>

/// Runs libFuzzer with the arguments of the program; `one` reads one input and returns 0.
int casecheck_fuzz(int count, char **arguments, int (*one)(const uint8_t *start, size_t length));
