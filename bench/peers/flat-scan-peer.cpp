// The PDQ reference's flat scan of eight hashes at a time, asked over stdin and answering over stdout.
//
// A line asks one of these, and a line of JSON answers:
//   list PATH                       holds the hashes of this file, 32 bytes each, instead of others
//   batch DISTANCE FROM COUNT PATH  searches for a part of this file: seconds on the clock and of
//                                   processor time, and how many hashes were found
//   results DISTANCE PATH           searches for all of it: rows of search, place in the list, distance
//
// Eight searches go over the list in one pass. What is timed is the reference's own class: taking the
// eight in, and noting which of them is near which hash. It notes no distances.

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <limits>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <pdq/cpp/common/pdqhashtypes.h>
#include <pdq/cpp/index/flat.h>

using Hash = facebook::pdq::hashing::Hash256;
using Scan = facebook::pdq::index::Flat;
using Matches = std::vector<std::pair<size_t, size_t>>;

static const size_t AT_A_TIME = 8;
static const size_t ALL = std::numeric_limits<size_t>::max();

static double seconds(clockid_t clock) {
  timespec now;
  clock_gettime(clock, &now);
  return now.tv_sec + 1e-9 * now.tv_nsec;
}

static std::vector<Hash> hashesIn(const std::string& path, size_t from, size_t count) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) throw std::runtime_error("the file cannot be read");
  const size_t held = static_cast<size_t>(file.tellg()) / sizeof(Hash);
  if (from > held || (count != ALL && count > held - from)) {
    throw std::runtime_error("the file holds fewer hashes");
  }
  std::vector<Hash> hashes(count == ALL ? held - from : count);
  file.seekg(from * sizeof(Hash));
  file.read(reinterpret_cast<char*>(hashes.data()), hashes.size() * sizeof(Hash));
  if (!file) throw std::runtime_error("the file cannot be read");
  return hashes;
}

// One pass for up to eight searches; where there are fewer, the last stands in the places left over.
static void pass(const std::vector<Hash>& list, const std::vector<Hash>& queries, size_t first,
                 int distance, Matches& matches) {
  std::array<Hash, AT_A_TIME> together;
  for (size_t at = 0; at < AT_A_TIME; at++) {
    together[at] = queries[std::min(first + at, queries.size() - 1)];
  }
  matches.clear();
  Scan(together).queryAll(list.data(), list.size(), distance, matches);
  const size_t asked = std::min(AT_A_TIME, queries.size() - first);
  matches.erase(
      std::remove_if(matches.begin(), matches.end(),
                     [asked](const Matches::value_type& match) { return match.second >= asked; }),
      matches.end());
}

static void batch(const std::vector<Hash>& list, const std::vector<Hash>& queries, int distance) {
  Matches matches;
  size_t found = 0;
  const double wall = seconds(CLOCK_MONOTONIC);
  const double cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
  for (size_t first = 0; first < queries.size(); first += AT_A_TIME) {
    pass(list, queries, first, distance, matches);
    found += matches.size();
  }
  const double cpuTaken = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
  const double wallTaken = seconds(CLOCK_MONOTONIC) - wall;
  std::printf("{\"wall\":%.9f,\"cpu\":%.9f,\"found\":%zu}\n", wallTaken, cpuTaken, found);
}

static void results(const std::vector<Hash>& list, const std::vector<Hash>& queries, int distance) {
  Matches matches;
  const char* separator = "";
  std::printf("{\"rows\":[");
  for (size_t first = 0; first < queries.size(); first += AT_A_TIME) {
    pass(list, queries, first, distance, matches);
    for (const auto& [place, at] : matches) {
      const size_t query = first + at;
      std::printf("%s[%zu,%zu,%d]", separator, query, place,
                  list[place].hammingDistance(queries[query]));
      separator = ",";
    }
  }
  std::printf("]}\n");
}

static void answer(std::istringstream& asked, std::vector<Hash>& list) {
  std::string command, path;
  int distance = 0;
  size_t from = 0, count = ALL;
  asked >> command;
  if (command == "batch") asked >> distance >> from >> count;
  if (command == "results") asked >> distance;
  asked >> std::ws;
  std::getline(asked, path);
  if (!asked) throw std::runtime_error("the line cannot be read");

  if (command == "list") {
    std::vector<Hash>().swap(list); // two lists at once may be more than memory holds
    list = hashesIn(path, from, count);
    std::printf("{\"isVector\":%s}\n", Scan::SIMD_ACCELERATED ? "true" : "false");
  } else if (command == "batch") {
    batch(list, hashesIn(path, from, count), distance);
  } else if (command == "results") {
    results(list, hashesIn(path, from, count), distance);
  } else {
    throw std::runtime_error("the command is not known");
  }
}

int main() {
  std::vector<Hash> list;
  std::string line;
  while (std::getline(std::cin, line)) {
    std::istringstream asked(line);
    try {
      answer(asked, list);
    } catch (const std::exception& error) {
      std::printf("{\"error\":\"%s\"}\n", error.what());
    }
    std::fflush(stdout);
  }
}
