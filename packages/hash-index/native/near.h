// Which partners and hashes are near. Everything here and what calls it is compiled for AVX-512 with
// BITALG: 32 partners in one comparison. `module.c` looks whether the processor has it.
#pragma once

#include <immintrin.h>
#include <stdbool.h>

#include "memory.h"

#define WIDE __attribute__((target("avx512f,avx512bw,avx512vl,avx512bitalg,bmi,bmi2,popcnt")))
#define WIDE_INLINE static inline __attribute__((always_inline)) WIDE

/** What memory brings at a time, in bytes, and how many partners that is. */
enum { LINE = 64, STEP = 32 };

/** Partners that are looked at between two decisions: two lines. */
enum { LOOK = 2 * STEP };

/** Asks memory for a line, into the second cache: there it may ask for twice as many at a time. */
WIDE_INLINE void bring(const void* at) {
  _mm_prefetch(at, _MM_HINT_T1);
}

/** The line that a partner is in. */
WIDE_INLINE const uint16_t* line_of(const uint16_t* partner) {
  return (const uint16_t*)((uintptr_t)partner & ~(uintptr_t)(LINE - 1));
}

/** Which of the partners in a line differ by at most so many bits: a bit for each, the first lowest. */
WIDE_INLINE uint64_t near_in_line(const uint16_t* line, __m512i partner, __m512i most) {
  const __m512i bits = _mm512_xor_si512(_mm512_load_si512(line), partner);
  return _mm512_cmple_epu16_mask(_mm512_popcnt_epi16(bits), most);
}

/**
 * The same of the two lines from `line` on, as far as `to`. Whole lines are read, because a read that
 * reaches into a second one takes both; the second is not read where nothing of it is asked for.
 */
WIDE_INLINE uint64_t near_in(const uint16_t* line, const uint16_t* to, __m512i partner, __m512i most) {
  const size_t left = (size_t)(to - line);
  const uint16_t* second = left > STEP ? line + STEP : line;
  const uint64_t near = near_in_line(line, partner, most) | near_in_line(second, partner, most) << STEP;
  return _bzhi_u64(near, left < LOOK ? (uint32_t)left : LOOK);
}

/** Bits in which two hashes differ. */
WIDE_INLINE uint32_t hash_distance(const uint8_t* a, const uint8_t* b) {
  const __m256i differing = _mm256_xor_si256(_mm256_loadu_si256((const __m256i*)a), _mm256_loadu_si256((const __m256i*)b));
  const __m256i eights = _mm256_sad_epu8(_mm256_popcnt_epi8(differing), _mm256_setzero_si256());
  const __m128i two = _mm_add_epi64(_mm256_castsi256_si128(eights), _mm256_extracti128_si256(eights, 1));
  return (uint32_t)(_mm_cvtsi128_si64(two) + _mm_extract_epi64(two, 1));
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
