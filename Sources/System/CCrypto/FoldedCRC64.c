#include "FoldedCRC64.h"

#if defined(__x86_64__)
#include <immintrin.h>

// Folding (Gopal and others, "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction"): a block of 128
// bits is moved forward over n bits by multiplying its halves with x^(n+63) and x^(n-1) modulo the polynomial, whose bits
// are reversed like the data's. What is left in the end is a block of 16 bytes with the check of everything.
#define FOLD __attribute__((target("pclmul,sse4.1")))

FOLD static inline __m128i forward(__m128i block, __m128i powers) {
  return _mm_xor_si128(_mm_clmulepi64_si128(block, powers, 0x00), _mm_clmulepi64_si128(block, powers, 0x11));
}

FOLD static inline __m128i load(const uint8_t *bytes) { return _mm_loadu_si128((const __m128i *)bytes); }

FOLD void mocklake_fold_crc64nvme(uint64_t state, const uint8_t **bytes, size_t *count, uint8_t rest[16]) {
  const __m128i over512 = _mm_set_epi64x(0x62242240ace5045a, 0x0c32cdb31e18a84a);
  const __m128i over128 = _mm_set_epi64x(0x21e9761e252621ac, (long long)0xeadc41fd2ba3d420);
  const uint8_t *next = *bytes;
  size_t left = *count;
  __m128i lanes[4];
  for (int lane = 0; lane < 4; lane++) lanes[lane] = load(next + 16 * lane);
  lanes[0] = _mm_xor_si128(lanes[0], _mm_set_epi64x(0, (long long)state));
  for (next += 64, left -= 64; left >= 64; next += 64, left -= 64) {
    for (int lane = 0; lane < 4; lane++)
      lanes[lane] = _mm_xor_si128(forward(lanes[lane], over512), load(next + 16 * lane));
  }
  __m128i block = lanes[0];
  for (int lane = 1; lane < 4; lane++) block = _mm_xor_si128(forward(block, over128), lanes[lane]);
  for (; left >= 16; next += 16, left -= 16) block = _mm_xor_si128(forward(block, over128), load(next));
  _mm_storeu_si128((__m128i *)rest, block);
  *bytes = next;
  *count = left;
}

int mocklake_can_fold(void) { return __builtin_cpu_supports("pclmul") && __builtin_cpu_supports("sse4.1"); }
#else
void mocklake_fold_crc64nvme(uint64_t state, const uint8_t **bytes, size_t *count, uint8_t rest[16]) {
  (void)state, (void)bytes, (void)count, (void)rest;
}

int mocklake_can_fold(void) { return 0; }
#endif
