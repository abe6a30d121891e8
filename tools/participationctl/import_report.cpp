#include "tools/participationctl/import_report.hpp"

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>

#include <ostream>
#include <vector>

#include "participation/feedback_ingestion/v1/feedback_ingestion_service.grpc.pb.h"
#include "tools/participationctl/table.hpp"

namespace participation::ctl {
namespace {

using feedback_ingestion::v1::FeedbackIngestionService;
using feedback_ingestion::v1::ImportProblem;
using feedback_ingestion::v1::ListImportProblemsRequest;
using feedback_ingestion::v1::ListImportProblemsResponse;

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
  // A validation that was broken off begins anew.
  if (reply.import().rows() < import_.rows()) ForgetProblems();
  import_ = reply.import();
  for (const ImportProblem& problem : reply.problems()) AddProblem(problem);
}

void ImportReport::Complete(const std::shared_ptr<grpc::Channel>& channel) {
  if (listed_ >= import_.rejected() || import_.import_id().empty()) return;
  const auto kept = ListProblems(channel, import_.import_id());
  if (static_cast<std::int64_t>(kept.size()) <= listed_) return;
  ForgetProblems();
  for (const ImportProblem& problem : kept) AddProblem(problem);
}

void ImportReport::Print(const std::string& output, std::ostream& out) const {
  if (output == "json") return PrintJson(import_, out);
  out << import_.rows() << (import_.rows() == 1 ? " row = " : " rows = ") << import_.stored()
      << (import_.import_id().empty() ? " to store + " : " stored + ") << import_.already_had() << " had already + "
      << import_.skipped() << " blank + " << import_.rejected() << " rejected\n";
  if (!import_.import_id().empty()) out << "import " << import_.import_id() << "\n";
  if (import_.rows() == 0) out << "the file has no rows behind its header\n";
  PrintReasons(out);
}

void ImportReport::PrintReasons(std::ostream& out) const {
  for (const auto& [name, reason] : reasons_) {
    const ImportProblem& first = reason.first;
    out << "  " << reason.count << " x " << name << ", first on line " << first.line() << ", column " << first.column()
        << " (" << first.value() << "): " << first.message() << "; " << first.advice() << "\n";
  }
  if (listed_ < import_.rejected()) {
    out << "the reasons are those of " << listed_ << " of the " << import_.rejected()
        << " rejected rows: correct these, and import the file again to see the others\n";
  }
  if (listed_ == 0) return;
  if (file_.path().empty()) {
    out << "--problems FILE.csv writes the line, column and reason of each\n";
  } else {
    out << "each is in " << file_.path() << "\n";
  }
}

void ImportReport::AddProblem(const ImportProblem& problem) {
  auto& reason = reasons_[problem.reason()];
  if (reason.count++ == 0) reason.first = problem;
  ++listed_;
  file_.Add(problem);
}

void ImportReport::ForgetProblems() {
  reasons_.clear();
  listed_ = 0;
  file_.Clear();
}

}  // namespace participation::ctl
