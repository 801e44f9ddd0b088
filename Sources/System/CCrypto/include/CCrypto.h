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

#endif
