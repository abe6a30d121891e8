#include "tools/participationctl/problem_file.hpp"

#include <string_view>
#include <vector>

#include "libs/csv/writer.hpp"

namespace participation::ctl {
namespace {

namespace fs = std::filesystem;

void WriteRecord(const std::vector<std::string_view>& cells, std::ostream& out) {
  std::string line;
  csv::Writer{}.AppendRecord(line, cells);
  out << line;
}

fs::path FollowLinks(const std::string& path) {
  std::error_code none;
  auto target = fs::weakly_canonical(path, none);
  return none ? fs::path{path} : target;
}

fs::path WhileItGrows(const fs::path& target) {
  std::error_code none;
  const auto status = fs::status(target, none);
  if (fs::exists(status) && !fs::is_regular_file(status)) return target;
  return target.string() + ".partial";
}

}  // namespace

ProblemFile::ProblemFile(const std::string& path)
    : path_{path}, target_{FollowLinks(path)}, written_{WhileItGrows(target_)} {
  Clear();
}

ProblemFile::~ProblemFile() {
  std::error_code none;
  if (!path_.empty() && written_ != target_) fs::remove(written_, none);
}

void ProblemFile::Add(const feedback_ingestion::v1::ImportProblem& problem) {
  if (path_.empty()) return;
  const std::string line = std::to_string(problem.line());
  WriteRecord({line, problem.column(), problem.value(), problem.reason(), problem.message(), problem.advice()},
              stream_);
}

void ProblemFile::Clear() {
  if (path_.empty()) return;
  stream_.close();
  stream_.open(written_, std::ios::binary | std::ios::trunc);
  WriteRecord({"line", "column", "value", "reason", "message", "advice"}, stream_);
}

bool ProblemFile::Close() {
  if (path_.empty()) return true;
  stream_.close();
  if (!stream_.good()) return false;
  std::error_code problem;
  if (written_ != target_) fs::rename(written_, target_, problem);
  return !problem;
}

}  // namespace participation::ctl
