#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "libs/refusal/reason.hpp"

// Refusals with everything a caller needs in order to act on them, as values that need Abseil only. libs/status turns
// them into google.rpc details on the wire; a plain absl::Status is a refusal too and gets its code as its reason.
namespace participation::refusal {

// What the message says of this one case, for programs: {"state", "CLOSED"}. Never personal data.
using Metadata = std::map<std::string, std::string>;

// One field that cannot be accepted: its full path (`details.emails[2].address`) and what is allowed there.
struct Violation {
  std::string field;
  std::string description;

  bool operator==(const Violation&) const = default;
};

// One thing that would have to hold first, of which subject, and how to bring it about.
struct Precondition {
  std::string type;
  std::string subject;
  std::string description;

  bool operator==(const Precondition&) const = default;
};

// A refusal with a code, a reason for programs, a message for people that says what to do, and metadata.
absl::Status Refuse(absl::StatusCode code, Reason reason, std::string_view message, const Metadata& metadata = {});

// The same by name. When to use which: NotFound and AlreadyExists only after the permission was checked; Aborted for
// an outdated etag; FailedPrecondition for a state that does not allow it; Unavailable for what is worth repeating as
// it is.
absl::Status InvalidArgument(Reason reason, std::string_view message, const Metadata& metadata = {});
absl::Status NotFound(Reason reason, std::string_view message, const Metadata& metadata = {});
absl::Status AlreadyExists(Reason reason, std::string_view message, const Metadata& metadata = {});
absl::Status PermissionDenied(Reason reason, std::string_view message, const Metadata& metadata = {});
absl::Status Unauthenticated(Reason reason, std::string_view message, const Metadata& metadata = {});
absl::Status FailedPrecondition(Reason reason, std::string_view message, const Metadata& metadata = {});
absl::Status Aborted(Reason reason, std::string_view message, const Metadata& metadata = {});
absl::Status OutOfRange(Reason reason, std::string_view message, const Metadata& metadata = {});
absl::Status ResourceExhausted(Reason reason, std::string_view message, const Metadata& metadata = {});
absl::Status Unavailable(Reason reason, std::string_view message, const Metadata& metadata = {});

// INVALID_ARGUMENT, reason INVALID_FIELDS, naming the fields. OK if there are none.
absl::Status InvalidFields(const std::vector<Violation>& violations);
absl::Status InvalidField(std::string_view field, std::string_view what_is_allowed);

// The same refusal with the time after which to try again, or with what would have to hold first.
absl::Status WithRetryAfter(absl::Status refusal, std::chrono::milliseconds delay);
absl::Status WithPreconditions(absl::Status refusal, const std::vector<Precondition>& preconditions);

// What was put in; for a status made elsewhere the name of its code ("NOT_FOUND"), and nothing.
std::string ReasonOf(const absl::Status& refusal);
Metadata MetadataOf(const absl::Status& refusal);
std::vector<Violation> ViolationsOf(const absl::Status& refusal);
std::vector<Precondition> PreconditionsOf(const absl::Status& refusal);
std::optional<std::chrono::milliseconds> RetryAfterOf(const absl::Status& refusal);

}  // namespace participation::refusal
