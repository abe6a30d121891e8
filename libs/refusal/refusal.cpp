#include "libs/refusal/refusal.hpp"

#include <cstdint>

#include "absl/strings/cord.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "libs/refusal/text_list.hpp"

namespace participation::refusal {
namespace {

constexpr absl::string_view kReason = "participation/reason";
constexpr absl::string_view kMetadata = "participation/metadata";
constexpr absl::string_view kViolations = "participation/violations";
constexpr absl::string_view kPreconditions = "participation/preconditions";
constexpr absl::string_view kRetryAfter = "participation/retry-after-milliseconds";

std::optional<std::string> Payload(const absl::Status& status, absl::string_view key) {
  const auto payload = status.GetPayload(key);
  if (!payload) return std::nullopt;
  return std::string{*payload};
}

void SetList(absl::Status& status, absl::string_view key, const std::vector<std::string_view>& texts) {
  if (!texts.empty()) status.SetPayload(key, absl::Cord{JoinTexts(texts)});
}

std::vector<std::string> ListOf(const absl::Status& status, absl::string_view key) {
  return SplitTexts(Payload(status, key).value_or(""));
}

std::string Summary(const std::vector<Violation>& violations) {
  const auto& first = violations.front();
  const auto others = violations.size() - 1;
  const auto text = absl::StrCat(first.field, ": ", first.description);
  if (others == 0) return text;
  return absl::StrCat(text, " (and ", others, others == 1 ? " more field)" : " more fields)");
}

}  // namespace

absl::Status Refuse(absl::StatusCode code, Reason reason, std::string_view message, const Metadata& metadata) {
  absl::Status status{code, absl::string_view{message.data(), message.size()}};
  status.SetPayload(kReason, absl::Cord{std::string{reason.text()}});
  std::vector<std::string_view> texts;
  for (const auto& [key, value] : metadata) texts.insert(texts.end(), {key, value});
  SetList(status, kMetadata, texts);
  return status;
}

absl::Status InvalidArgument(Reason reason, std::string_view message, const Metadata& metadata) {
  return Refuse(absl::StatusCode::kInvalidArgument, reason, message, metadata);
}

absl::Status NotFound(Reason reason, std::string_view message, const Metadata& metadata) {
  return Refuse(absl::StatusCode::kNotFound, reason, message, metadata);
}

absl::Status AlreadyExists(Reason reason, std::string_view message, const Metadata& metadata) {
  return Refuse(absl::StatusCode::kAlreadyExists, reason, message, metadata);
}

absl::Status PermissionDenied(Reason reason, std::string_view message, const Metadata& metadata) {
  return Refuse(absl::StatusCode::kPermissionDenied, reason, message, metadata);
}

absl::Status Unauthenticated(Reason reason, std::string_view message, const Metadata& metadata) {
  return Refuse(absl::StatusCode::kUnauthenticated, reason, message, metadata);
}

absl::Status FailedPrecondition(Reason reason, std::string_view message, const Metadata& metadata) {
  return Refuse(absl::StatusCode::kFailedPrecondition, reason, message, metadata);
}

absl::Status Aborted(Reason reason, std::string_view message, const Metadata& metadata) {
  return Refuse(absl::StatusCode::kAborted, reason, message, metadata);
}

absl::Status OutOfRange(Reason reason, std::string_view message, const Metadata& metadata) {
  return Refuse(absl::StatusCode::kOutOfRange, reason, message, metadata);
}

absl::Status ResourceExhausted(Reason reason, std::string_view message, const Metadata& metadata) {
  return Refuse(absl::StatusCode::kResourceExhausted, reason, message, metadata);
}

absl::Status Unavailable(Reason reason, std::string_view message, const Metadata& metadata) {
  return Refuse(absl::StatusCode::kUnavailable, reason, message, metadata);
}

absl::Status InvalidFields(const std::vector<Violation>& violations) {
  if (violations.empty()) return absl::OkStatus();
  auto status = InvalidArgument("INVALID_FIELDS", Summary(violations));
  std::vector<std::string_view> texts;
  for (const auto& violation : violations) texts.insert(texts.end(), {violation.field, violation.description});
  SetList(status, kViolations, texts);
  return status;
}

absl::Status InvalidField(std::string_view field, std::string_view what_is_allowed) {
  return InvalidFields({{std::string{field}, std::string{what_is_allowed}}});
}

absl::Status WithRetryAfter(absl::Status refusal, std::chrono::milliseconds delay) {
  refusal.SetPayload(kRetryAfter, absl::Cord{absl::StrCat(delay.count())});
  return refusal;
}

absl::Status WithPreconditions(absl::Status refusal, const std::vector<Precondition>& preconditions) {
  std::vector<std::string_view> texts;
  for (const auto& each : preconditions) texts.insert(texts.end(), {each.type, each.subject, each.description});
  SetList(refusal, kPreconditions, texts);
  return refusal;
}

std::string ReasonOf(const absl::Status& refusal) {
  const auto reason = Payload(refusal, kReason);
  return reason ? *reason : absl::StatusCodeToString(refusal.code());
}

Metadata MetadataOf(const absl::Status& refusal) {
  const auto texts = ListOf(refusal, kMetadata);
  Metadata metadata;
  for (std::size_t i = 0; i + 1 < texts.size(); i += 2) metadata[texts[i]] = texts[i + 1];
  return metadata;
}

std::vector<Violation> ViolationsOf(const absl::Status& refusal) {
  const auto texts = ListOf(refusal, kViolations);
  std::vector<Violation> violations;
  for (std::size_t i = 0; i + 1 < texts.size(); i += 2) violations.push_back({texts[i], texts[i + 1]});
  return violations;
}

std::vector<Precondition> PreconditionsOf(const absl::Status& refusal) {
  const auto texts = ListOf(refusal, kPreconditions);
  std::vector<Precondition> preconditions;
  for (std::size_t i = 0; i + 2 < texts.size(); i += 3) preconditions.push_back({texts[i], texts[i + 1], texts[i + 2]});
  return preconditions;
}

std::optional<std::chrono::milliseconds> RetryAfterOf(const absl::Status& refusal) {
  std::int64_t milliseconds = 0;
  const auto payload = Payload(refusal, kRetryAfter);
  if (!payload || !absl::SimpleAtoi(*payload, &milliseconds)) return std::nullopt;
  return std::chrono::milliseconds{milliseconds};
}

}  // namespace participation::refusal
