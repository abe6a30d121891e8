#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace participation::testing {

// The URL of a real server that tests may use, by its name: "postgres", "redis", "kafka", "kafka_tls", "kafka_sasl".
// Read from the file that the environment variable PARTICIPATION_TEST_SERVERS names, which `tools/servers up` writes.
std::optional<std::string> ServerUrl(std::string_view name);

// Why there is no such server, and what to do.
std::string WhyMissing(std::string_view name);

}  // namespace participation::testing
