// Which partners and hashes are near. Everything here and what calls it is compiled for AVX-512 with
// BITALG: 32 partners in one comparison. `module.c` looks whether the processor has it.
#pragma once

#include <immintrin.h>
#include <stdbool.h>

#include "memory.h"

#define WIDE __attribute__((target("avx512f,avx512bw,avx512vl,avx512bitalg,bmi,bmi2,popcnt")))
#define WIDE_INLINE static inline __attribute__((always_inline)) WIDE

/** What one comparison takes, and what memory brings at a time. */
enum { STEP = 32, LINE = 64 };

/** Asks memory for a line, into the second cache: there it may ask for twice as many at a time. */
WIDE_INLINE void bring(const void* at) {
  _mm_prefetch(at, _MM_HINT_T1);
}

/**
 * Which of the partners at `at`, 32 or as many as are left, differ by at most so many bits: a bit for
 * each, the first lowest. What lies behind is not read.
 */
WIDE_INLINE uint32_t near_in(const uint16_t* at, size_t left, __m512i partner, __m512i most) {
  const __mmask32 there = _bzhi_u32(UINT32_MAX, left < STEP ? (uint32_t)left : STEP);
  const __m512i bits = _mm512_xor_si512(_mm512_maskz_loadu_epi16(there, at), partner);
  return _mm512_mask_cmple_epu16_mask(there, _mm512_popcnt_epi16(bits), most);
}

/** Bits in which two hashes differ. */
WIDE_INLINE uint32_t hash_distance(const uint8_t* a, const uint8_t* b) {
  uint32_t bits = 0;
  for (size_t at = 0; at < HASH_BYTES; at += 8) {
    uint64_t one, other;
    memcpy(&one, a + at, 8);
    memcpy(&other, b + at, 8);
    bits += (uint32_t)__builtin_popcountll(one ^ other);
  }
  return bits;
}

/** Whether a table before this chunk's leads from one hash to the other, too. */
WIDE_INLINE bool is_found_before(const struct index* index, uint32_t chunk, const uint8_t* a, const uint8_t* b) {
  for (uint32_t earlier = 0; earlier < chunk; earlier++) {
    const uint32_t beside = earlier ^ 1;
    const int own = __builtin_popcount(chunk_of(a, earlier) ^ chunk_of(b, earlier));
    const int partner = __builtin_popcount(chunk_of(a, beside) ^ chunk_of(b, beside));
    if (own <= chunk_radius(index, earlier) && own + partner <= pair_most(index, earlier)) return true;
  }
  return false;
}
