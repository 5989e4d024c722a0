#pragma once
#ifdef __cplusplus
extern "C" {
#endif
/// The version of the poppler library this was built against.
const char *casecheck_poppler_version(void);
#ifdef __cplusplus
}
#endif
