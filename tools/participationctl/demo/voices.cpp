#include <array>
#include <fstream>
#include <ostream>
#include <string_view>

#include "tools/participationctl/demo/story.hpp"
#include "tools/participationctl/importer.hpp"
#include "tools/participationctl/mappings.hpp"

namespace participation::ctl::demo {
namespace {

using nlohmann::json;

// What the demo's reader looks for, and the theme that it then gives.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kReading{{
    {"told", "kept-informed"},
    {"nobody said", "kept-informed"},
    {"letter", "kept-informed"},
}};
constexpr std::size_t kMostRead = 60;

std::string_view ThemeOf(const std::string& text) {
  for (const auto& [word, theme] : kReading) {
    if (text.find(word) != std::string::npos) return theme;
  }
  return "";
}

}  // namespace

std::filesystem::path Story::FeedbackWithIds() const {
  const auto file = std::filesystem::temp_directory_path() / ("feedback-" + person_ids_.begin()->second + ".csv");
  std::ifstream in{input_ / "feedback.csv"};
  std::ofstream out{file};
  // The number is the last column of a line, so it can be replaced without reading the rest.
  for (std::string line; std::getline(in, line);) {
    if (line.ends_with('\r')) line.pop_back();
    const auto comma = line.rfind(',');
    const std::string number = comma == std::string::npos ? "" : line.substr(comma + 1);
    const bool is_number = !number.empty() && number.find_first_not_of("0123456789") == std::string::npos;
    const auto person = is_number ? person_ids_.find(std::stoi(number)) : person_ids_.end();
    if (person != person_ids_.end()) line = line.substr(0, comma + 1) + person->second;
    out << line << "\n";
  }
  return file;
}

void Story::FeedbackArrives() {
  const auto file = FeedbackWithIds();
  feedback_ingestion::v1::ImportOpening opening;
  opening.set_mapping(*ReadMapping("region"));
  feedback_ingestion::v1::Import import;
  std::string problems;
  const auto importer = Importer::Open(api_.client().FeedbackChannel(), file.string(), opening);
  if (!importer.ok()) throw std::runtime_error{std::string{importer.status().message()}};
  const auto status = (*importer)->Run([&](const auto& reply) {
    import = reply.import();
    for (const auto& problem : reply.problems())
      problems += "  line " + std::to_string(problem.line()) + ": " + problem.message() + "\n";
  });
  std::filesystem::remove(file);
  if (!status.ok()) throw CallFailed{"ImportFeedback", status};
  out_ << import.rows() << " Friends and Family Test answers read: " << import.stored() << " stored, "
       << import.skipped() << " blank, " << import.rejected() << " rejected; identifiers taken out of the words\n"
       << problems;
  AwaitCounted(import.stored());
}

void Story::AwaitCounted(std::int64_t answers) {
  const json all = {{"level", "LEVEL_ORGANISATION"},
                    {"first_month", manifest_["first_month"]},
                    {"last_month", manifest_["last_month"]},
                    {"whole_period", true},
                    {"view", "VIEW_FULL"}};
  api_.CallUntil("GetFriendsAndFamilyResults", all, [answers](const json& answer) {
    std::int64_t counted = 0;
    for (const json& result : answer["results"]) counted += std::stoll(std::string{result["responses"]});
    return counted >= answers;
  });
}

void Story::AwaitCoded(const std::string& contribution_id) {
  api_.CallUntil("TraceContribution", {{"contribution_id", contribution_id}},
                 [](const json& answer) { return !answer["contribution"]["themes"].empty(); });
}

void Story::StaffReadIt() {
  const json listed =
      api_.CallUntil("ListFeedbackItems", {{"organisation", organisation_}, {"has_text", true}, {"page_size", 1000}},
                     [](const json& answer) { return !answer["feedbackItems"].empty(); });
  std::vector<std::string> coded;
  for (const json& item : listed["feedbackItems"]) {
    const std::string_view theme = ThemeOf(item["text"]);
    if (theme.empty() || coded.size() == kMostRead) continue;
    coded.push_back(item["feedbackItemId"]);
    api_.Call("AssignThemes", {{"feedback_item_id", coded.back()}, {"themes", {std::string{theme}}}});
    if (contribution_id_.empty() && !std::string{item["personId"]}.empty()) contribution_id_ = coded.back();
  }
  for (const std::string& item : coded) AwaitCoded(item);
  out_ << "staff read the comments and coded " << coded.size() << " as being about being kept informed\n";
  const json chart = api_.CallUntil(
      "GetControlChart",
      {{"organisation", organisation_}, {"site", manifest_["declining_site"]}, {"measure", "MEASURE_PERCENT_POSITIVE"}},
      [](const json& answer) { return answer["chart"]["points"].size() > 12; });
  out_ << "the control chart of " << std::string{manifest_["declining_site"]} << ", " << chart["chart"]["points"].size()
       << " months: " << std::string{chart["chart"]["variationText"]} << "\n";
}

}  // namespace participation::ctl::demo
