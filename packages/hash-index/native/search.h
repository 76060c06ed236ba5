#pragma once

#include <stdbool.h>

#include "memory.h"

/**
 * Finds the hashes within a distance of the one whose search the kernel has prepared, as `search` of
 * `kernel/search.ts` does: the same results in another order, the same bounds.
 *
 * @param most how many to find, up to MOST_FOUND
 * @param is_cut set when a bound was met, and there may be more
 * @returns how many were found, left where the kernel would leave them
 */
uint32_t search(const struct index* index, uint32_t distance, uint32_t most, bool* is_cut);
