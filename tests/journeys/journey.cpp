#include "tests/journeys/journey.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "libs/clock/clock.hpp"

namespace participation::journeys {
namespace {

namespace fs = std::filesystem;

// But for what holds nothing except numbers, and room for many more of them.
std::vector<fs::path> FilesIn(const fs::path& folder) {
  constexpr int kAttempts = 20;  // servers make and remove folders meanwhile
  std::vector<fs::path> files;
  std::error_code moved;
  for (int attempt = 0; attempt == 0 || (moved && attempt < kAttempts); ++attempt) {
    files.clear();
    for (fs::recursive_directory_iterator at{folder, moved}; !moved && at != fs::end(at); at.increment(moved)) {
      std::error_code gone;
      const bool counts = at->path().extension() == ".index" || at->path().extension() == ".timeindex";
      if (at->is_regular_file(gone) && !counts) files.push_back(at->path());
    }
  }
  EXPECT_FALSE(moved) << folder << ": " << moved.message();
  return files;
}

bool IsMessage(const fs::path& file) { return file.parent_path().filename() == "outgoing"; }

std::vector<fs::path> Messages(const Deployment& platform) {
  std::vector<fs::path> messages;
  for (const fs::path& folder : platform.Folders())
    std::ranges::copy_if(FilesIn(folder), std::back_inserter(messages), IsMessage);
  return messages;
}

std::string Read(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

std::string Today() { return clock::DateOf(clock::System().Now()); }
std::string ThisMonth() { return clock::MonthOf(clock::System().Now()); }
std::string FromNow(std::chrono::hours hours) { return clock::ToRfc3339(clock::System().Now() + hours); }

void Journey::SetUp() {
  if (const std::string reason = WhyNot(GetParam()); !reason.empty()) GTEST_SKIP() << reason;
  platform_ = Deploy(GetParam());
  api_.emplace(platform_->addresses());
  Begin();
}

// Whatever went on, nobody was handed over the same message by two replicas.
void Journey::TearDown() {
  if (platform_ == nullptr) return;
  platform_->Stop();
  std::set<fs::path> names;
  for (const fs::path& message : Messages(*platform_)) EXPECT_TRUE(names.insert(message.filename()).second) << message;
}

grpc::StatusCode Journey::Refusal(const std::string& rpc, const json& request) {
  try {
    Call(rpc, request);
    return grpc::StatusCode::OK;
  } catch (const ctl::CallFailed& failure) {
    return failure.status.error_code();
  }
}

json Journey::AllConsents() {
  return json::array({{{"purpose", "PURPOSE_OPPORTUNITIES"}, {"channel", "CHANNEL_EMAIL"}},
                      {{"purpose", "PURPOSE_OUTCOMES"}, {"channel", "CHANNEL_EMAIL"}}});
}

std::string Journey::Register(const std::string& given_name, const json& interests, const json& consents) {
  return Call("RegisterPerson", {{"details", {{"given_name", given_name}, {"email", given_name + "@example.org"}}},
                                 {"interests", interests},
                                 {"consents", consents}})["person"]["personId"];
}

std::string Journey::SaySomething(const std::string& submission_id, const std::string& text,
                                  const std::string& person_id, int fft_answer) {
  return Call("SubmitFeedback", {{"submission",
                                  {{"source_system", "web-form"},
                                   {"submission_id", submission_id},
                                   {"source", "SOURCE_FRIENDS_AND_FAMILY_TEST"},
                                   {"organisation", "RXX"},
                                   {"question", "fft"},
                                   {"fft_answer", fft_answer},
                                   {"text", text},
                                   {"experience_date", Today()},
                                   {"person_id", person_id}}}})["feedbackItem"]["feedbackItemId"];
}

std::string Journey::PlanActivity() {
  return Call("PlanActivity", {{"activity",
                                {{"organisation", "RXX"},
                                 {"title", "Listening to people who park here"},
                                 {"duties", {"DUTY_SECTION_242"}},
                                 {"rung", "RUNG_INVOLVING"},
                                 {"stage", "STAGE_IMPROVE_SERVICES"},
                                 {"layer", "LAYER_DIRECT"},
                                 {"start_date", Today()},
                                 {"lead", "Head of engagement"}}}})["activity"]["activityId"];
}

std::string Journey::DecideAndPublish(const std::string& theme) {
  const json finding =
      Call("RecordFinding",
           {{"organisation", "RXX"},
            {"statement", "You said that there is nowhere to park."},
            {"evidence", {{"theme", {{"theme", theme}, {"first_month", ThisMonth()}, {"last_month", ThisMonth()}}}}}});
  const json decision = Call("RecordDecision", {{"organisation", "RXX"},
                                                {"title", "Ten more spaces"},
                                                {"answer", "ANSWER_ADOPTED"},
                                                {"reasons", "People cannot come if they cannot park."},
                                                {"decided_by", "Estates committee"},
                                                {"finding_ids", {finding["finding"]["findingId"]}}});
  const json& decision_id = decision["decision"]["decisionId"];
  Call("MakeCommitment", {{"decision_id", decision_id},
                          {"title", "Open the spaces behind the clinic"},
                          {"owner", "Head of estates"},
                          {"due_date", Today()}});
  return Call("PublishOutcome", {{"decision_id", decision_id},
                                 {"title", "There are ten more spaces"},
                                 {"summary", "The spaces behind the clinic are open to all."}})["outcome"]["outcomeId"];
}

std::string Journey::Outgoing() const {
  std::string all;
  for (const fs::path& message : Messages(*platform_)) all += Read(message);
  return all;
}

bool Journey::IsStored(const std::string& text) const {
  const auto holds = [&text](const fs::path& file) { return Read(file).find(text) != std::string::npos; };
  const auto in_any = [&](const fs::path& folder) {
    return std::ranges::any_of(FilesIn(folder), [&](const auto& file) { return !IsMessage(file) && holds(file); });
  };
  return std::ranges::any_of(platform_->Folders(), in_any) || std::ranges::any_of(platform_->ServersFolders(), in_any);
}

}  // namespace participation::journeys
