#include "tools/participationctl/audit_command.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <stdexcept>

#include "participation/audit/v1/audit_service.pb.h"
#include "tools/participationctl/audit_fetch.hpp"
#include "tools/participationctl/audit_list.hpp"
#include "tools/participationctl/audit_proof.hpp"
#include "tools/participationctl/audit_verify.hpp"
#include "tools/participationctl/problem.hpp"
#include "tools/participationctl/wording.hpp"

namespace participation::ctl {
namespace {

const std::vector<std::string> kModules{"people_bank", "activity_tracking", "feedback_ingestion", "impact_reporting"};

struct ExportCommand {
  std::string folder;
  std::vector<std::string> modules = kModules;
};

struct ProveCommand {
  std::string folder;
  std::string module;
  std::int64_t position = 0;
  std::int64_t size = 0;
};

struct Times {
  std::string from;
  std::string to;
};

int Export(const ExportCommand& command, const Common& common) {
  Client client{common.addresses, common.credentials};
  for (const std::string& module : command.modules) {
    Fetched fetched;
    const auto status = FetchAudit(client, AuditExport{command.folder, module}, fetched);
    if (!status.ok()) return Fail(status, common, Wording{*audit::v1::ListAuditEntriesRequest::descriptor()});
    std::cout << module << ": " << fetched.entries << " entries and " << fetched.checkpoints << " checkpoints added to "
              << command.folder << "\n";
  }
  return kDone;
}

std::optional<clock::Time> TimeFrom(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto time = clock::FromRfc3339(text);
  if (!time.ok()) throw std::runtime_error{"'" + text + "' is no time such as 2026-11-23T09:00:00Z"};
  return *time;
}

// Runs a command that throws std::runtime_error for files that are not what they ought to be.
void Run(CLI::App& command, Common& common, std::function<int()> run) {
  command.callback([run = std::move(run), &common] {
    try {
      common.exit_code = run();
    } catch (const std::runtime_error& problem) {
      common.exit_code = FailUsage(problem.what(), common);
    }
  });
}

void AddExport(CLI::App& group, Common& common) {
  auto& command = *group.add_subcommand(
      "export", "Brings the audit logs to files, and those files up to date: all that list, prove and verify need");
  const auto asked = std::make_shared<ExportCommand>();
  command.add_option("folder", asked->folder, "where to: a folder for each module")->required()->type_name("FOLDER");
  command.add_option("--module", asked->modules, "of which module; several times [all four]")
      ->type_name("MODULE")
      ->allow_extra_args(false);
  Run(command, common, [asked, &common] { return Export(*asked, common); });
}

void AddList(CLI::App& group, Common& common) {
  auto& command = *group.add_subcommand("list", "Lists exported entries: who did what, to what, and what for");
  const auto asked = std::make_shared<AuditList>();
  const auto times = std::make_shared<Times>();
  audit::Filter& filter = asked->filter;
  command.add_option("folder", asked->folder, "what audit export made")->required()->type_name("FOLDER");
  command.add_option("--module", asked->module, "of this module only")->type_name("MODULE");
  command.add_option("--method", filter.method, "of this method only, such as GetPerson")->type_name("NAME");
  command.add_option("--subject", filter.subject, "by this caller only")->type_name("NAME");
  command.add_option("--object", filter.object_id, "about this thing only")->type_name("ID");
  command.add_flag("--refused", filter.refused_only, "only what was refused");
  command.add_option("--from", times->from, "not before, as 2026-11-23T09:00:00Z")->type_name("TIME");
  command.add_option("--to", times->to, "before")->type_name("TIME");
  Run(command, common, [asked, times, &common] {
    asked->filter.start_time = TimeFrom(times->from);
    asked->filter.end_time = TimeFrom(times->to);
    return ListAudit(*asked, common);
  });
}

void AddProve(CLI::App& group, Common& common) {
  auto& command = *group.add_subcommand(
      "prove", "Prints the proof that an exported entry is on the record: to be checked without the rest of it");
  const auto asked = std::make_shared<ProveCommand>();
  command.add_option("folder", asked->folder, "what audit export made")->required()->type_name("FOLDER");
  command.add_option("--module", asked->module, "of which module")->required()->type_name("MODULE");
  command.add_option("--position", asked->position, "of the entry")->required()->check(CLI::NonNegativeNumber);
  command.add_option("--size", asked->size, "by the checkpoint over this many entries [the last]")
      ->check(CLI::NonNegativeNumber);
  Run(command, common, [asked] {
    std::cout << ProveEntry(AuditExport{asked->folder, asked->module}, asked->position, asked->size) << "\n";
    return kDone;
  });
}

void AddVerify(CLI::App& group, Common& common) {
  auto& command = *group.add_subcommand(
      "verify", "Examines exported audit logs, or a proof: whether anything was altered since it was signed");
  const auto asked = std::make_shared<AuditVerify>();
  command.add_option("what", asked->what, "what audit export made, or a file with what audit prove printed")
      ->required()
      ->check(CLI::ExistingPath)
      ->type_name("FOLDER|FILE");
  command.add_option("--key", asked->keys, "a verifier key that you were given, or a file of one; several times")
      ->type_name("KEY|FILE")
      ->allow_extra_args(false);
  command.add_option("--kept", asked->kept, "a file of checkpoints that you kept; several times")
      ->type_name("FILE")
      ->allow_extra_args(false);
  Run(command, common, [asked, &common] { return VerifyAudit(*asked, common); });
}

}  // namespace

void AddAuditCommands(CLI::App& app, Common& common) {
  CLI::App& group = *app.get_subcommand("audit");  // of the RPCs
  AddExport(group, common);
  AddList(group, common);
  AddProve(group, common);
  AddVerify(group, common);
}

}  // namespace participation::ctl
