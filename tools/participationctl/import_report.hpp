#pragma once

#include <cstdint>
#include <iosfwd>
#include <map>
#include <memory>
#include <string>

#include "participation/feedback_ingestion/v1/feedback_ingestion_service.pb.h"
#include "tools/participationctl/problem_file.hpp"

namespace grpc {
class Channel;
}

namespace participation::ctl {

// What became of a file's rows, gathered from the replies to its pieces. Memory does not grow with the problems.
class ImportReport {
 public:
  // Each problem goes to the file, too.
  explicit ImportReport(ProblemFile& file) : file_{file} {}

  void Add(const feedback_ingestion::v1::ImportFeedbackResponse& reply);

  const feedback_ingestion::v1::Import& import() const { return import_; }

  // Asks the platform for what it keeps of the import's problems if some did not come with replies: of an import that
  // was broken off. A validation is not kept.
  void Complete(const std::shared_ptr<grpc::Channel>& channel);

  // The totals, which add up to the rows of the file, and the reasons for rejection with an example of each.
  void Print(const std::string& output, std::ostream& out) const;

 private:
  struct Reason {
    std::int64_t count = 0;
    feedback_ingestion::v1::ImportProblem first;
  };

  void AddProblem(const feedback_ingestion::v1::ImportProblem& problem);
  void ForgetProblems();
  void PrintReasons(std::ostream& out) const;

  ProblemFile& file_;
  feedback_ingestion::v1::Import import_;
  std::map<std::string, Reason> reasons_;
  std::int64_t listed_ = 0;
};

}  // namespace participation::ctl
