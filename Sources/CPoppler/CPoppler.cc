#include "CPoppler.h"
#include <poppler-config.h>
#include <TextOutputDev.h>

extern "C" const char *casecheck_poppler_version(void) { return POPPLER_VERSION; }
