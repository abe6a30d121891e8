#pragma once

#include <filesystem>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "tools/participationctl/api.hpp"

namespace participation::ctl::demo {

// One organisation's story, told with the platform's own RPCs: people register, are invited and come; feedback arrives;
// a decision leads to an outcome; everyone who contributed is told.
class Story {
 public:
  // `input` is a folder that tools/generate made.
  Story(Api& api, std::filesystem::path input, std::ostream& out);

  // Each throws CallFailed, or std::runtime_error for input that cannot be read.
  void PeopleRegister();
  void PeopleAreInvitedAndCome();
  void FeedbackArrives();
  void StaffReadIt();
  void SomethingIsDecidedAndDone();
  void EveryoneIsTold();
  void SaveReport(const std::filesystem::path& file);

 private:
  std::vector<nlohmann::json> ReadLines(const std::string& file) const;
  void RegisterOne(const nlohmann::json& person);
  // feedback.csv with the ids of the people registered in place of their numbers.
  std::filesystem::path FeedbackWithIds() const;
  std::string PlanActivity();
  // Until reports count all of the answers: so that the story is the same however soon services hear of each other.
  void AwaitCounted(std::int64_t answers);
  // Until impact reporting has heard of its themes, for the same reason.
  void AwaitCoded(const std::string& contribution_id);

  Api& api_;
  const std::filesystem::path input_;
  std::ostream& out_;
  const nlohmann::json manifest_;
  std::string organisation_;
  std::map<int, std::string> person_ids_;  // by number in the input
  std::string outcome_id_;
  std::string contribution_id_;
};

}  // namespace participation::ctl::demo
