#include "batch.h"

#include "near.h"

enum {
  MOST_NOTED = 512,
  PIECE_STEPS = 6,
  PIECE = PIECE_STEPS * STEP,
  MOST_GATHERED = 65536 + 64, // a batch, and what may be written behind it
};

/** A posting whose partner was near a query's: where its row stands, later its row. */
struct noted {
  union {
    const uint8_t* row_at;
    uint32_t row;
  };
  uint32_t query;
};

struct batch {
  const struct index* index;
  uint32_t chunk;
  uint32_t distance;
  take_found take;
  void* taker;
  uint32_t found;
  uint32_t notes;
  bool is_over;
  struct noted noted[MOST_NOTED];
  uint32_t gathered[MOST_GATHERED]; // places in the sorted batch
  uint32_t hits[MOST_GATHERED];     // those of them with a partner that is near
};

static const uint8_t* query_at(const struct index* index, uint32_t query) {
  return index->memory + index->at->batch + (size_t)query * HASH_BYTES;
}

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

/** Replaces where rows stand by the rows, and asks for both hashes of each. */
WIDE static uint32_t take_rows(struct batch* batch) {
  uint32_t kept = 0;
  for (uint32_t at = 0; at < batch->notes; at++) {
    const uint32_t row = row_at(batch->noted[at].row_at);
    const uint32_t query = batch->noted[at].query;
    batch->noted[kept].row = row;
    batch->noted[kept].query = query;
    if (row == NO_ROW) continue;
    kept++;
    bring(hash_at(batch->index, row));
    bring(query_at(batch->index, query));
  }
  return kept;
}

/** Compares all bits of what was noted. */
WIDE static void check(struct batch* batch) {
  const struct index* index = batch->index;
  const uint32_t rows = take_rows(batch);
  batch->notes = 0;
  for (uint32_t at = 0; at < rows && !batch->is_over; at++) {
    const uint32_t row = batch->noted[at].row;
    const uint8_t* hash = hash_at(index, row);
    const uint8_t* query = query_at(index, batch->noted[at].query);
    const uint32_t exact = hash_distance(hash, query);
    if (exact > batch->distance || is_found_before(index, batch->chunk, hash, query)) continue;
    keep(batch, batch->noted[at].query, number_of(index, row), exact);
  }
}

/** Notes a posting that is near a query. */
WIDE_INLINE void note(struct batch* batch, uint32_t query, const uint16_t* posting) {
  struct noted* noted = &batch->noted[batch->notes++];
  noted->row_at = row_of_partner(batch->index, posting);
  noted->query = query;
  bring(noted->row_at);
  if (batch->notes == MOST_NOTED) check(batch);
}

/** Lists the queries whose value is one of these flips away. @returns how many there are */
WIDE static uint32_t gather(struct batch* batch, uint32_t value, uint32_t flip, uint32_t last_flip) {
  const struct index* index = batch->index;
  const __m512i steps = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  uint32_t count = 0;
  for (; flip < last_flip; flip++) {
    const uint8_t* counter = index->memory + index->at->counters + (size_t)(value ^ flip_at(index, flip)) * 4;
    uint32_t sorted = word_at(counter);
    const uint32_t stop = word_at(counter + 4);
    // Sixteen at once, whether there are as many or not: what is written behind them is written over.
    uint32_t* to = &batch->gathered[count];
    count += stop - sorted;
    do {
      _mm512_storeu_si512(to, _mm512_add_epi32(_mm512_set1_epi32((int)sorted), steps));
      to += 16;
      sorted += 16;
    } while (sorted < stop);
  }
  return count;
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
WIDE_INLINE uint64_t near_in_step(const struct piece* piece, int step, __m512i partner, __m512i most, const int steps) {
  if (step >= steps) return 0;
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
 * Looks through a piece of a bucket for partners that differ from the gathered queries' by so many bits.
 * Two in five queries find one, which no processor can guess. So a first round writes down who does,
 * without deciding anything, and a second looks again at those.
 */
WIDE_INLINE void look(struct batch* batch, const uint16_t* from, uint32_t last, uint32_t count, int bits, const int steps) {
  const struct piece piece = load_piece(from, last, steps);
  const __m512i most = _mm512_set1_epi16((short)bits);
  uint32_t hits = 0;
  for (uint32_t place = 0; place < count; place++) {
    const uint32_t sorted = batch->gathered[place];
    const __m512i partner = partner_of(batch, sorted);
    uint64_t near = 0;
    for (int step = 0; step < steps; step++) near |= near_in_step(&piece, step, partner, most, steps);
    batch->hits[hits] = sorted;
    hits += near != 0;
  }
  for (uint32_t hit = 0; hit < hits; hit++) {
    const uint32_t sorted = batch->hits[hit];
    const __m512i partner = partner_of(batch, sorted);
    const uint32_t query = word_at(batch->index->memory + batch->index->at->batch_order + (size_t)sorted * 4);
    uint64_t near[PIECE_STEPS / 2];
    for (int pair = 0; pair < PIECE_STEPS / 2; pair++) {
      near[pair] = near_in_step(&piece, 2 * pair, partner, most, steps) |
                   near_in_step(&piece, 2 * pair + 1, partner, most, steps) << STEP;
    }
    do {
      const int pair = near[0] != 0 ? 0 : near[1] != 0 ? 1 : 2;
      note(batch, query, from + pair * 2 * STEP + __builtin_ctzll(near[pair]));
      near[pair] &= near[pair] - 1;
    } while ((near[0] | near[1] | near[2]) != 0);
  }
}

/** Looks through a whole bucket, a piece at a time. */
WIDE static void look_in_bucket(struct batch* batch, const uint16_t* from, const uint16_t* to, uint32_t count, int bits) {
  while (from < to) {
    const size_t left = (size_t)(to - from);
    const size_t taken = left < PIECE ? left : PIECE;
    const uint32_t last = UINT32_MAX >> (STEP - 1 - (taken - 1) % STEP);
    switch ((taken + STEP - 1) / STEP) {
      case 1: look(batch, from, last, count, bits, 1); break;
      case 2: look(batch, from, last, count, bits, 2); break;
      case 3: look(batch, from, last, count, bits, 3); break;
      case 4: look(batch, from, last, count, bits, 4); break;
      case 5: look(batch, from, last, count, bits, 5); break;
      default: look(batch, from, last, count, bits, PIECE_STEPS);
    }
    from += taken;
  }
}

WIDE uint32_t search_table(const struct index* index, uint32_t chunk, uint32_t distance, take_found take, void* taker) {
  struct batch batch;
  batch.index = index;
  batch.chunk = chunk;
  batch.distance = distance;
  batch.take = take;
  batch.taker = taker;
  batch.found = batch.notes = 0;
  batch.is_over = false;

  const int most = pair_most(index, chunk);
  const int radius = chunk_radius(index, chunk);
  for (uint32_t value = 0; value < BUCKETS && !batch.is_over; value++) {
    const uint8_t* start = start_at(index, chunk, value);
    const uint16_t* from = partner_at(index, chunk, word_at(start));
    const uint16_t* to = partner_at(index, chunk, word_at(start + 4));
    for (int bits = 0; bits <= radius; bits++) {
      const uint32_t count = gather(&batch, value, flips_within(bits - 1), flips_within(bits));
      look_in_bucket(&batch, from, to, count, most - bits);
    }
  }
  check(&batch);
  memset(batch.noted, 0, sizeof batch.noted);
  __asm__ volatile("" : : "r"(&batch) : "memory");
  return batch.is_over ? 0 : batch.found;
}
