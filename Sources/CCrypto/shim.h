#pragma once
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pkcs7.h>
#include <openssl/sha.h>
#include <openssl/ts.h>
#include <openssl/x509.h>

// Macros that Swift cannot see.
static inline void casecheck_OPENSSL_free(void *pointer) { OPENSSL_free(pointer); }
static inline void casecheck_sk_X509_free(STACK_OF(X509) *stack) { sk_X509_free(stack); }
static inline X509 *casecheck_sk_X509_first(STACK_OF(X509) *stack) {
  return sk_X509_num(stack) > 0 ? sk_X509_value(stack, 0) : NULL;
}
static inline int casecheck_sk_CMS_SignerInfo_num(STACK_OF(CMS_SignerInfo) *stack) { return sk_CMS_SignerInfo_num(stack); }
static inline CMS_SignerInfo *casecheck_sk_CMS_SignerInfo_first(STACK_OF(CMS_SignerInfo) *stack) {
  return sk_CMS_SignerInfo_num(stack) > 0 ? sk_CMS_SignerInfo_value(stack, 0) : NULL;
}
