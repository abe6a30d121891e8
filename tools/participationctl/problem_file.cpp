#include "tools/participationctl/problem_file.hpp"

#include <string_view>
#include <vector>

#include "libs/csv/writer.hpp"

namespace participation::ctl {
namespace {

void WriteRecord(const std::vector<std::string_view>& cells, std::ostream& out) {
  std::string line;
  csv::Writer{}.AppendRecord(line, cells);
  out << line;
}

}  // namespace

ProblemFile::ProblemFile(std::string path) : path_{std::move(path)} { Clear(); }

void ProblemFile::Add(const feedback_ingestion::v1::ImportProblem& problem) {
  if (path_.empty()) return;
  const std::string line = std::to_string(problem.line());
  WriteRecord({line, problem.column(), problem.value(), problem.reason(), problem.message(), problem.advice()},
              stream_);
}

void ProblemFile::Clear() {
  if (path_.empty()) return;
  stream_.close();
  stream_.open(path_, std::ios::binary | std::ios::trunc);
  WriteRecord({"line", "column", "value", "reason", "message", "advice"}, stream_);
}

bool ProblemFile::Close() {
  if (path_.empty()) return true;
  stream_.close();
  return stream_.good();
}

}  // namespace participation::ctl
