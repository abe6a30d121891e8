#include "tools/participationctl/audit_verify.hpp"

#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "libs/audit/checkpoint.hpp"
#include "libs/audit/examination.hpp"
#include "tools/participationctl/audit_export.hpp"
#include "tools/participationctl/audit_proof.hpp"
#include "tools/participationctl/problem.hpp"
#include "tools/participationctl/read_file.hpp"

namespace participation::ctl {
namespace {

using audit::NoteVerifier;
using nlohmann::ordered_json;

std::string ContentOf(const std::string& file) {
  auto text = ReadFile(file);
  if (!text.ok()) throw std::runtime_error{std::string{text.status().message()}};
  return *std::move(text);
}

// A key as text, or in a file.
NoteVerifier VerifierFrom(const std::string& said) {
  if (const auto verifier = NoteVerifier::FromText(said)) return *verifier;
  const auto text = ReadFile(said);
  const auto verifier = text.ok() ? NoteVerifier::FromText(text->substr(0, text->find('\n'))) : std::nullopt;
  if (verifier) return *verifier;
  throw std::runtime_error{"--key " + said + " is no verifier key (NAME+ID+KEY), nor a file that has one"};
}

// The key that signs this module's record.
NoteVerifier VerifierOf(const AuditVerify& asked, const std::string& module, const std::string& fallback) {
  for (const std::string& key : asked.keys) {
    const NoteVerifier verifier = VerifierFrom(key);
    if (verifier.name() == audit::OriginOf(module)) return verifier;
  }
  if (!asked.keys.empty()) throw std::runtime_error{"none of the keys is that of " + audit::OriginOf(module)};
  if (const auto verifier = NoteVerifier::FromText(fallback)) return *verifier;
  throw std::runtime_error{"there is no key to check " + module + " with: name it with --key"};
}

// Of this module: others may stand in the same files.
std::vector<std::string> KeptOf(const AuditVerify& asked, const std::string& module) {
  std::vector<std::string> kept;
  for (const std::string& file : asked.kept) {
    for (std::string& note : audit::SplitNotes(ContentOf(file))) {
      if (note.starts_with(audit::OriginOf(module) + "\n")) kept.push_back(std::move(note));
    }
  }
  return kept;
}

ordered_json Report(const std::string& module, std::int64_t entries, std::int64_t covered, std::size_t checkpoints,
                    const std::vector<std::string>& findings) {
  return {{"module", module},           {"entries", entries},        {"covered", covered},
          {"checkpoints", checkpoints}, {"sound", findings.empty()}, {"findings", findings}};
}

ordered_json ExamineModule(const AuditVerify& asked, const std::string& module) {
  const AuditExport exported{asked.what, module};
  if (exported.Key().empty() && asked.keys.empty() && exported.Checkpoints().empty()) {  // nothing was signed yet
    return Report(module, exported.CountEntries(), 0, 0, {});
  }
  audit::Examination examination{module, VerifierOf(asked, module, exported.Key()), exported.Checkpoints(),
                                 KeptOf(asked, module)};
  exported.ForEach([&](std::int64_t, std::string_view leaf) { examination.Take(leaf); });
  const auto findings = examination.Finish();
  return Report(module, static_cast<std::int64_t>(examination.entries()), examination.covered(),
                examination.checkpoints(), findings);
}

void Print(const ordered_json& report) {
  std::cout << report["module"].get<std::string>() << ": " << report["entries"] << " entries, " << report["covered"]
            << " of them signed in " << report["checkpoints"]
            << " checkpoints: " << (report["sound"].get<bool>() ? "as they were signed" : "NOT as they were signed")
            << "\n";
  for (const auto& finding : report["findings"]) std::cout << "  " << finding.get<std::string>() << "\n";
}

int VerifyFolder(const AuditVerify& asked, const Common& common) {
  bool sound = true;
  ordered_json reports = ordered_json::array();
  for (const std::string& module : ModulesExported(asked.what)) {
    reports.push_back(ExamineModule(asked, module));
    sound &= reports.back()["sound"].get<bool>();
    if (common.output != "json") Print(reports.back());
  }
  if (common.output == "json") std::cout << ordered_json{{"records", reports}}.dump(2) << "\n";
  if (asked.keys.empty() && common.output != "json") {
    std::cout << "The keys came with the export: whoever made it could have made them too. Name the ones that you were "
                 "given with --key, and checkpoints that you kept with --kept.\n";
  }
  return sound ? kDone : kRefused;
}

int VerifyProof(const AuditVerify& asked, const Common& common) {
  const std::string proof = ContentOf(asked.what);
  const auto json = nlohmann::json::parse(proof, nullptr, false);
  const std::string module = json.is_object() ? json.value("module", "") : "";
  const std::string problem = WhyUnproved(proof, VerifierOf(asked, module, ""));
  if (!problem.empty()) return FailPlainly("NOT_PROVED", kRefused, problem, common);
  std::cout << "proved: the entry is on the record of " << module << "\n";
  return kDone;
}

}  // namespace

int VerifyAudit(const AuditVerify& asked, const Common& common) {
  return std::filesystem::is_directory(asked.what) ? VerifyFolder(asked, common) : VerifyProof(asked, common);
}

}  // namespace participation::ctl
