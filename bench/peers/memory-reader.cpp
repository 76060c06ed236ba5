// Reads runs of bytes at random places, and does nothing else: what memory allows at this moment.
//
// Arguments: bytes of the array, runs in a reading, bytes of a run, readings, 1 to ask the system for
// large pages, and 1 to ask memory for all lines before the first is read. Writes the middle reading in
// microseconds. One byte of each line is read; all places are known beforehand, and no reading waits for
// another.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <vector>

#include <sys/mman.h>

static const size_t LINE = 64;

static double microseconds() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return 1e6 * now.tv_sec + 1e-3 * now.tv_nsec;
}

// Asks for lines into the second cache, which can wait for more of them than the first.
static void bring(const uint8_t* from, size_t bytes) {
  for (size_t at = 0; at < bytes - 1; at += LINE) __builtin_prefetch(from + at, 0, 2);
  __builtin_prefetch(from + bytes - 1, 0, 2);
}

int main(int count, char** arguments) {
  if (count != 7) return 2;
  const size_t bytes = std::strtoull(arguments[1], nullptr, 10);
  const size_t runs = std::strtoull(arguments[2], nullptr, 10);
  const size_t run = std::strtoull(arguments[3], nullptr, 10);
  const size_t readings = std::strtoull(arguments[4], nullptr, 10);

  void* mapped = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapped == MAP_FAILED) return 1;
  if (arguments[5][0] == '1') madvise(mapped, bytes, MADV_HUGEPAGE);
  const bool isAskedFor = arguments[6][0] == '1';
  uint8_t* array = static_cast<uint8_t*>(mapped);
  std::fill(array, array + bytes, 1);

  std::mt19937_64 random(7);
  std::vector<size_t> places(runs);
  std::vector<double> times;
  uint64_t sum = 0;
  for (size_t reading = 0; reading < readings; reading++) {
    for (size_t& place : places) place = random() % (bytes - run);
    const double started = microseconds();
    if (isAskedFor) {
      for (const size_t place : places) bring(array + place, run);
    }
    for (const size_t place : places) {
      for (size_t at = place; at < place + run - 1; at += LINE) sum += array[at];
      sum += array[place + run - 1];
    }
    times.push_back(microseconds() - started);
  }
  if (sum < readings * runs) return 1;
  std::nth_element(times.begin(), times.begin() + times.size() / 2, times.end());
  std::printf("%.3f\n", times[times.size() / 2]);
}
