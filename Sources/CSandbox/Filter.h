/// A filter of system calls in the making: instructions of classic BPF, appended in the order in which they run.
#pragma once
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__x86_64__)
#define CASECHECK_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define CASECHECK_ARCH AUDIT_ARCH_AARCH64
#endif

struct filter {
  struct sock_filter code[1024];
  unsigned short count;
};

enum { REFUSE = SECCOMP_RET_ERRNO | EPERM, UNKNOWN = SECCOMP_RET_ERRNO | ENOSYS };

static inline void add(struct filter *filter, uint16_t code, uint32_t value, uint8_t yes, uint8_t no) {
  if (filter->count >= sizeof filter->code / sizeof *filter->code) return;
  filter->code[filter->count++] = (struct sock_filter){code, yes, no, value};
}

static inline void answer(struct filter *filter, uint32_t action) { add(filter, BPF_RET | BPF_K, action, 0, 0); }

static inline void load(struct filter *filter, size_t offset) {
  add(filter, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

/// The number of the call, which every rule expects to find loaded.
static inline void load_number(struct filter *filter) { load(filter, offsetof(struct seccomp_data, nr)); }

/// The lower half of an argument; the kernel takes no more of a flag, a command or a process.
static inline void load_argument(struct filter *filter, int index) {
  load(filter, offsetof(struct seccomp_data, args) + 8 * (size_t)index);
}

/// Runs the next `count` instructions only when the value loaded equals `value`.
static inline void when_equal(struct filter *filter, uint32_t value, uint8_t count) {
  add(filter, BPF_JMP | BPF_JEQ | BPF_K, value, 0, count);
}

/// Runs the next `count` instructions only when the value loaded has one of these bits.
static inline void when_any(struct filter *filter, uint32_t bits, uint8_t count) {
  add(filter, BPF_JMP | BPF_JSET | BPF_K, bits, 0, count);
}

static inline void refuse(struct filter *filter, int number) {
  when_equal(filter, (uint32_t)number, 1);
  answer(filter, REFUSE);
}

/// Refuses a call when `argument` has one of these bits.
static inline void refuse_bits(struct filter *filter, int number, int argument, uint32_t bits) {
  when_equal(filter, (uint32_t)number, 4);
  load_argument(filter, argument);
  when_any(filter, bits, 1);
  answer(filter, REFUSE);
  load_number(filter);
}

/// Refuses a call when `argument` is `value`.
static inline void refuse_value(struct filter *filter, int number, int argument, uint32_t value) {
  when_equal(filter, (uint32_t)number, 4);
  load_argument(filter, argument);
  when_equal(filter, value, 1);
  answer(filter, REFUSE);
  load_number(filter);
}

/// Refuses a call unless `argument` is `value`.
static inline void allow_value(struct filter *filter, int number, int argument, uint32_t value) {
  when_equal(filter, (uint32_t)number, 4);
  load_argument(filter, argument);
  add(filter, BPF_JMP | BPF_JEQ | BPF_K, value, 1, 0);
  answer(filter, REFUSE);
  load_number(filter);
}

/// Refuses a call unless `argument` has this bit.
static inline void allow_bit(struct filter *filter, int number, int argument, uint32_t bit) {
  when_equal(filter, (uint32_t)number, 4);
  load_argument(filter, argument);
  add(filter, BPF_JMP | BPF_JSET | BPF_K, bit, 1, 0);
  answer(filter, REFUSE);
  load_number(filter);
}

/// Refuses a call when those bits of `argument` that `mask` has are `value`.
static inline void refuse_masked(struct filter *filter, int number, int argument, uint32_t mask, uint32_t value) {
  when_equal(filter, (uint32_t)number, 5);
  load_argument(filter, argument);
  add(filter, BPF_ALU | BPF_AND | BPF_K, mask, 0, 0);
  when_equal(filter, value, 1);
  answer(filter, REFUSE);
  load_number(filter);
}

/// Refuses a call unless `argument`, a pointer, is null.
static inline void allow_null(struct filter *filter, int number, int argument) {
  when_equal(filter, (uint32_t)number, 6);
  load_argument(filter, argument);
  add(filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 2);
  load(filter, offsetof(struct seccomp_data, args) + 8 * (size_t)argument + 4);
  add(filter, BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0);
  answer(filter, REFUSE);
  load_number(filter);
}
