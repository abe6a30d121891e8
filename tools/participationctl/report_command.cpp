#include "tools/participationctl/report_command.hpp"

#include <google/protobuf/descriptor.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>

#include "participation/impact_reporting/v1/impact_reporting_service.pb.h"
#include "tools/participationctl/client.hpp"
#include "tools/participationctl/completion.hpp"
#include "tools/participationctl/problem.hpp"
#include "tools/participationctl/wording.hpp"

namespace participation::ctl {
namespace {

using impact_reporting::v1::RenderReportRequest;
using impact_reporting::v1::RenderReportResponse;

struct ReportCommand {
  std::string organisation;
  std::string first_month;
  std::string last_month;
  std::string format = "html";
  std::string file;
};

int Run(const ReportCommand& command, const Common& common) {
  RenderReportRequest request;
  request.set_organisation(command.organisation);
  request.set_first_month(command.first_month);
  request.set_last_month(command.last_month);
  request.set_format(command.format == "csv"    ? RenderReportRequest::FORMAT_CSV
                     : command.format == "json" ? RenderReportRequest::FORMAT_JSON
                                                : RenderReportRequest::FORMAT_HTML);
  Client client{common.addresses, common.credentials};
  RenderReportResponse response;
  const auto* method = RenderReportRequest::descriptor()->file()->service(0)->FindMethodByName("RenderReport");
  const auto status = client.Call(*method, request, response);
  if (!status.ok()) return Fail(status, common, Wording{*RenderReportRequest::descriptor()});
  const std::string file = command.file.empty() ? response.file_name() : command.file;
  std::ofstream stream{file, std::ios::binary};
  stream << response.content();
  stream.close();
  if (!stream) {
    std::cerr << "cannot write " << file << ": choose another with --file\n";
    return kBroke;
  }
  std::cout << file << "\n";
  return kDone;
}

}  // namespace

void AddReportCommand(CLI::App& app, Common& common) {
  auto& command = *app.add_subcommand("report", "Saves what an organisation heard, decided and changed");
  const auto report = std::make_shared<ReportCommand>();
  command.add_option("--organisation", report->organisation, "ODS code")->required()->type_name("CODE");
  command.add_option("--from,--first-month", report->first_month, "first month, as 2026-04")
      ->required()
      ->type_name("MONTH");
  command.add_option("--to,--last-month", report->last_month, "last month, as 2027-03")->required()->type_name("MONTH");
  LimitTo(*command.add_option("--format", report->format, "what to save it as [html]"), {"html", "csv", "json"});
  command.add_option("--file", report->file, "where to save it; named after organisation and months if left out")
      ->type_name("FILE");
  command.callback([report, &common] { common.exit_code = Run(*report, common); });
}

}  // namespace participation::ctl
