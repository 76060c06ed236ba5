// The memory of an index as `kernel/layout.ts` lays it out, and where things lie in it.
#pragma once

#include <stdint.h>
#include <string.h>

enum {
  CHUNKS = 16,
  BUCKETS = 65536,
  HASH_BYTES = 32,
  ROW_BYTES = 3,
  MOST_FLIPS = 137, // values at most two bits away
  MOST_FOUND = 65536,
  MOST_BATCH = 65536,
};

/** What a free slot has instead of a row. */
static const uint32_t NO_ROW = UINT32_MAX;

/** Where the kernel says that things lie, in bytes; `src/kernel/native-search.ts` fills it in this order. */
struct places {
  uint32_t starts;       // of the buckets of the first table, 4 bytes each
  uint32_t starts_bytes; // from one table to the next
  uint32_t counts;       // how many postings the buckets of the first table have, 4 bytes each
  uint32_t counts_bytes; // from one table to the next
  uint32_t slots;        // of each table
  uint32_t partners;
  uint32_t rows;
  uint32_t hashes;
  uint32_t numbers;
  uint32_t flips;
  uint32_t query;
  uint32_t chunk_radius;
  uint32_t pair_most;
  uint32_t batch;
  uint32_t counters;
  uint32_t batch_order;
  uint32_t batch_partners;
  uint32_t found_queries;
  uint32_t found_numbers;
  uint32_t found_distances;
};

struct index {
  uint8_t* memory;
  const struct places* at;
};

static inline uint32_t word_at(const uint8_t* at) {
  uint32_t word;
  memcpy(&word, at, sizeof word);
  return word;
}

static inline uint16_t half_at(const uint8_t* at) {
  uint16_t half;
  memcpy(&half, at, sizeof half);
  return half;
}

/** Where it is written in which slot a bucket starts; behind it, where it ends. */
static inline const uint8_t* start_at(const struct index* index, uint32_t chunk, uint32_t value) {
  return index->memory + index->at->starts + (size_t)chunk * index->at->starts_bytes + (size_t)value * 4;
}

/** How many postings a bucket has; behind them it has slots that are free. */
static inline uint32_t count_of(const struct index* index, uint32_t chunk, uint32_t value) {
  return word_at(index->memory + index->at->counts + (size_t)chunk * index->at->counts_bytes + (size_t)value * 4);
}

static inline const uint16_t* partner_at(const struct index* index, uint32_t chunk, uint32_t slot) {
  const size_t place = (size_t)chunk * index->at->slots + slot;
  return (const uint16_t*)(index->memory + index->at->partners) + place;
}

/** Where the row of a posting stands, by where its partner does. */
static inline const uint8_t* row_of_partner(const struct index* index, const uint16_t* partner) {
  const size_t place = (size_t)(partner - (const uint16_t*)(index->memory + index->at->partners));
  return index->memory + index->at->rows + place * ROW_BYTES;
}

/** The row in a slot, NO_ROW when it is free. */
static inline uint32_t row_at(const uint8_t* at) {
  return (word_at(at) & 0xffffff) - 1;
}

static inline const uint8_t* hash_at(const struct index* index, uint32_t row) {
  return index->memory + index->at->hashes + (size_t)row * HASH_BYTES;
}

static inline uint32_t number_of(const struct index* index, uint32_t row) {
  return word_at(index->memory + index->at->numbers + (size_t)row * 4);
}

static inline uint16_t chunk_of(const uint8_t* hash, uint32_t chunk) {
  return half_at(hash + (size_t)chunk * 2);
}

/** The mask that leads to the value at a place in the order of how many bits it is away. */
static inline uint16_t flip_at(const struct index* index, uint32_t place) {
  return half_at(index->memory + index->at->flips + (size_t)place * 2);
}

/** How many masks turn over at most so many bits; none for -1. */
static inline uint32_t flips_within(int bits) {
  return bits < 0 ? 0 : bits == 0 ? 1 : bits == 1 ? 17 : MOST_FLIPS;
}

/** The most bits by which a chunk may differ, -1 when its partner finds everything. */
static inline int chunk_radius(const struct index* index, uint32_t chunk) {
  return (int8_t)index->memory[index->at->chunk_radius + chunk];
}

/** The most bits by which a chunk and its partner may differ together. */
static inline int pair_most(const struct index* index, uint32_t chunk) {
  return (int8_t)index->memory[index->at->pair_most + chunk / 2];
}
