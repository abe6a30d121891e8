#include "tools/participationctl/parse_request.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "tools/participationctl/spell_out.hpp"

namespace participation::ctl {
namespace {

constexpr int kDeepestJson = 32;
constexpr std::size_t kLongestProblem = 300;

absl::Status Unfit(const Source& source, absl::string_view problem) {
  return absl::InvalidArgumentError(source.Where() + ": " + std::string{problem});
}

absl::Status NotJson(const Source& source, const nlohmann::json::parse_error& problem) {
  const std::string_view before = source.text.substr(0, problem.byte == 0 ? 0 : problem.byte - 1);
  const auto line_begin = before.rfind('\n') + 1;  // 0 if there is none
  const auto is_character = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; };
  const auto line = source.line.value_or(1) + std::ranges::count(before, '\n');
  const auto column = 1 + std::ranges::count_if(before.substr(line_begin), is_character);
  const std::string_view what = problem.what();
  const auto said = std::min(what.find("syntax error"), what.size());
  return absl::InvalidArgumentError(source.name + ", line " + std::to_string(line) + ", column " +
                                    std::to_string(column) + ": no JSON from here on (" +
                                    std::string{what.substr(said, kLongestProblem)} + ")");
}

// Watches a text being parsed: what JSON allows and a request does not.
class Watch {
 public:
  struct Refused {
    std::string why;
  };

  // Throws Refused.
  void See(int depth, nlohmann::json::parse_event_t event, const nlohmann::json& parsed) {
    using Event = nlohmann::json::parse_event_t;
    if (depth > kDeepestJson) throw Refused{"the JSON nests deeper than any request"};
    if (event == Event::object_start) names_.emplace_back();
    if (event == Event::object_end) names_.pop_back();
    if (event == Event::key && !names_.back().insert(parsed.get<std::string>()).second) {
      throw Refused{"`" + parsed.get<std::string>().substr(0, kLongestProblem) + "` stands twice in one object"};
    }
  }

 private:
  std::vector<std::set<std::string>> names_;  // in each object that is open
};

}  // namespace

absl::StatusOr<nlohmann::json> ParseRequest(const google::protobuf::Descriptor& request, const Source& source) {
  nlohmann::json json;
  Watch watch;
  const auto see = [&watch](int depth, nlohmann::json::parse_event_t event, const nlohmann::json& parsed) {
    watch.See(depth, event, parsed);
    return true;
  };
  try {
    json = nlohmann::json::parse(source.text, see);
  } catch (const nlohmann::json::parse_error& problem) {
    return NotJson(source, problem);
  } catch (const Watch::Refused& refused) {
    return Unfit(source, refused.why);
  }
  if (!json.is_object()) return Unfit(source, "a request is a JSON object, {…}");
  if (auto status = SpellOut(request, json); !status.ok()) return Unfit(source, status.message());
  return json;
}

std::string SourceName(const std::string& file) { return file == "-" ? "standard input" : file; }

}  // namespace participation::ctl
