#pragma once

#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>

namespace participation::runtime {

// What `open` opens as a setting says. Throws std::runtime_error, naming the setting, whatever goes wrong.
template <class Open>
auto OpenedBy(std::string_view setting, Open open) {
  try {
    return open();
  } catch (const std::exception& problem) {
    throw std::runtime_error{"the setting `" + std::string{setting} + "`: " + problem.what()};
  }
}

}  // namespace participation::runtime
