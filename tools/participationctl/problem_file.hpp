#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "participation/feedback_ingestion/v1/import.pb.h"

namespace participation::ctl {

// A CSV file of why rows were rejected, a line for each, written as they come. It takes its name once it is whole: what
// an earlier import said stays until then, and for good if this one comes to nothing.
class ProblemFile {
 public:
  // Begins the file when there is a `path`. Look at `ok`.
  explicit ProblemFile(const std::string& path);
  ~ProblemFile();
  ProblemFile(const ProblemFile&) = delete;
  ProblemFile& operator=(const ProblemFile&) = delete;

  void Add(const feedback_ingestion::v1::ImportProblem& problem);
  // Begins anew.
  void Clear();

  bool ok() const { return stream_.good(); }
  const std::string& path() const { return path_; }
  // Brings everything to the file and gives it its name. False if that, or anything before, did not work.
  bool Close();

 private:
  const std::string path_;               // empty: nothing is written
  const std::filesystem::path target_;   // where a link at `path_` leads
  const std::filesystem::path written_;  // beside the target, and the target itself if it is no file, but a device
  std::ofstream stream_;
};

}  // namespace participation::ctl
