/// A thin border to ONNX Runtime: the library is opened when it is needed, and its functions are called through the
/// table of its C interface, by position. The table only ever grows, so no header of the library is needed, and nothing
/// is linked when the program is built.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A model that is loaded.
typedef struct casecheck_model casecheck_model;

/// What a model answered: numbers that belong to `holder`.
typedef struct {
  const float *values;
  int64_t sizes[4];
  size_t rank;
  void *holder;
} casecheck_answer;

/// Opens the library, once a process; asking again is free. Its telemetry is switched off before.
///
/// All functions that can fail return 0 for success, or write what happened to `message`, of `length` bytes, zero
/// included.
int casecheck_ort_open(const char *path, char *message, size_t length);
/// The version of the library; NULL before it was opened.
const char *casecheck_ort_version(void);

/// Loads a model, to be run on the thread that asks; NULL when it is missing, damaged or of another kind.
casecheck_model *casecheck_model_load(const char *path, char *message, size_t length);
void casecheck_model_free(casecheck_model *model);
/// Runs a model of one input and one output, both of 32-bit floats; `rank` is 4 at most.
int casecheck_model_run(
    casecheck_model *model, const float *values, const int64_t *sizes, size_t rank, casecheck_answer *answer,
    char *message, size_t length);
void casecheck_answer_free(casecheck_answer *answer);

#ifdef __cplusplus
}
#endif
