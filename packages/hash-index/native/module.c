// What Node calls. Node-API alone, so that what is compiled once serves every later Node.
#define NAPI_VERSION 8
#define _DEFAULT_SOURCE

#include <node_api.h>
#include <sys/mman.h>

#include "batch.h"
#include "search.h"

#if !defined(__x86_64__) || !defined(__linux__)
#error "The native search is for Linux on x86-64"
#endif

/** The index in the first two arguments: the buffer of its memory, and its places. */
static bool index_of(napi_env env, const napi_value* arguments, struct index* index) {
  void* memory;
  void* places;
  size_t bytes;
  size_t count;
  napi_typedarray_type type;
  if (napi_get_arraybuffer_info(env, arguments[0], &memory, &bytes) != napi_ok) return false;
  if (napi_get_typedarray_info(env, arguments[1], &type, &count, &places, NULL, NULL) != napi_ok) return false;
  // A buffer that its memory has left behind has no bytes.
  if (bytes == 0 || type != napi_uint32_array || count * 4 != sizeof(struct places)) return false;
  index->memory = memory;
  index->at = places;
  return true;
}

/** Reads a call: the index, two numbers, and as many arguments in all. @returns false when it is none */
static bool read_call(napi_env env, napi_callback_info info, size_t wanted, napi_value* arguments,
                      struct index* index, uint32_t* first, uint32_t* second) {
  size_t count = wanted;
  napi_get_cb_info(env, info, &count, arguments, NULL, NULL);
  return count == wanted && index_of(env, arguments, index) &&
         napi_get_value_uint32(env, arguments[2], first) == napi_ok &&
         napi_get_value_uint32(env, arguments[3], second) == napi_ok;
}

static napi_value refuse(napi_env env) {
  napi_throw_type_error(env, NULL, "Cannot search: these are no memory and places of an index");
  return NULL;
}

/** search(memory, places, distance, most): how many were found; one less than its negative when cut short. */
static napi_value call_search(napi_env env, napi_callback_info info) {
  napi_value arguments[4];
  struct index index;
  uint32_t distance;
  uint32_t most;
  if (!read_call(env, info, 4, arguments, &index, &distance, &most)) return refuse(env);

  bool is_cut;
  const int32_t found = (int32_t)search(&index, distance, most, &is_cut);
  napi_value answer;
  napi_create_int32(env, is_cut ? -1 - found : found, &answer);
  return answer;
}

struct taker {
  napi_env env;
  napi_value function;
};

/** Tells JavaScript how many found hashes there are to read. @returns false when it threw */
static bool take(void* taker, uint32_t count) {
  const napi_env env = ((struct taker*)taker)->env;
  napi_value nothing;
  napi_value argument;
  napi_get_undefined(env, &nothing);
  napi_create_uint32(env, count, &argument);
  return napi_call_function(env, nothing, ((struct taker*)taker)->function, 1, &argument, NULL) == napi_ok;
}

/** searchTable(memory, places, chunk, distance, takeFound); what `takeFound` throws ends it. */
static napi_value call_search_table(napi_env env, napi_callback_info info) {
  napi_value arguments[5];
  struct index index;
  uint32_t chunk;
  uint32_t distance;
  if (!read_call(env, info, 5, arguments, &index, &chunk, &distance) || chunk >= CHUNKS) return refuse(env);

  struct taker taker = {env, arguments[4]};
  const uint32_t waiting = search_table(&index, chunk, distance, take, &taker);
  if (waiting == NO_ROOM) napi_throw_range_error(env, NULL, "Cannot search: there is no memory for a batch");
  else if (waiting > 0) take(&taker, waiting);
  return NULL;
}

/** useLargePages(memory): asks the system for pages of 2 MiB; it may do so or not. */
static napi_value call_use_large_pages(napi_env env, napi_callback_info info) {
  napi_value arguments[1];
  size_t count = 1;
  void* memory;
  size_t bytes;
  napi_get_cb_info(env, info, &count, arguments, NULL, NULL);
  if (count != 1 || napi_get_arraybuffer_info(env, arguments[0], &memory, &bytes) != napi_ok) return refuse(env);
  madvise(memory, bytes, MADV_HUGEPAGE);
  return NULL;
}

static void export_function(napi_env env, napi_value exports, const char* name, napi_callback callback) {
  napi_value function;
  napi_create_function(env, name, NAPI_AUTO_LENGTH, callback, NULL, &function);
  napi_set_named_property(env, exports, name, function);
}

NAPI_MODULE_INIT() {
  if (!__builtin_cpu_supports("avx512bw") || !__builtin_cpu_supports("avx512vl") ||
      !__builtin_cpu_supports("avx512bitalg") || !__builtin_cpu_supports("bmi2")) {
    napi_throw_error(env, "ERR_WRONG_PROCESSOR", "this processor has no AVX-512 with BITALG");
    return NULL;
  }
  napi_value kernel;
  napi_create_string_utf8(env, KERNEL, NAPI_AUTO_LENGTH, &kernel); // whose memory this can read
  napi_set_named_property(env, exports, "kernel", kernel);
  export_function(env, exports, "search", call_search);
  export_function(env, exports, "searchTable", call_search_table);
  export_function(env, exports, "useLargePages", call_use_large_pages);
  return exports;
}
