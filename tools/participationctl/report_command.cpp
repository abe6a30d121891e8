#include "tools/participationctl/report_command.hpp"

#include <google/protobuf/descriptor.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>

#include "participation/impact_reporting/v1/impact_reporting_service.pb.h"
#include "tools/participationctl/client.hpp"
#include "tools/participationctl/problem.hpp"

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
  Client client{common.address};
  RenderReportResponse response;
  const auto* method = RenderReportRequest::descriptor()->file()->service(0)->FindMethodByName("RenderReport");
  const auto status = client.Call(*method, request, response);
  if (!status.ok()) {
    Explain(status, common.address, std::cerr);
    return ExitCodeOf(status);
  }
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
  command.add_option("--organisation", report->organisation, "ODS code")->required();
  command.add_option("--from", report->first_month, "first month, as 2026-04")->required();
  command.add_option("--to", report->last_month, "last month, as 2027-03")->required();
  command.add_option("--format", report->format, "html, csv or json")->check(CLI::IsMember({"html", "csv", "json"}));
  command.add_option("--file", report->file, "where to save it; named after organisation and months if left out");
  command.callback([report, &common] { common.exit_code = Run(*report, common); });
}

}  // namespace participation::ctl
