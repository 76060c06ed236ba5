#include "search.h"

#include "near.h"

enum {
  // The same bounds as in `kernel/search.ts`.
  MOST_POSTINGS = 1 << 24,
  MOST_CHECKED = 1 << 20,
  // So many partners that are near in one look are probably slots that are free, and read as zeros.
  SUSPICIOUS = 5,
  // What is noted before it is looked at, and how much of a bucket is asked for beforehand.
  MOST_HITS = 2048,
  MOST_NOTED = 4096,
  MOST_BROUGHT = 2048,
  // A bucket is long when looking through it takes more looks: then whether there is room for hits is asked at each.
  MOST_LOOKS = 128,
};

/** The partners of a bucket. */
struct run {
  const uint16_t* from;
  const uint16_t* to;
};

/** Partners of a run that were looked at together, some of them near: a bit for each from `at` on. */
struct hit {
  const uint16_t* at;
  uint64_t near;
  uint32_t run;
};

/** A posting whose partner was near: where its row stands, later its row; and whose table it was. */
struct noted {
  union {
    const uint8_t* row_at;
    uint32_t row;
  };
  uint32_t chunk;
};

struct searching {
  const struct index* index;
  const uint8_t* query;
  uint32_t distance;
  uint32_t most;
  uint32_t found;
  uint32_t checked;
  uint32_t runs;
  uint32_t hits;
  uint32_t notes;
  uint64_t listed;
  bool is_cut;
  bool is_full; // nothing more is to be noted
  uint32_t first_run[CHUNKS];
  struct run run[CHUNKS * MOST_FLIPS];
  struct hit hit[MOST_HITS + 1]; // one more may be written behind them
  struct noted noted[MOST_NOTED];
};

/** Asks for where the buckets of a table lie. In line, or a compiler finds that it changes nothing. */
WIDE_INLINE void bring_starts(const struct searching* searching, uint32_t chunk) {
  const struct index* index = searching->index;
  const uint32_t value = chunk_of(searching->query, chunk);
  const uint32_t flips = flips_within(chunk_radius(index, chunk));
  for (uint32_t flip = 0; flip < flips; flip++) bring(start_at(index, chunk, value ^ flip_at(index, flip)));
}

WIDE_INLINE void bring_run(struct run run) {
  const uint8_t* at = (const uint8_t*)run.from;
  const uint8_t* last = (const uint8_t*)run.to - 1;
  if (last - at >= MOST_BROUGHT) last = at + MOST_BROUGHT - 1;
  do {
    bring(at);
    at += LINE;
  } while (at < last);
  bring(last);
}

/** Lists the buckets of a table that have to be looked into, and asks for what is in them. */
WIDE static void list_table(struct searching* searching, uint32_t chunk) {
  const struct index* index = searching->index;
  const uint32_t value = chunk_of(searching->query, chunk);
  const uint32_t flips = flips_within(chunk_radius(index, chunk));
  searching->first_run[chunk] = searching->runs;
  for (uint32_t flip = 0; flip < flips; flip++) {
    const uint8_t* start = start_at(index, chunk, value ^ flip_at(index, flip));
    const uint32_t from = word_at(start);
    uint32_t to = word_at(start + 4);
    searching->listed += to - from;
    if (searching->listed > MOST_POSTINGS) {
      searching->is_cut = true;
      to = from;
    }
    const struct run run = {partner_at(index, chunk, from), partner_at(index, chunk, to)};
    searching->run[searching->runs++] = run;
    bring_run(run);
  }
}

/** Reads the rows side by side in place of where they stand, leaves out what was noted of free slots, asks for hashes. */
WIDE static uint32_t take_rows(struct searching* searching) {
  uint32_t kept = 0;
  for (uint32_t at = 0; at < searching->notes; at++) bring(searching->noted[at].row_at);
  for (uint32_t at = 0; at < searching->notes; at++) {
    const uint32_t row = row_at(searching->noted[at].row_at);
    searching->noted[kept].chunk = searching->noted[at].chunk;
    searching->noted[kept].row = row;
    if (row == NO_ROW) continue;
    kept++;
    bring(hash_at(searching->index, row));
  }
  return kept;
}

/** Compares all bits of what was noted. */
WIDE static void check(struct searching* searching) {
  const struct index* index = searching->index;
  const uint32_t rows = take_rows(searching);
  for (uint32_t at = 0; at < rows; at++) {
    const uint32_t row = searching->noted[at].row;
    const uint8_t* hash = hash_at(index, row);
    const uint32_t exact = hash_distance(hash, searching->query);
    if (exact > searching->distance) continue;
    if (is_found_before(index, searching->noted[at].chunk, hash, searching->query)) continue;
    if (searching->found == searching->most) {
      searching->is_cut = searching->is_full = true;
      break;
    }
    const uint32_t number = number_of(index, row);
    memcpy(index->memory + index->at->found_numbers + (size_t)searching->found * 4, &number, 4);
    index->memory[index->at->found_distances + searching->found] = (uint8_t)exact;
    searching->found++;
  }
  memset(searching->noted, 0, searching->notes * sizeof searching->noted[0]);
  searching->checked += rows;
  searching->notes = 0;
  if (searching->checked > MOST_CHECKED) searching->is_cut = searching->is_full = true;
}

/** The postings of a hit: those of its bits that are of no free slot. */
WIDE static uint64_t postings_of(const struct searching* searching, uint32_t chunk, const struct hit* hit) {
  if (__builtin_popcountll(hit->near) < SUSPICIOUS) return hit->near; // a free one among few is left out later
  const uint32_t flip = hit->run - searching->first_run[chunk];
  const uint32_t value = chunk_of(searching->query, chunk) ^ flip_at(searching->index, flip);
  const uint16_t* end = searching->run[hit->run].from + count_of(searching->index, chunk, value);
  if (end <= hit->at) return 0;
  return end - hit->at < LOOK ? _bzhi_u64(hit->near, (uint32_t)(end - hit->at)) : hit->near;
}

/** Notes the postings that were near, of the hits before `end`. @returns where the next hit goes */
WIDE static struct hit* note_hits(struct searching* searching, const struct hit* end) {
  uint32_t chunk = 0;
  for (const struct hit* hit = searching->hit; hit < end && !searching->is_full; hit++) {
    while (chunk + 1 < CHUNKS && hit->run >= searching->first_run[chunk + 1]) chunk++;
    for (uint64_t near = postings_of(searching, chunk, hit); near != 0 && !searching->is_full; near &= near - 1) {
      struct noted* noted = &searching->noted[searching->notes++];
      noted->row_at = row_of_partner(searching->index, hit->at + __builtin_ctzll(near));
      noted->chunk = chunk;
      if (searching->notes == MOST_NOTED) check(searching);
    }
  }
  memset(searching->hit, 0, (size_t)(end - searching->hit + 1) * sizeof searching->hit[0]);
  return searching->hit;
}

/** By how many bits the partners of a run may differ from what. */
struct wanted {
  __m512i partner;
  __m512i most;
};

/**
 * Looks at the partners from `at` on, and decides nothing: no processor can guess where one is near.
 *
 * @param there which of them are of this bucket, as far as `to`
 * @returns where the next hit goes
 */
WIDE_INLINE struct hit* look(struct hit* hit, uint32_t run, const struct wanted* wanted, const uint16_t* at,
                             const uint16_t* to, uint64_t there) {
  const uint64_t near = near_in(at, to, wanted->partner, wanted->most) & there;
  *hit = (struct hit){at, near, run};
  return hit + (near != 0);
}

/** Looks through a bucket. @param is_roomy whether there is room for every hit there could be */
WIDE_INLINE struct hit* look_in_run(struct searching* searching, struct hit* hit, uint32_t run,
                                    const struct wanted* wanted, const bool is_roomy) {
  const uint16_t* from = searching->run[run].from;
  const uint16_t* to = searching->run[run].to;
  uint64_t there = UINT64_MAX << (from - line_of(from)); // what is before it is another bucket's
  for (const uint16_t* at = line_of(from); at < to; at += LOOK) {
    if (!is_roomy && hit == &searching->hit[MOST_HITS]) hit = note_hits(searching, hit);
    hit = look(hit, run, wanted, at, to, there);
    there = UINT64_MAX;
  }
  return hit;
}

/** Looks through the listed buckets of a table. */
WIDE static void look_in_table(struct searching* searching, uint32_t chunk) {
  const struct index* index = searching->index;
  const int radius = chunk_radius(index, chunk);
  const struct hit* roomy = &searching->hit[MOST_HITS - MOST_LOOKS - 1];
  struct hit* hit = &searching->hit[searching->hits];
  struct wanted wanted = {.partner = _mm512_set1_epi16((short)chunk_of(searching->query, chunk ^ 1))};
  uint32_t run = searching->first_run[chunk];
  for (int bits = 0; bits <= radius; bits++) {
    const uint32_t end = searching->first_run[chunk] + flips_within(bits);
    wanted.most = _mm512_set1_epi16((short)(pair_most(index, chunk) - bits));
    for (; run < end; run++) {
      const bool is_long = searching->run[run].to - searching->run[run].from > MOST_LOOKS * LOOK;
      if (hit <= roomy && !is_long) hit = look_in_run(searching, hit, run, &wanted, true);
      else hit = look_in_run(searching, hit, run, &wanted, false);
    }
  }
  searching->hits = (uint32_t)(hit - searching->hit);
}

/** Forgets what tells of the query. */
static void wipe(struct searching* searching, uint8_t* query) {
  memset(query, 0, HASH_BYTES);
  memset(searching->run, 0, searching->runs * sizeof searching->run[0]);
  __asm__ volatile("" : : "r"(searching) : "memory");
}

WIDE uint32_t search(const struct index* index, uint32_t distance, uint32_t most, bool* is_cut) {
  struct searching searching;
  uint8_t* query = index->memory + index->at->query;
  searching.index = index;
  searching.query = query;
  searching.distance = distance;
  searching.most = most < MOST_FOUND ? most : MOST_FOUND;
  searching.found = searching.checked = searching.runs = searching.hits = searching.notes = 0;
  searching.listed = 0;
  searching.is_cut = searching.is_full = false;

  for (uint32_t chunk = 0; chunk < CHUNKS; chunk++) bring_starts(&searching, chunk);
  for (uint32_t chunk = 0; chunk < CHUNKS; chunk++) list_table(&searching, chunk);
  for (uint32_t chunk = 0; chunk < CHUNKS; chunk++) look_in_table(&searching, chunk);
  note_hits(&searching, &searching.hit[searching.hits]);
  if (searching.notes > 0) check(&searching);

  wipe(&searching, query);
  *is_cut = searching.is_cut;
  return searching.found;
}
