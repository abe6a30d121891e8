#include "tools/participationctl/import_report.hpp"

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <fstream>
#include <ostream>

#include "libs/csv/writer.hpp"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"
#include "tools/participationctl/table.hpp"

namespace participation::ctl {
namespace {

using feedback_ingestion::v1::FeedbackIngestionService;
using feedback_ingestion::v1::ImportProblem;
using feedback_ingestion::v1::ListImportProblemsRequest;
using feedback_ingestion::v1::ListImportProblemsResponse;

constexpr std::size_t kMostInMemory = 10'000;
constexpr int kPageSize = 1000;

std::vector<ImportProblem> ListProblems(const std::shared_ptr<grpc::Channel>& channel, const std::string& import_id) {
  const auto stub = FeedbackIngestionService::NewStub(channel);
  std::vector<ImportProblem> problems;
  ListImportProblemsRequest request;
  request.set_import_id(import_id);
  request.set_page_size(kPageSize);
  do {
    grpc::ClientContext context;
    ListImportProblemsResponse response;
    if (!stub->ListImportProblems(&context, request, &response).ok()) break;
    problems.insert(problems.end(), response.problems().begin(), response.problems().end());
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  return problems;
}

}  // namespace

void ImportReport::Add(const feedback_ingestion::v1::ImportFeedbackResponse& reply) {
  import_ = reply.import();
  for (const ImportProblem& problem : reply.problems()) {
    if (problems_.size() < kMostInMemory) problems_.push_back(problem);
  }
}

void ImportReport::FetchProblems(const std::shared_ptr<grpc::Channel>& channel) {
  if (auto kept = ListProblems(channel, import_.import_id()); !kept.empty()) problems_ = std::move(kept);
}

void ImportReport::Print(const std::string& output, std::ostream& out) const {
  if (output == "json") return PrintJson(import_, out);
  out << import_.rows() << " rows = " << import_.stored() << " stored + " << import_.already_had() << " had already + "
      << import_.skipped() << " blank + " << import_.rejected() << " rejected\n";
  out << "import " << import_.import_id() << "\n";
  std::map<std::string, std::pair<int, const ImportProblem*>> by_reason;
  for (const ImportProblem& problem : problems_) {
    auto& [count, example] = by_reason[problem.reason()];
    if (count++ == 0) example = &problem;
  }
  if (static_cast<std::int64_t>(problems_.size()) < import_.rejected()) {
    out << "the reasons of the first " << problems_.size() << " that came with the replies:\n";
  }
  for (const auto& [reason, found] : by_reason) {
    const auto& [count, example] = found;
    out << "  " << count << " x " << reason << ", first on line " << example->line() << ", column "
        << (example->column().empty() ? "-" : example->column()) << " (" << example->value()
        << "): " << example->message() << "; " << example->advice() << "\n";
  }
}

bool ImportReport::WriteProblems(const std::string& file) const {
  const csv::Writer writer;
  std::string text;
  const std::vector<std::string_view> header{"line", "column", "value", "reason", "message", "advice"};
  writer.AppendRecord(text, header);
  for (const ImportProblem& problem : problems_) {
    const std::string line = std::to_string(problem.line());
    const std::vector<std::string_view> record{
        line, problem.column(), problem.value(), problem.reason(), problem.message(), problem.advice()};
    writer.AppendRecord(text, record);
  }
  std::ofstream stream{file, std::ios::binary};
  stream << text;
  return stream.good();
}

}  // namespace participation::ctl
