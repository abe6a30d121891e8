#include "tools/participationctl/parse_request.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tools/participationctl/spell_out.hpp"

namespace participation::ctl {
namespace {

constexpr int kDeepestJson = 32;
constexpr std::size_t kLongestProblem = 300;

struct TooDeep : std::exception {};

absl::Status NotJson(const Source& source, const nlohmann::json::parse_error& problem) {
  const std::string_view before = source.text.substr(0, problem.byte == 0 ? 0 : problem.byte - 1);
  const auto line_begin = before.rfind('\n') + 1;  // 0 if there is none
  const auto is_character = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; };
  const auto line = source.first_line + std::ranges::count(before, '\n');
  const auto column = 1 + std::ranges::count_if(before.substr(line_begin), is_character);
  const std::string_view what = problem.what();
  const auto said = std::min(what.find("syntax error"), what.size());
  return absl::InvalidArgumentError(source.name + ", line " + std::to_string(line) + ", column " +
                                    std::to_string(column) + ": no JSON from here on (" +
                                    std::string{what.substr(said, kLongestProblem)} + ")");
}

}  // namespace

absl::StatusOr<nlohmann::json> ParseRequest(const google::protobuf::Descriptor& request, const Source& source) {
  nlohmann::json json;
  try {
    json = nlohmann::json::parse(source.text, [](int depth, nlohmann::json::parse_event_t, const nlohmann::json&) {
      if (depth > kDeepestJson) throw TooDeep{};
      return true;
    });
  } catch (const nlohmann::json::parse_error& problem) {
    return NotJson(source, problem);
  } catch (const TooDeep&) {
    return absl::InvalidArgumentError(source.name + ": the JSON nests deeper than any request");
  }
  if (!json.is_object()) return absl::InvalidArgumentError(source.name + ": a request is a JSON object, {…}");
  if (auto status = SpellOut(request, json); !status.ok()) {
    return absl::InvalidArgumentError(source.name + ": " + std::string{status.message()});
  }
  return json;
}

std::string SourceName(const std::string& file) { return file == "-" ? "standard input" : file; }

}  // namespace participation::ctl
