#include "batch.h"

#include <stdlib.h>

#include "near.h"

enum {
  MOST_NOTED = 512,
  MOST_HITS = 512,
  PIECE_STEPS = 6,
  PIECE = PIECE_STEPS * STEP,
  MOST_RADIUS = 2,
  MOST_GATHERED = MOST_BATCH + STEP, // a batch, and what may be written behind it
};

/** A posting whose partner was near a query's: where its row stands. */
struct noted {
  const uint8_t* row_at;
  uint32_t query;
};

/** A hash that is to be compared with a query's, and that memory was asked for. */
struct asked {
  uint32_t row;
  uint32_t query;
};

/** A query, by its place in the sorted batch, and which partners of a piece are near: a bit for each in every step. */
struct hit {
  uint32_t sorted;
  uint32_t near[PIECE_STEPS];
};

struct batch {
  const struct index* index;
  uint32_t chunk;
  int radius; // of bits that differ in the chunk
  int most;   // in it and its partner together
  uint32_t distance;
  take_found take;
  void* taker;
  uint32_t found;
  uint32_t notes;
  uint32_t asks;
  bool is_over;
  struct noted noted[MOST_NOTED];
  struct asked asked[MOST_NOTED];
  uint32_t gathered[MOST_GATHERED]; // places in the sorted batch, those of the nearest values first
  uint32_t gathered_count;
  uint32_t further[MOST_RADIUS]; // from which of them on values differ by more than 0 bits, than 1
  struct hit hit[MOST_HITS + 1]; // one more may be written behind them
};

static const uint8_t* query_at(const struct index* index, uint32_t query) {
  return index->memory + index->at->batch + (size_t)query * HASH_BYTES;
}

/** Leaves something that was found where the kernel would. */
static void keep(struct batch* batch, uint32_t query, uint32_t number, uint32_t exact) {
  const struct index* index = batch->index;
  if (batch->found == MOST_FOUND) {
    batch->is_over = !batch->take(batch->taker, batch->found);
    batch->found = 0;
    if (batch->is_over) return;
  }
  const size_t place = batch->found++;
  memcpy(index->memory + index->at->found_queries + place * 4, &query, 4);
  memcpy(index->memory + index->at->found_numbers + place * 4, &number, 4);
  index->memory[index->at->found_distances + place] = (uint8_t)exact;
}

/** Compares all bits of what was asked for before. */
WIDE static void compare_asked(struct batch* batch) {
  const struct index* index = batch->index;
  for (uint32_t at = 0; at < batch->asks && !batch->is_over; at++) {
    const struct asked* asked = &batch->asked[at];
    const uint8_t* hash = hash_at(index, asked->row);
    const uint8_t* query = query_at(index, asked->query);
    const uint32_t exact = hash_distance(hash, query);
    if (exact > batch->distance || is_found_before(index, batch->chunk, hash, query)) continue;
    keep(batch, asked->query, number_of(index, asked->row), exact);
  }
  batch->asks = 0;
}

/** Asks for both hashes of everything that was noted. */
WIDE static void ask_for_noted(struct batch* batch) {
  for (uint32_t at = 0; at < batch->notes; at++) {
    const struct noted* noted = &batch->noted[at];
    const uint32_t row = row_at(noted->row_at);
    batch->asked[batch->asks++] = (struct asked){row, noted->query};
    bring(hash_at(batch->index, row));
    bring(query_at(batch->index, noted->query));
  }
  batch->notes = 0;
}

/**
 * Moves everything on by a step: what was asked for is compared, what was noted is asked for. So memory
 * has the time of a few buckets to bring each thing.
 */
WIDE static void move_on(struct batch* batch) {
  compare_asked(batch);
  ask_for_noted(batch);
}

/** Notes a posting that is near a query. */
WIDE_INLINE void note(struct batch* batch, uint32_t query, const uint16_t* posting) {
  struct noted* noted = &batch->noted[batch->notes++];
  noted->row_at = row_of_partner(batch->index, posting);
  noted->query = query;
  bring(noted->row_at);
  if (batch->notes == MOST_NOTED) move_on(batch);
}

/** Lists the queries whose value is within the chunk's radius of one. */
WIDE static void gather(struct batch* batch, uint32_t value) {
  const struct index* index = batch->index;
  const __m128i steps = _mm_setr_epi32(0, 1, 2, 3);
  uint32_t count = 0;
  uint32_t flip = 0;
  for (int bits = 0; bits <= MOST_RADIUS; bits++) {
    const uint32_t end = flips_within(bits <= batch->radius ? bits : batch->radius);
    for (; flip < end; flip++) {
      const uint8_t* counter = index->memory + index->at->counters + (size_t)(value ^ flip_at(index, flip)) * 4;
      uint32_t sorted = word_at(counter);
      const uint32_t stop = word_at(counter + 4);
      // Four at once, whether there are as many or not: what is written behind them is written over.
      uint32_t* to = &batch->gathered[count];
      count += stop - sorted;
      do {
        _mm_storeu_si128((__m128i*)to, _mm_add_epi32(_mm_set1_epi32((int)sorted), steps));
        to += 4;
        sorted += 4;
      } while (sorted < stop);
    }
    if (bits < MOST_RADIUS) batch->further[bits] = count;
  }
  batch->gathered_count = count;
}

/** A part of a bucket, held in registers: that is why how many steps it has must be a constant. */
struct piece {
  __m512i step[PIECE_STEPS];
  uint32_t last; // which partners the last step has: a bit for each
};

WIDE_INLINE struct piece load_piece(const uint16_t* from, uint32_t last, const int steps) {
  struct piece piece;
  piece.last = last;
  for (int step = 0; step < steps; step++) {
    const __mmask32 there = step == steps - 1 ? last : UINT32_MAX;
    piece.step[step] = _mm512_maskz_loadu_epi16(there, from + step * STEP);
  }
  return piece;
}

/** Which partners of a step are near: a bit for each, the first lowest. */
WIDE_INLINE __mmask32 near_in_step(const struct piece* piece, int step, __m512i partner, __m512i most, const int steps) {
  const __mmask32 there = step == steps - 1 ? piece->last : UINT32_MAX;
  const __m512i differing = _mm512_popcnt_epi16(_mm512_xor_si512(piece->step[step], partner));
  return _mm512_mask_cmple_epu16_mask(there, differing, most);
}

/** The bits of the partner chunk of a query, by its place in the sorted batch. */
WIDE_INLINE __m512i partner_of(const struct batch* batch, uint32_t sorted) {
  const uint8_t* partners = batch->index->memory + batch->index->at->batch_partners;
  return _mm512_set1_epi16((short)half_at(partners + (size_t)sorted * 2));
}

/**
 * Notes the postings of a piece that were near, of the hits before `end`. Nearly all have one, in one
 * step: that is found without a decision, and only whether there are more has to be guessed.
 */
WIDE_INLINE void note_hits(struct batch* batch, const uint16_t* from, const struct hit* end, const int steps) {
  for (const struct hit* hit = batch->hit; hit < end && !batch->is_over; hit++) {
    const uint32_t query = word_at(batch->index->memory + batch->index->at->batch_order + (size_t)hit->sorted * 4);
    const __m256i near_in_steps = _mm256_maskz_loadu_epi32((1u << steps) - 1, hit->near);
    uint32_t some = _mm256_test_epi32_mask(near_in_steps, near_in_steps);
    do {
      const uint32_t step = (uint32_t)__builtin_ctz(some);
      uint32_t near = hit->near[step];
      do {
        note(batch, query, from + step * STEP + __builtin_ctz(near));
        near &= near - 1;
      } while (near != 0);
      some &= some - 1;
    } while (some != 0);
  }
}

/**
 * Looks through a piece of a bucket for partners that are near those of the gathered queries. Two in
 * five queries find one, which no processor can guess. So who does is written down without deciding
 * anything, for many queries, before it is noted.
 */
WIDE_INLINE void look(struct batch* batch, const uint16_t* from, uint32_t last, const int steps) {
  const struct piece piece = load_piece(from, last, steps);
  const uint32_t count = batch->gathered_count;
  const uint32_t further[MOST_RADIUS] = {batch->further[0], batch->further[1]};
  const int at_most = batch->most;
  for (uint32_t place = 0; place < count && !batch->is_over;) {
    const uint32_t stop = count - place > MOST_HITS ? place + MOST_HITS : count;
    struct hit* hit = batch->hit;
    for (; place < stop; place++) {
      const uint32_t sorted = batch->gathered[place];
      const __m512i partner = partner_of(batch, sorted);
      const int bits = (place >= further[0]) + (place >= further[1]);
      const __m512i most = _mm512_set1_epi16((short)(at_most - bits));
      uint32_t any = 0;
      hit->sorted = sorted;
      for (int step = 0; step < steps; step++) {
        hit->near[step] = near_in_step(&piece, step, partner, most, steps);
        any |= hit->near[step];
      }
      hit += any != 0;
    }
    note_hits(batch, from, hit, steps);
  }
}

/** Looks through a whole bucket, a piece at a time. */
WIDE static void look_in_bucket(struct batch* batch, const uint16_t* from, const uint16_t* to) {
  while (from < to && !batch->is_over) {
    const size_t left = (size_t)(to - from);
    const size_t taken = left < PIECE ? left : PIECE;
    const uint32_t last = UINT32_MAX >> (STEP - 1 - (taken - 1) % STEP);
    switch ((taken + STEP - 1) / STEP) {
      case 1: look(batch, from, last, 1); break;
      case 2: look(batch, from, last, 2); break;
      case 3: look(batch, from, last, 3); break;
      case 4: look(batch, from, last, 4); break;
      case 5: look(batch, from, last, 5); break;
      default: look(batch, from, last, PIECE_STEPS);
    }
    from += taken;
  }
}

WIDE uint32_t search_table(const struct index* index, uint32_t chunk, uint32_t distance, take_found take, void* taker) {
  // Half a megabyte: a thread may have no more stack than that.
  struct batch* batch = malloc(sizeof *batch);
  if (batch == NULL) return NO_ROOM;
  batch->index = index;
  batch->chunk = chunk;
  batch->radius = chunk_radius(index, chunk);
  batch->most = pair_most(index, chunk);
  batch->distance = distance;
  batch->take = take;
  batch->taker = taker;
  batch->found = batch->notes = batch->asks = 0;
  batch->is_over = false;

  for (uint32_t value = 0; value < BUCKETS && !batch->is_over; value++) {
    const uint8_t* start = start_at(index, chunk, value);
    const uint16_t* from = partner_at(index, chunk, word_at(start));
    const uint16_t* to = from + count_of(index, chunk, value);
    gather(batch, value);
    look_in_bucket(batch, from, to);
  }
  move_on(batch);
  compare_asked(batch);
  const uint32_t waiting = batch->is_over ? 0 : batch->found;
  memset(batch, 0, sizeof *batch);
  __asm__ volatile("" : : "r"(batch) : "memory");
  free(batch);
  return waiting;
}
