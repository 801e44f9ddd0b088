#ifndef FoldedCRC64_h
#define FoldedCRC64_h

#include <stddef.h>
#include <stdint.h>

/// 1 if the CPU multiplies polynomials.
int mocklake_can_fold(void);

/// Takes at least 64 bytes and all but less than 16 of what there is; the check of `rest`, from a state of zero, is then
/// the check of all that was taken. Only to be called if the CPU can.
void mocklake_fold_crc64nvme(uint64_t state, const uint8_t **bytes, size_t *count, uint8_t rest[16]);

#endif
