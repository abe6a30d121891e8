#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace participation::runtime {

class RunningModule;

// Logs what is served from now on, and which events come by the bus or not at all.
void Announce(std::string_view version, std::span<const std::unique_ptr<RunningModule>> modules,
              const std::string& address);

}  // namespace participation::runtime
