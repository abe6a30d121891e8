#pragma once

#include <string>

#include "libs/id/id.hpp"
#include "tests/bad_input/feedback.hpp"
#include "tests/bad_input/program.hpp"

namespace participation::bad_input {

// The program runs, and impact reporting hears what is put on the topic of feedback. An event that breaks is tried
// once.
class BadInput : public testing::TestWithParam<Mode> {
 protected:
  void SetUp() override {
    if (const std::string reason = WhyNot(GetParam()); !reason.empty()) GTEST_SKIP() << reason;
    program_.emplace(GetParam(), std::map<std::string, std::string>{{"event-attempts", "1"}});
    program_->Start();
  }
  void TearDown() override {
    if (program_) program_->Stop();
  }

  static std::string Heard(const std::string& type, const std::string& outcome) {
    return "participation_events_total{module=\"impact_reporting\",outcome=\"" + outcome + "\",type=\"" + type + "\"}";
  }
  static std::string HeardOfFeedback(const std::string& type, const std::string& outcome) {
    return Heard("participation.feedback_ingestion.v1." + type, outcome);
  }
  static std::string SetAside(const std::string& state) {
    return "participation_dead_letters{module=\"impact_reporting\",state=\"" + state + "\"}";
  }

  // What impact reporting knows of an item, once that holds.
  json Traced(const std::string& item, const std::function<bool(const json&)>& holds) {
    return program_->CallUntil("TraceContribution", {{"contribution_id", item}},
                               [&](const json& answer) { return holds(answer["contribution"]); })["contribution"];
  }
  bool IsHeard(const std::string& item) {
    return Traced(item, [](const json& found) { return !found.empty(); })["contributionId"] == item;
  }
  bool HasTheme(const std::string& item, const std::string& theme) {
    const json wanted = json::array({theme});
    return Traced(item, [&](const json& found) { return found["themes"] == wanted; })["themes"] == wanted;
  }

  std::optional<Program> program_;
  const std::string item_ = id::New();
  const std::string another_ = id::New();
};

}  // namespace participation::bad_input
