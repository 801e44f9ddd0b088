#include "CCrypto.h"

#include <limits.h>
#include <openssl/evp.h>

static int run(EVP_CIPHER_CTX *context, const uint8_t *key, const uint8_t *nonce, const void *additional,
               size_t additional_count, const void *input, size_t count, uint8_t *output, int seals) {
  int written = 0;
  if (additional_count > INT_MAX || count > INT_MAX) return 0;
  if (EVP_CipherInit_ex(context, EVP_aes_256_gcm(), NULL, key, nonce, seals) != 1) return 0;
  if (additional_count > 0
      && EVP_CipherUpdate(context, NULL, &written, additional, (int)additional_count) != 1) return 0;
  return count == 0 || EVP_CipherUpdate(context, output, &written, input, (int)count) == 1;
}

int mocklake_aes256gcm_seal(const uint8_t *key, const uint8_t *nonce, const void *additional, size_t additional_count,
                            const void *plaintext, size_t count, uint8_t *ciphertext, uint8_t *tag) {
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
  uint8_t rest[16];
  int written = 0;
  int succeeded = context != NULL
      && run(context, key, nonce, additional, additional_count, plaintext, count, ciphertext, 1)
      && EVP_CipherFinal_ex(context, rest, &written) == 1
      && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, 16, tag) == 1;
  EVP_CIPHER_CTX_free(context);
  return succeeded;
}

int mocklake_aes256gcm_open(const uint8_t *key, const uint8_t *nonce, const void *additional, size_t additional_count,
                            const void *ciphertext, size_t count, const uint8_t *tag, uint8_t *plaintext) {
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
  uint8_t rest[16];
  int written = 0;
  int succeeded = context != NULL
      && run(context, key, nonce, additional, additional_count, ciphertext, count, plaintext, 0)
      && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, 16, (void *)tag) == 1
      && EVP_CipherFinal_ex(context, rest, &written) == 1;
  EVP_CIPHER_CTX_free(context);
  return succeeded;
}
