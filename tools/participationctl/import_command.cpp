#include "tools/participationctl/import_command.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <iostream>

#include "libs/status/extract_details.hpp"
#include "tools/participationctl/client.hpp"
#include "tools/participationctl/import_report.hpp"
#include "tools/participationctl/importer.hpp"
#include "tools/participationctl/mappings.hpp"
#include "tools/participationctl/problem.hpp"
#include "tools/participationctl/wording.hpp"

namespace participation::ctl {
namespace {

using feedback_ingestion::v1::ImportFeedbackRequest;

struct ImportCommand {
  std::string file;
  std::string mapping;
  std::string problems_file;
  bool strict = false;
  feedback_ingestion::v1::ImportOpening opening;
};

// One line on a terminal that shows how far the file has got.
void ShowProgress(const feedback_ingestion::v1::Import& import) {
  if (isatty(STDERR_FILENO) == 0) return;
  if (import.file_bytes() == 0) {  // nobody knows how long it is
    std::cerr << "\r" << import.rows() << " rows" << std::flush;
    return;
  }
  constexpr int kWidth = 30;
  const double share =
      std::min(1.0, static_cast<double>(import.committed_bytes()) / static_cast<double>(import.file_bytes()));
  const int full = static_cast<int>(share * kWidth);
  std::cerr << "\r[" << std::string(full, '#') << std::string(kWidth - full, '.') << "] "
            << static_cast<int>(share * 100) << "%  " << import.rows() << " rows" << std::flush;
}

// Once it takes long enough for somebody to wonder.
void ShowWaiting(const grpc::Status& status, std::chrono::milliseconds wait, const Common& common) {
  constexpr std::chrono::milliseconds kNoticed{500};
  if (wait < kNoticed || common.output == "json") return;
  if (isatty(STDERR_FILENO) != 0) std::cerr << "\n";
  std::cerr << "waits, and tries again in " << static_cast<double>(wait.count()) / 1000 << " s: ";
  const Wording wording{*ImportFeedbackRequest::descriptor()};
  Explain(status, common.addresses.Text(wording.request()), wording, std::cerr);
}

int FailImport(const grpc::Status& status, const ImportCommand& command, const ImportReport& report,
               const Common& common) {
  const int code = Fail(status, common, Wording{*ImportFeedbackRequest::descriptor()});
  const bool other_file = status::ExtractDetails(status).reason == "IMPORT_DIFFERS";
  if (report.import().rows() > 0 && !command.opening.validate_only() && !other_file) {
    std::cerr << "what is stored stays stored; to go on, add --import-id " << report.import().import_id() << "\n";
  }
  return code;
}

int Run(ImportCommand& command, const Common& common) {
  const auto mapping = ReadMapping(command.mapping);
  if (!mapping.ok()) return FailUsage(mapping.status().message(), common);
  command.opening.set_mapping(*mapping);
  std::error_code none;
  if (std::filesystem::equivalent(command.problems_file, command.file, none)) {
    return FailUsage("--problems names the file that is to be read; name another", common);
  }
  ProblemFile problems{command.problems_file};
  if (!problems.ok()) {
    return FailUsage(
        "cannot write " + command.problems_file + ": " + std::strerror(errno) + "; name another file with --problems",
        common);
  }
  Client client{common.addresses, common.credentials};
  ImportReport report{problems};
  const auto importer = Importer::Open(client.FeedbackChannel(), command.file, command.opening);
  if (!importer.ok()) return FailUsage(importer.status().message(), common);
  const auto see = [&](const feedback_ingestion::v1::ImportFeedbackResponse& reply) {
    report.Add(reply);
    ShowProgress(reply.import());
  };
  const grpc::Status status =
      (*importer)->Run(see, [&](const grpc::Status& why, auto wait) { ShowWaiting(why, wait, common); });
  if (isatty(STDERR_FILENO) != 0) std::cerr << "\n";
  if (!status.ok()) return FailImport(status, command, report, common);
  report.Complete(client.FeedbackChannel());
  report.Print(common.output, std::cout);
  if (!problems.Close()) {
    std::cerr << "cannot write all of " << command.problems_file << ": is the disk full?\n";
    return kBroke;
  }
  return command.strict && report.import().rejected() > 0 ? kInvalid : kDone;
}

}  // namespace

void AddImportCommand(CLI::App& app, Common& common) {
  auto& group = *app.add_subcommand("feedback", "Files of feedback");
  group.require_subcommand(1);
  auto& command = *group.add_subcommand("import", "Reads a CSV file in, row by row, each stored once or reported");
  const auto import = std::make_shared<ImportCommand>();
  command.add_option("file", import->file, "the CSV file, or - for standard input")->required()->type_name("FILE");
  command.add_option("--mapping", import->mapping, "what the columns mean: a YAML file, or one of " + MappingNames())
      ->required()
      ->type_name("NAME");
  const auto text = [&](const std::string& name, auto set, const std::string& help) {
    command
        .add_option_function<std::string>(
            name, [import, set](const std::string& value) { (import->opening.*set)(value); }, help)
        ->type_name("VALUE");
  };
  using Opening = feedback_ingestion::v1::ImportOpening;
  text("--organisation", &Opening::set_organisation<const std::string&>,
       "ODS code of the organisation, for rows that name none");
  text("--site", &Opening::set_site<const std::string&>, "ODS code of the site, for rows that name none");
  text("--import-id", &Opening::set_import_id<const std::string&>, "goes on with an import that was broken off");
  command.add_flag_function(
      "--validate-only", [import](auto) { import->opening.set_validate_only(true); },
      "checks the whole file and stores nothing");
  command
      .add_option("--problems", import->problems_file,
                  "writes every rejected row's line, column, kind of value and reason to a CSV file")
      ->type_name("FILE");
  command.add_flag("--strict", import->strict, "exit code 3 if any row was rejected");
  command.callback([import, &common] { common.exit_code = Run(*import, common); });
}

}  // namespace participation::ctl
