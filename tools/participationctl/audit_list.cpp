#include "tools/participationctl/audit_list.hpp"

#include <google/protobuf/util/json_util.h>

#include <iostream>

#include "libs/clock/clock.hpp"
#include "libs/messages/timestamp.hpp"
#include "participation/audit/v1/audit_entry.pb.h"
#include "tools/participationctl/audit_export.hpp"
#include "tools/participationctl/grid.hpp"
#include "tools/participationctl/problem.hpp"

namespace participation::ctl {
namespace {

using audit::v1::AuditEntry;

std::string ObjectsOf(const AuditEntry& entry) {
  std::string text;
  for (const auto& object : entry.objects()) text += (text.empty() ? "" : ", ") + object.kind() + " " + object.id();
  if (entry.objects_left_out() > 0) text += " and " + std::to_string(entry.objects_left_out()) + " more";
  return text;
}

std::string MethodOf(const AuditEntry& entry) { return entry.method().substr(entry.method().rfind('.') + 1); }

Row RowOf(const std::string& module, std::int64_t position, const AuditEntry& entry) {
  return {{"MODULE", module},
          {"POSITION", std::to_string(position)},
          {"TIME", clock::ToRfc3339(messages::FromTimestamp(entry.time()))},
          {"SUBJECT", entry.subject()},
          {"METHOD", MethodOf(entry)},
          {"RESULT", entry.code() == 0 ? "done" : "refused"},
          {"PURPOSE", entry.purpose()},
          {"OBJECTS", ObjectsOf(entry)}};
}

void PrintLine(const std::string& module, std::int64_t position, const AuditEntry& entry) {
  std::string json;
  google::protobuf::util::MessageToJsonString(entry, &json);
  std::cout << R"({"module":")" << module << R"(","position":")" << position << R"(","entry":)" << json << "}\n";
}

}  // namespace

int ListAudit(const AuditList& asked, const Common& common) {
  Grid grid{common.output == "wide" ? Cells::kWhole : Cells::kCut};
  for (const std::string& module : ModulesExported(asked.folder)) {
    if (!asked.module.empty() && module != asked.module) continue;
    AuditExport{asked.folder, module}.ForEach([&](std::int64_t position, std::string_view leaf) {
      AuditEntry entry;
      if (!entry.ParseFromArray(leaf.data(), static_cast<int>(leaf.size())) || !asked.filter.Takes(entry)) return;
      common.output == "json" ? PrintLine(module, position, entry) : grid.AddRow(RowOf(module, position, entry));
    });
  }
  if (common.output == "json") return kDone;
  grid.rows() == 0 ? void(std::cout << "nothing found\n") : grid.Print(std::cout);
  return kDone;
}

}  // namespace participation::ctl
