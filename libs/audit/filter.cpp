#include "libs/audit/filter.hpp"

#include <algorithm>

#include "libs/messages/timestamp.hpp"
#include "participation/audit/v1/audit_entry.pb.h"

namespace participation::audit {
namespace {

bool IsCalled(const std::string& full_name, const std::string& name) {
  return name.empty() || full_name == name || full_name.ends_with("." + name);
}

bool IsAbout(const v1::AuditEntry& entry, const std::string& id) {
  return id.empty() || std::ranges::any_of(entry.objects(), [&](const auto& object) { return object.id() == id; });
}

}  // namespace

bool Filter::Takes(const v1::AuditEntry& entry) const {
  const clock::Time time = messages::FromTimestamp(entry.time());
  return (!start_time || time >= *start_time) && (!end_time || time < *end_time) &&
         (!refused_only || entry.code() != 0) && (subject.empty() || entry.subject() == subject) &&
         IsCalled(entry.method(), method) && IsAbout(entry, object_id) &&
         (person.empty() || entry.subject() == "person:" + person || IsAbout(entry, person));
}

}  // namespace participation::audit
