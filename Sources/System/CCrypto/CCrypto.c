// The digests' low-level functions are used on purpose: unlike EVP contexts their states are plain structs that need no
// allocation and can be copied (the prepared HMAC keys of request signatures), and they use the same CPU instructions.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "CCrypto.h"

#include <openssl/crypto.h>
#include <openssl/md5.h>
#include <openssl/sha.h>
#include <zlib.h>

_Static_assert(sizeof(SHA256_CTX) <= sizeof(mocklake_sha256_state), "the state of SHA-256 must fit");
_Static_assert(sizeof(SHA_CTX) <= sizeof(mocklake_sha1_state), "the state of SHA-1 must fit");
_Static_assert(sizeof(MD5_CTX) <= sizeof(mocklake_md5_state), "the state of MD5 must fit");

void mocklake_sha256_start(mocklake_sha256_state *state) { SHA256_Init((SHA256_CTX *)state); }

void mocklake_sha256_update(mocklake_sha256_state *state, const void *bytes, size_t count) {
  SHA256_Update((SHA256_CTX *)state, bytes, count);
}

void mocklake_sha256_finish(mocklake_sha256_state *state, uint8_t *digest) {
  SHA256_Final(digest, (SHA256_CTX *)state);
}

void mocklake_sha1_start(mocklake_sha1_state *state) { SHA1_Init((SHA_CTX *)state); }

void mocklake_sha1_update(mocklake_sha1_state *state, const void *bytes, size_t count) {
  SHA1_Update((SHA_CTX *)state, bytes, count);
}

void mocklake_sha1_finish(mocklake_sha1_state *state, uint8_t *digest) { SHA1_Final(digest, (SHA_CTX *)state); }

void mocklake_md5_start(mocklake_md5_state *state) { MD5_Init((MD5_CTX *)state); }

void mocklake_md5_update(mocklake_md5_state *state, const void *bytes, size_t count) {
  MD5_Update((MD5_CTX *)state, bytes, count);
}

void mocklake_md5_finish(mocklake_md5_state *state, uint8_t *digest) { MD5_Final(digest, (MD5_CTX *)state); }

uint32_t mocklake_crc32(uint32_t value, const void *bytes, size_t count) {
  return count == 0 ? value : (uint32_t)crc32_z(value, bytes, count);
}

int mocklake_equal(const void *left, const void *right, size_t count) {
  return count == 0 || CRYPTO_memcmp(left, right, count) == 0;
}
