#include "libs/jose/strict_json.hpp"

#include <set>
#include <string>
#include <vector>

namespace participation::jose {

std::optional<nlohmann::json> ParseStrictObject(std::string_view text) {
  constexpr int kDeepest = 8;
  using Event = nlohmann::json::parse_event_t;
  std::vector<std::set<std::string>> members;  // of the objects that are open
  bool strict = true;
  const auto watch = [&](int depth, Event event, nlohmann::json& parsed) {
    if (depth > kDeepest) strict = false;
    if (event == Event::object_start) members.emplace_back();
    if (event == Event::object_end) members.pop_back();
    if (event == Event::key && !members.back().insert(parsed.get<std::string>()).second) strict = false;
    return strict;
  };
  auto parsed = nlohmann::json::parse(text, watch, false);
  if (!strict || !parsed.is_object()) return std::nullopt;
  return parsed;
}

std::optional<std::string> TextIn(const nlohmann::json& object, const char* member) {
  const auto found = object.find(member);
  if (found == object.end()) return std::string{};
  if (!found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

}  // namespace participation::jose
