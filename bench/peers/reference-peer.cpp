// The PDQ reference, asked over stdin and answering over stdout.
//
// A line asks: width, height, how often, and the path of a file with the pixels, four bytes each. The
// answer is a line of JSON: the hash, its quality, and nanoseconds a hash on the clock and of this
// thread's processor time. What is timed is what the reference does from pixels to bits, at full
// resolution: its luma, its filter over every pixel, its spectrum. Reading the file and making room
// are not timed.

#include <cstdint>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include <pdq/cpp/common/pdqhashtypes.h>
#include <pdq/cpp/hashing/pdqhashing.h>

namespace pdq = facebook::pdq::hashing;

static double nanoseconds(clockid_t clock) {
  timespec now;
  clock_gettime(clock, &now);
  return 1e9 * now.tv_sec + now.tv_nsec;
}

int main() {
  std::string line;
  while (std::getline(std::cin, line)) {
    std::istringstream asked(line);
    int width = 0, height = 0, times = 0;
    std::string path;
    asked >> width >> height >> times >> std::ws;
    std::getline(asked, path);

    std::ifstream file(path, std::ios::binary);
    const size_t pixels = static_cast<size_t>(width) * height;
    std::vector<uint8_t> rgba(4 * pixels);
    file.read(reinterpret_cast<char*>(rgba.data()), rgba.size());
    if (times < 1 || !file || file.peek() != EOF) {
      std::puts("{\"error\":\"the file does not hold four bytes a pixel\"}");
      std::fflush(stdout);
      continue;
    }

    std::vector<float> luma(pixels), scratch(pixels);
    float grid[64][64], half[16][64], spectrum[16][16];
    pdq::Hash256 hash;
    int quality = 0;

    const double wall = nanoseconds(CLOCK_MONOTONIC);
    const double cpu = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
    for (int time = 0; time < times; time++) {
      uint8_t* red = rgba.data();
      pdq::fillFloatLumaFromRGB(red, red + 1, red + 2, height, width, 4 * width, 4, luma.data());
      pdq::pdqHash256FromFloatLuma(
          luma.data(), scratch.data(), height, width, grid, half, spectrum, hash, quality);
    }
    const double cpuEach = (nanoseconds(CLOCK_THREAD_CPUTIME_ID) - cpu) / times;
    const double wallEach = (nanoseconds(CLOCK_MONOTONIC) - wall) / times;

    std::printf(
        "{\"hash\":\"%s\",\"quality\":%d,\"wall\":%.0f,\"cpu\":%.0f}\n",
        hash.format().c_str(), quality, wallEach, cpuEach);
    std::fflush(stdout);
  }
}
