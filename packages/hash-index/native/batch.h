#pragma once

#include <stdbool.h>

#include "memory.h"

/** Takes what lies where the kernel leaves what a batch finds. @returns whether to go on */
typedef bool (*take_found)(void* taker, uint32_t count);

/** What is answered instead of a number when there is no memory. */
static const uint32_t NO_ROOM = UINT32_MAX;

/**
 * Compares a batch that the kernel has taken over, and sorted by one chunk, with that chunk's table,
 * bucket after bucket, as `batchTable` of `kernel/batch.ts` does. Stops where `take` says so.
 *
 * @returns how many found hashes wait to be taken, or NO_ROOM
 */
uint32_t search_table(const struct index* index, uint32_t chunk, uint32_t distance, take_found take, void* taker);
