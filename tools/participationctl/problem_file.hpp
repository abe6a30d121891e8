#pragma once

#include <fstream>
#include <string>

#include "participation/feedback_ingestion/v1/import.pb.h"

namespace participation::ctl {

// A CSV file of why rows were rejected, a line for each, written as they come.
class ProblemFile {
 public:
  // Makes the file, or empties it, when there is a `path`. Look at `ok`.
  explicit ProblemFile(std::string path);

  void Add(const feedback_ingestion::v1::ImportProblem& problem);
  // Begins anew.
  void Clear();

  bool ok() const { return stream_.good(); }
  const std::string& path() const { return path_; }
  // Brings everything to the file. False if that, or anything before, did not work.
  bool Close();

 private:
  const std::string path_;  // empty: nothing is written
  std::ofstream stream_;
};

}  // namespace participation::ctl
