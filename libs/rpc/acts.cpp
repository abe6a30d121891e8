#include "libs/rpc/acts.hpp"

#include <google/protobuf/descriptor.pb.h>

#include "libs/messages/timestamp.hpp"
#include "libs/validation/personal_fields.hpp"
#include "participation/audit/v1/audit_entry.pb.h"

namespace participation::rpc {
namespace {

constexpr std::size_t kTraceBegin = 3;  // of a traceparent: 00-<32 digits>-…
constexpr std::size_t kTraceSize = 32;

void SetCaller(const policy::Caller& caller, const std::string& person, audit::v1::AuditEntry& entry) {
  entry.set_subject(person.empty() ? caller.subject : "person:" + person);
  if (caller.organisations.AreAll()) entry.add_organisations("*");
  for (const std::string& code : caller.organisations.codes()) entry.add_organisations(code);
  for (std::size_t role = 0; role < caller.roles.size(); ++role) {
    if (caller.roles.test(role)) entry.add_roles(static_cast<options::v1::Role>(role));
  }
}

}  // namespace

bool IsOnRecord(const google::protobuf::MethodDescriptor& method) {
  using google::protobuf::MethodOptions;
  return method.options().idempotency_level() != MethodOptions::NO_SIDE_EFFECTS ||
         validation::ReachesPersonalField(*method.output_type());
}

audit::NewEntry Acts::Entry(const Call& call, absl::StatusCode code, const Objects& objects) const {
  audit::NewEntry made;
  const std::string person = call.caller.person.empty() ? "" : CodeOf(call.caller.person);
  if (!person.empty()) made.people.push_back(person);
  audit::v1::AuditEntry entry;
  *entry.mutable_time() = messages::ToTimestamp(clock_.Now());
  entry.set_method(call.method->full_name());
  SetCaller(call.caller, person, entry);
  entry.set_purpose(call.purpose);
  entry.set_code(static_cast<int>(code));
  entry.set_request_id(call.request_id);
  if (call.traceparent.size() > kTraceBegin) entry.set_trace_id(call.traceparent.substr(kTraceBegin, kTraceSize));
  for (const auto& object : objects.all()) {
    auto& message = *entry.add_objects();
    message.set_kind(object.kind);
    message.set_id(object.id);
    if (object.kind == "person" && object.id != person) made.people.push_back(object.id);
  }
  entry.set_objects_left_out(static_cast<int>(objects.left_out()));
  entry.SerializeToString(&made.bytes);
  return made;
}

}  // namespace participation::rpc
