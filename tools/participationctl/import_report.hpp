#pragma once

#include <iosfwd>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "participation/feedback_ingestion/v1/feedback_ingestion_service.pb.h"

namespace grpc {
class Channel;
}

namespace participation::ctl {

// What became of a file's rows, gathered from the replies to its pieces.
class ImportReport {
 public:
  void Add(const feedback_ingestion::v1::ImportFeedbackResponse& reply);

  const feedback_ingestion::v1::Import& import() const { return import_; }

  // Takes over the problems that the platform keeps of the import. A validation is not kept: those that came with the
  // replies have to do.
  void FetchProblems(const std::shared_ptr<grpc::Channel>& channel);

  // The totals, which add up to the rows of the file, and the reasons for rejection with an example of each.
  void Print(const std::string& output, std::ostream& out) const;

  // The problems as CSV. False if the file cannot be written.
  bool WriteProblems(const std::string& file) const;

 private:
  feedback_ingestion::v1::Import import_;
  std::vector<feedback_ingestion::v1::ImportProblem> problems_;
};

}  // namespace participation::ctl
