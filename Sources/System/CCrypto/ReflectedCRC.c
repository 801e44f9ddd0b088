#include "CCrypto.h"
#include "FoldedCRC64.h"

#include <pthread.h>
#include <string.h>
#if defined(__x86_64__)
#include <nmmintrin.h>
#endif

// Eight bytes a step: table[k][b] is the remainder of byte b followed by k zero bytes.
static uint32_t crc32c_table[8][256];
static uint64_t crc64_table[8][256];
static pthread_once_t tables_once = PTHREAD_ONCE_INIT;

#define CRC32C_POLYNOMIAL 0x82f63b78u
#define CRC64NVME_POLYNOMIAL 0x9a6c9329ac4bc9b5ull

static void make_tables(void) {
  for (unsigned byte = 0; byte < 256; byte++) {
    uint32_t small = byte;
    uint64_t large = byte;
    for (int bit = 0; bit < 8; bit++) {
      small = (small >> 1) ^ ((small & 1) ? CRC32C_POLYNOMIAL : 0);
      large = (large >> 1) ^ ((large & 1) ? CRC64NVME_POLYNOMIAL : 0);
    }
    crc32c_table[0][byte] = small;
    crc64_table[0][byte] = large;
  }
  for (unsigned byte = 0; byte < 256; byte++) {
    for (int zeros = 1; zeros < 8; zeros++) {
      uint32_t small = crc32c_table[zeros - 1][byte];
      uint64_t large = crc64_table[zeros - 1][byte];
      crc32c_table[zeros][byte] = (small >> 8) ^ crc32c_table[0][small & 255];
      crc64_table[zeros][byte] = (large >> 8) ^ crc64_table[0][large & 255];
    }
  }
}

static uint64_t little_endian_word(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

uint32_t mocklake_crc32c_portable(uint32_t value, const void *bytes, size_t count) {
  pthread_once(&tables_once, make_tables);
  const uint8_t *next = bytes;
  uint32_t crc = ~value;
  for (; count >= 8; count -= 8, next += 8) {
    uint64_t word = little_endian_word(next) ^ crc;
    crc = 0;
    for (int byte = 0; byte < 8; byte++) crc ^= crc32c_table[7 - byte][(word >> (8 * byte)) & 255];
  }
  for (; count > 0; count--) crc = (crc >> 8) ^ crc32c_table[0][(crc ^ *next++) & 255];
  return ~crc;
}

static uint64_t crc64_step(uint64_t crc, const uint8_t *next, size_t count) {
  pthread_once(&tables_once, make_tables);
  for (; count >= 8; count -= 8, next += 8) {
    uint64_t word = little_endian_word(next) ^ crc;
    crc = 0;
    for (int byte = 0; byte < 8; byte++) crc ^= crc64_table[7 - byte][(word >> (8 * byte)) & 255];
  }
  for (; count > 0; count--) crc = (crc >> 8) ^ crc64_table[0][(crc ^ *next++) & 255];
  return crc;
}

uint64_t mocklake_crc64nvme_portable(uint64_t value, const void *bytes, size_t count) {
  return ~crc64_step(~value, bytes, count);
}

uint64_t mocklake_crc64nvme(uint64_t value, const void *bytes, size_t count) {
  const uint8_t *next = bytes;
  uint64_t crc = ~value;
  if (count >= 64 && mocklake_can_fold()) {
    uint8_t rest[16];
    mocklake_fold_crc64nvme(crc, &next, &count, rest);
    crc = crc64_step(0, rest, sizeof rest);
  }
  return ~crc64_step(crc, next, count);
}

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) static uint32_t crc32c_instruction(uint32_t value, const uint8_t *next, size_t count) {
  uint64_t crc = (uint32_t)~value;
  for (; count >= 8; count -= 8, next += 8) crc = _mm_crc32_u64(crc, little_endian_word(next));
  for (; count > 0; count--) crc = _mm_crc32_u8((uint32_t)crc, *next++);
  return ~(uint32_t)crc;
}
#endif

uint32_t mocklake_crc32c(uint32_t value, const void *bytes, size_t count) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("sse4.2")) return crc32c_instruction(value, bytes, count);
#endif
  return mocklake_crc32c_portable(value, bytes, count);
}
