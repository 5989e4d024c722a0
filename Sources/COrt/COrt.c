#include "COrt.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// Anything that belongs to the library.
typedef void *Handle;

typedef struct {
  const void *const *(*get_api)(uint32_t version);
  const char *(*get_version)(void);
} ApiBase;

/// The oldest table that has every function below.
enum { api_version = 11 };

/// Positions in `OrtApi`.
enum {
  get_error_message = 2,
  create_env = 3,
  disable_telemetry = 6,
  create_session = 7,
  run = 9,
  create_session_options = 10,
  disable_mem_pattern = 17,
  set_log_severity = 22,
  set_graph_optimization = 23,
  set_intra_op_threads = 24,
  set_inter_op_threads = 25,
  session_input_count = 30,
  session_output_count = 31,
  session_input_name = 36,
  session_output_name = 37,
  create_tensor = 49,
  tensor_data = 51,
  tensor_element_type = 60,
  dimension_count = 61,
  dimensions = 62,
  tensor_info = 65,
  create_cpu_memory_info = 69,
  allocator_free = 76,
  default_allocator = 78,
  release_env = 92,
  release_status = 93,
  release_memory_info = 94,
  release_session = 95,
  release_value = 96,
  release_tensor_info = 99,
  release_session_options = 100,
  add_config = 130,
};

enum { float_elements = 1, arena_allocator = 1, default_memory = 0, log_errors = 3, all_optimizations = 99 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const void *const *api;
static const char *version;
static Handle env, memory, allocator;

/// A function of the table that returns a status: NULL for success.
#define STATUS(place, ...) ((Handle(*)(__VA_ARGS__))api[place])
#define FUNCTION(place, result, ...) ((result(*)(__VA_ARGS__))api[place])

/// Takes over the status of a call.
static bool failed(Handle status, char *message, size_t length) {
  if (!status) return false;
  if (message && length) snprintf(message, length, "%s", FUNCTION(get_error_message, const char *, Handle)(status));
  FUNCTION(release_status, void, Handle)(status);
  return true;
}

static bool set_up(char *message, size_t length) {
  if (failed(STATUS(create_env, int, const char *, Handle *)(log_errors, "casecheck", &env), message, length)) return false;
  // It comes too late for what the environment variable stops, and stops what is left.
  failed(STATUS(disable_telemetry, Handle)(env), NULL, 0);
  return !failed(STATUS(create_cpu_memory_info, int, int, Handle *)(arena_allocator, default_memory, &memory), message, length)
         && !failed(STATUS(default_allocator, Handle *)(&allocator), message, length);
}

static int open_library(const char *path, char *message, size_t length) {
  // Later is too late: the library starts a thread of its own and writes files as soon as it is set up.
  if (setenv("ORT_DISABLE_TELEMETRY", "1", 1) != 0) {
    snprintf(message, length, "setenv");
    return 1;
  }
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  const ApiBase *(*get_base)(void) = library ? (const ApiBase *(*)(void))dlsym(library, "OrtGetApiBase") : NULL;
  if (!get_base) {
    const char *reason = dlerror();
    snprintf(message, length, "%s", reason ? reason : path);
    return 1;
  }
  const ApiBase *base = get_base();
  const void *const *found = base->get_api(api_version);
  if (!found) {
    snprintf(message, length, "ONNX Runtime %s: API %d", base->get_version(), api_version);
    return 1;
  }
  api = found;
  if (!set_up(message, length)) {
    api = NULL;
    return 1;
  }
  version = base->get_version();
  return 0;
}

int casecheck_ort_open(const char *path, char *message, size_t length) {
  pthread_mutex_lock(&lock);
  int status = api ? 0 : open_library(path, message, length);
  pthread_mutex_unlock(&lock);
  return status;
}

const char *casecheck_ort_version(void) { return version; }

struct casecheck_model {
  Handle session;
  char *input, *output;
};

/// One thread, and memory that is not planned ahead: sizes differ from call to call.
static bool prepare(Handle options, char *message, size_t length) {
  return !failed(STATUS(set_graph_optimization, Handle, int)(options, all_optimizations), message, length)
         && !failed(STATUS(set_intra_op_threads, Handle, int)(options, 1), message, length)
         && !failed(STATUS(set_inter_op_threads, Handle, int)(options, 1), message, length)
         && !failed(STATUS(set_log_severity, Handle, int)(options, log_errors), message, length)
         && !failed(STATUS(disable_mem_pattern, Handle)(options), message, length)
         && !failed(STATUS(add_config, Handle, const char *, const char *)(options, "session.intra_op.allow_spinning", "0"),
                    message, length);
}

/// The name of the one input or output of a model, to be freed; NULL on failure.
static char *only_name(Handle session, int count_place, int name_place, char *message, size_t length) {
  size_t count = 0;
  char *name = NULL;
  if (failed(STATUS(count_place, Handle, size_t *)(session, &count), message, length)) return NULL;
  if (count != 1) {
    snprintf(message, length, "%zu inputs or outputs", count);
    return NULL;
  }
  if (failed(STATUS(name_place, Handle, size_t, Handle, char **)(session, 0, allocator, &name), message, length)) return NULL;
  char *copy = strdup(name);
  failed(STATUS(allocator_free, Handle, void *)(allocator, name), NULL, 0);
  return copy;
}

casecheck_model *casecheck_model_load(const char *path, char *message, size_t length) {
  casecheck_model *model = calloc(1, sizeof *model);
  Handle options = NULL;
  bool is_loaded = model && api && !failed(STATUS(create_session_options, Handle *)(&options), message, length)
                   && prepare(options, message, length)
                   && !failed(STATUS(create_session, Handle, const char *, Handle, Handle *)(env, path, options, &model->session),
                              message, length);
  if (is_loaded) model->input = only_name(model->session, session_input_count, session_input_name, message, length);
  if (is_loaded) model->output = only_name(model->session, session_output_count, session_output_name, message, length);
  if (options) FUNCTION(release_session_options, void, Handle)(options);
  if (is_loaded && model->input && model->output) return model;
  casecheck_model_free(model);
  return NULL;
}

void casecheck_model_free(casecheck_model *model) {
  if (!model) return;
  if (model->session) FUNCTION(release_session, void, Handle)(model->session);
  free(model->input);
  free(model->output);
  free(model);
}

/// Fills in what a value of the library holds; the value stays its own.
static bool look_into(Handle value, casecheck_answer *answer, char *message, size_t length) {
  Handle info = NULL;
  int type = 0;
  if (failed(STATUS(tensor_info, Handle, Handle *)(value, &info), message, length)) return false;
  bool is_known = !failed(STATUS(tensor_element_type, Handle, int *)(info, &type), message, length)
                  && !failed(STATUS(dimension_count, Handle, size_t *)(info, &answer->rank), message, length);
  if (is_known && (answer->rank > 4 || type != float_elements)) {
    snprintf(message, length, "output of rank %zu and type %d", answer->rank, type);
    is_known = false;
  }
  is_known = is_known && !failed(STATUS(dimensions, Handle, int64_t *, size_t)(info, answer->sizes, answer->rank), message, length)
             && !failed(STATUS(tensor_data, Handle, void **)(value, (void **)&answer->values), message, length);
  FUNCTION(release_tensor_info, void, Handle)(info);
  return is_known;
}

int casecheck_model_run(
    casecheck_model *model, const float *values, const int64_t *sizes, size_t rank, casecheck_answer *answer,
    char *message, size_t length) {
  memset(answer, 0, sizeof *answer);
  size_t count = 1;
  for (size_t i = 0; i < rank; ++i) count *= (size_t)sizes[i];
  const char *inputs[1] = {model->input}, *outputs[1] = {model->output};
  Handle given = NULL, made = NULL;
  if (failed(STATUS(create_tensor, Handle, void *, size_t, const int64_t *, size_t, int, Handle *)(
                 memory, (void *)values, count * sizeof *values, sizes, rank, float_elements, &given),
             message, length)) {
    return 1;
  }
  bool is_done =
      !failed(STATUS(run, Handle, Handle, const char *const *, const Handle *, size_t, const char *const *, size_t, Handle *)(
                  model->session, NULL, inputs, (const Handle *)&given, 1, outputs, 1, &made),
              message, length)
      && look_into(made, answer, message, length);
  FUNCTION(release_value, void, Handle)(given);
  if (is_done) {
    answer->holder = made;
    return 0;
  }
  if (made) FUNCTION(release_value, void, Handle)(made);
  return 1;
}

void casecheck_answer_free(casecheck_answer *answer) {
  if (answer->holder) FUNCTION(release_value, void, Handle)(answer->holder);
  memset(answer, 0, sizeof *answer);
}
