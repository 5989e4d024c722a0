/// A thin border to the C interface of tesseract: the library is opened when it is needed, nothing is linked and no header
/// of it is needed when the program is built.
#pragma once
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// tesseract with a language that is loaded.
typedef struct casecheck_tesseract casecheck_tesseract;

/// A letter as it was read.
typedef struct {
  uint32_t scalar;
  /// 0 to 100.
  float confidence;
  /// In pixels, half-open.
  int left, top, right, bottom;
  /// Number of its line, from 0.
  int line;
} casecheck_tesseract_letter;

/// Opens the library and loads a language; NULL when either cannot be had, with what happened in `message`, of `length`
/// bytes, zero included.
casecheck_tesseract *casecheck_tesseract_open(
    const char *library, const char *folder, const char *language, char *message, size_t length);
void casecheck_tesseract_close(casecheck_tesseract *tesseract);
/// Reads a picture of red, green and blue bytes; the number of letters, or -1. At most `most` are written.
long casecheck_tesseract_read(
    casecheck_tesseract *tesseract, const uint8_t *pixels, int width, int height, int resolution,
    casecheck_tesseract_letter *letters, long most);

#ifdef __cplusplus
}
#endif
