#include "CMicroHTTPD.h"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>

static int add_extension(X509 *certificate, int nid, const char *value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, certificate, certificate, NULL, NULL, 0);
  X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, nid, value);
  if (extension == NULL) return 0;
  int added = X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
  return added;
}

/* The certificate is also its own authority, so that clients can trust it by naming it in their CA bundle. */
static int add_extensions(X509 *certificate, const char *names) {
  return add_extension(certificate, NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
    && add_extension(certificate, NID_key_usage, "critical,digitalSignature,keyCertSign")
    && add_extension(certificate, NID_ext_key_usage, "serverAuth")
    && add_extension(certificate, NID_subject_key_identifier, "hash")
    && add_extension(certificate, NID_authority_key_identifier, "keyid:always")
    && add_extension(certificate, NID_subject_alt_name, names);
}

static int set_serial(X509 *certificate) {
  unsigned char bytes[8];
  if (RAND_bytes(bytes, sizeof bytes) != 1) return 0;
  uint64_t serial = 0;
  memcpy(&serial, bytes, sizeof serial);
  return ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), (serial >> 1) | 1);
}

static int fill(X509 *certificate, EVP_PKEY *key, const char *common_name, const char *names, long valid_seconds) {
  X509_NAME *name = X509_get_subject_name(certificate);
  /* An hour back, for clients whose clock is a little behind. */
  return X509_set_version(certificate, X509_VERSION_3) && set_serial(certificate)
    && X509_gmtime_adj(X509_getm_notBefore(certificate), -3600) != NULL
    && X509_gmtime_adj(X509_getm_notAfter(certificate), valid_seconds) != NULL
    && X509_set_pubkey(certificate, key)
    && X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, (const unsigned char *)common_name, -1, -1, 0)
    && X509_set_issuer_name(certificate, name) && add_extensions(certificate, names)
    && X509_sign(certificate, key, EVP_sha256()) > 0;
}

static char *text_of(BIO *memory) {
  char *bytes = NULL;
  long count = BIO_get_mem_data(memory, &bytes);
  char *text = count > 0 ? malloc((size_t)count + 1) : NULL;
  if (text == NULL) return NULL;
  memcpy(text, bytes, (size_t)count);
  text[count] = 0;
  return text;
}

static char *certificate_text(X509 *certificate) {
  BIO *memory = BIO_new(BIO_s_mem());
  if (memory == NULL) return NULL;
  char *text = PEM_write_bio_X509(memory, certificate) ? text_of(memory) : NULL;
  BIO_free(memory);
  return text;
}

static char *key_text(EVP_PKEY *key) {
  BIO *memory = BIO_new(BIO_s_mem());
  if (memory == NULL) return NULL;
  char *text = PEM_write_bio_PrivateKey(memory, key, NULL, NULL, 0, NULL, NULL) ? text_of(memory) : NULL;
  BIO_free(memory);
  return text;
}

int mocklake_tls_self_signed(
  const char *common_name, const char *names, long valid_seconds, char **certificate_pem, char **key_pem) {
  *certificate_pem = NULL;
  *key_pem = NULL;
  EVP_PKEY *key = EVP_EC_gen("P-256");
  X509 *certificate = X509_new();
  if (key != NULL && certificate != NULL && fill(certificate, key, common_name, names, valid_seconds)) {
    *certificate_pem = certificate_text(certificate);
    *key_pem = key_text(key);
  }
  X509_free(certificate);
  EVP_PKEY_free(key);
  if (*certificate_pem != NULL && *key_pem != NULL) return 1;
  mocklake_tls_free(*certificate_pem);
  mocklake_tls_free(*key_pem);
  return 0;
}

void mocklake_tls_free(char *text) { free(text); }
