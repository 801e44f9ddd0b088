#ifndef CCrypto_h
#define CCrypto_h

#include <stddef.h>
#include <stdint.h>

/// Room for libcrypto's running state of a digest: plain memory without pointers, so a copy is a second running digest.
typedef struct { uint64_t words[14]; } mocklake_sha256_state;
typedef struct { uint64_t words[12]; } mocklake_sha1_state;
typedef struct { uint64_t words[12]; } mocklake_md5_state;

void mocklake_sha256_start(mocklake_sha256_state *state);
void mocklake_sha256_update(mocklake_sha256_state *state, const void *bytes, size_t count);
/// Writes 32 bytes.
void mocklake_sha256_finish(mocklake_sha256_state *state, uint8_t *digest);

void mocklake_sha1_start(mocklake_sha1_state *state);
void mocklake_sha1_update(mocklake_sha1_state *state, const void *bytes, size_t count);
/// Writes 20 bytes.
void mocklake_sha1_finish(mocklake_sha1_state *state, uint8_t *digest);

void mocklake_md5_start(mocklake_md5_state *state);
void mocklake_md5_update(mocklake_md5_state *state, const void *bytes, size_t count);
/// Writes 16 bytes.
void mocklake_md5_finish(mocklake_md5_state *state, uint8_t *digest);

/// Cyclic redundancy checks; the value goes in and out finished, so that 0 starts one.
uint32_t mocklake_crc32(uint32_t value, const void *bytes, size_t count);
uint32_t mocklake_crc32c(uint32_t value, const void *bytes, size_t count);
uint64_t mocklake_crc64nvme(uint64_t value, const void *bytes, size_t count);

/// The checks without the CPU's special instructions, for CPUs that lack them and for comparing both in tests.
uint32_t mocklake_crc32c_portable(uint32_t value, const void *bytes, size_t count);
uint64_t mocklake_crc64nvme_portable(uint64_t value, const void *bytes, size_t count);

/// 1 if both areas hold the same bytes; the time taken does not depend on where they differ.
int mocklake_equal(const void *left, const void *right, size_t count);

/// AES-256 in Galois/Counter Mode. The key has 32 bytes, the nonce 12, the tag 16; both answer 1 if all went well.
/// Seals `count` bytes into as many bytes of ciphertext and a tag that vouches for them and for the additional data.
int mocklake_aes256gcm_seal(const uint8_t *key, const uint8_t *nonce, const void *additional, size_t additional_count,
                            const void *plaintext, size_t count, uint8_t *ciphertext, uint8_t *tag);
/// Opens what was sealed; 0 if key, nonce, additional data, ciphertext or tag is another.
int mocklake_aes256gcm_open(const uint8_t *key, const uint8_t *nonce, const void *additional, size_t additional_count,
                            const void *ciphertext, size_t count, const uint8_t *tag, uint8_t *plaintext);

#endif
