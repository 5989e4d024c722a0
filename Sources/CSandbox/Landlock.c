#define _GNU_SOURCE
#include "CSandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <link.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Debian 12's <linux/landlock.h> stops at version 2: numbers and structures as in include/uapi/linux/landlock.h of 6.18.

enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446 };
enum { VERSION_FLAG = 1, PATH_BENEATH = 1 };

#define BIT(n) (UINT64_C(1) << (n))
enum { EXECUTE, WRITE_FILE, READ_FILE, READ_DIR, REMOVE_DIR, REMOVE_FILE, MAKE_CHAR, MAKE_DIR, MAKE_REG, MAKE_SOCK };
enum { MAKE_FIFO = 10, MAKE_BLOCK, MAKE_SYM, REFER, TRUNCATE, IOCTL_DEV };

static const uint64_t reading = BIT(EXECUTE) | BIT(READ_FILE) | BIT(READ_DIR);
static const uint64_t of_a_file = BIT(EXECUTE) | BIT(WRITE_FILE) | BIT(READ_FILE) | BIT(TRUNCATE) | BIT(IOCTL_DEV);

struct ruleset {
  uint64_t files, connections, scoped;
};
struct rule {
  uint64_t allowed;
  int32_t parent;
} __attribute__((packed));

/// Every right to files that a version knows.
static uint64_t rights(int version) {
  uint64_t known = BIT(MAKE_SYM + 1) - 1;
  if (version >= 2) known |= BIT(REFER);
  if (version >= 3) known |= BIT(TRUNCATE);
  if (version >= 5) known |= BIT(IOCTL_DEV);
  return known;
}

static uint64_t handled(int version, enum casecheck_scope scope) {
  if (scope == CASECHECK_SCOPE_OUTSIDE) return 0;
  return scope == CASECHECK_SCOPE_FILES ? rights(version) : rights(version) & ~reading;
}

int casecheck_landlock_version(void) {
  long version = syscall(CREATE_RULESET, NULL, 0, VERSION_FLAG);
  return version > 0 ? (int)version : 0;
}

int casecheck_rules_begin(enum casecheck_scope scope) {
  int version = casecheck_landlock_version();
  struct ruleset set = {handled(version, scope), version >= 4 ? 3 : 0, version >= 6 ? 3 : 0};
  // An older kernel refuses the longer structures, and an empty set.
  long rules = syscall(CREATE_RULESET, &set, version >= 6 ? 24 : version >= 4 ? 16 : 8, 0);
  return rules >= 0 ? (int)rules : -errno;
}

int casecheck_rules_allow(int rules, const char *path, int access) {
  struct stat facts;
  struct rule rule = {0, open(path, O_PATH | O_CLOEXEC)};
  if (rule.parent < 0) return errno;
  int status = fstat(rule.parent, &facts) == 0 ? 0 : errno;
  if (access & CASECHECK_READ) rule.allowed |= BIT(READ_FILE) | BIT(READ_DIR);
  if (access & CASECHECK_WRITE)
    rule.allowed |= BIT(WRITE_FILE) | BIT(REMOVE_DIR) | BIT(REMOVE_FILE) | BIT(MAKE_DIR) | BIT(MAKE_REG) | BIT(TRUNCATE);
  if (access & CASECHECK_WRITE_SPECIAL) rule.allowed |= BIT(MAKE_SOCK) | BIT(MAKE_FIFO) | BIT(MAKE_SYM) | BIT(REFER);
  if (access & CASECHECK_SOCKETS) rule.allowed |= BIT(MAKE_SOCK);
  rule.allowed &= rights(casecheck_landlock_version());
  if (status == 0 && !S_ISDIR(facts.st_mode)) rule.allowed &= of_a_file;
  if (status == 0 && syscall(ADD_RULE, rules, PATH_BENEATH, &rule, 0) != 0) status = errno;
  close(rule.parent);
  return status;
}

static int allow_folder(struct dl_phdr_info *library, size_t size, void *rules) {
  (void)size;
  char folder[PATH_MAX];
  const char *end = strrchr(library->dlpi_name, '/');
  if (end == NULL || end == library->dlpi_name || end - library->dlpi_name >= PATH_MAX) return 0;
  memcpy(folder, library->dlpi_name, (size_t)(end - library->dlpi_name));
  folder[end - library->dlpi_name] = 0;
  return casecheck_rules_allow(*(int *)rules, folder, CASECHECK_READ);
}

int casecheck_rules_allow_libraries(int rules) { return dl_iterate_phdr(allow_folder, &rules); }

int casecheck_rules_enforce(int rules) {
  int status = syscall(RESTRICT_SELF, rules, 0) == 0 ? 0 : errno;
  close(rules);
  return status;
}
