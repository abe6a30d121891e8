#pragma once

#include <CLI/App.hpp>

#include "tools/participationctl/common.hpp"

namespace participation::ctl {

// Adds `topics diff` and `topics apply`: compares the topics of a Kafka bus with what they ought to be, and makes them
// so.
void AddTopicsCommand(CLI::App& app, Common& common);

}  // namespace participation::ctl
