#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

namespace participation::arguments {

// What is wrong with a command line that could not be parsed, and what to type instead: a command or flag that there is
// none of, a command left out, or else what the parser says the `problem` is.
std::string ExplainMistake(CLI::App& app, const std::vector<std::string>& arguments, const std::string& problem);

// Whether the option may stand without a value.
bool IsSwitch(const CLI::Option& option);

}  // namespace participation::arguments
