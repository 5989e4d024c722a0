#pragma once
#include <openssl/evp.h>
#include <openssl/pkcs7.h>
#include <openssl/sha.h>
#include <openssl/x509.h>

// Macros that Swift cannot see.
static inline void casecheck_OPENSSL_free(void *pointer) { OPENSSL_free(pointer); }
static inline void casecheck_sk_X509_free(STACK_OF(X509) *stack) { sk_X509_free(stack); }
static inline X509 *casecheck_sk_X509_first(STACK_OF(X509) *stack) {
  return sk_X509_num(stack) > 0 ? sk_X509_value(stack, 0) : NULL;
}
