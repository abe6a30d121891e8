#include "tests/chaos/load.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>

namespace participation::chaos {

unsigned FromEnvironment(const char* name, unsigned fallback) {
  const std::string text = FromEnvironment(name);
  return text.empty() ? fallback : static_cast<unsigned>(std::stoul(text));
}

std::string FromEnvironment(const char* name) {
  const char* text = std::getenv(name);
  return text == nullptr ? "" : text;
}

std::size_t LargestMemory(const journeys::Apart& platform, const std::string& service) {
  std::size_t largest = 0;
  for (const auto& replica : platform.replicas()) {
    if (replica.service != service) continue;
    std::ifstream status{"/proc/" + std::to_string(replica.process->pid()) + "/status"};
    for (std::string word; status >> word;) {
      if (std::size_t kilobytes = 0; word == "VmRSS:" && status >> kilobytes) largest = std::max(largest, kilobytes);
    }
  }
  return largest;
}

}  // namespace participation::chaos
