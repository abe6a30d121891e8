#include "libs/events/kafka/message_format.hpp"

#include <array>
#include <charconv>
#include <optional>

#include "libs/events/event_limits.hpp"

namespace participation::events::kafka {
namespace {

constexpr std::size_t kSequenceDigits = 19;  // of the largest version: as text, versions sort as numbers do
constexpr std::size_t kMostHeaders = 50;
constexpr std::size_t kLongestTime = 40;
constexpr std::string_view kContentType = "application/protobuf";
constexpr std::string_view kSpecVersion = "1.0";

enum Attribute : std::size_t {
  kId,
  kType,
  kSource,
  kSubject,
  kSequence,
  kTime,
  kTraceparent,
  kSpec,
  kContent,
  kAttributes
};
constexpr std::array<std::string_view, kAttributes> kHeaderNames{"ce_id",       "ce_type",        "ce_source",
                                                                 "ce_subject",  "ce_sequence",    "ce_time",
                                                                 "traceparent", "ce_specversion", "content-type"};

using Values = std::array<std::optional<std::string_view>, kAttributes>;

using Sequence = std::array<char, kSequenceDigits>;

Sequence SequenceOf(std::int64_t version) {
  Sequence digits;
  digits.fill('0');
  for (auto at = digits.rbegin(); version > 0; ++at, version /= 10) *at = static_cast<char>('0' + version % 10);
  return digits;
}

void AddHeader(rd_kafka_headers_t& headers, Attribute attribute, std::string_view value) {
  const std::string_view name = kHeaderNames[attribute];
  rd_kafka_header_add(&headers, name.data(), static_cast<ssize_t>(name.size()), value.data(),
                      static_cast<ssize_t>(value.size()));
}

// Headers of other names are passed over; one that stands there twice is as good as none.
std::string_view ReadHeaders(const rd_kafka_message_t& message, Values& values) {
  rd_kafka_headers_t* headers = nullptr;
  if (rd_kafka_message_headers(&message, &headers) != RD_KAFKA_RESP_ERR_NO_ERROR) return "it has no headers";
  const char* name = nullptr;
  const void* value = nullptr;
  std::size_t size = 0;
  for (std::size_t i = 0; rd_kafka_header_get_all(headers, i, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR;
       ++i) {
    if (i == kMostHeaders) return "it has more than 50 headers";
    const auto found = std::ranges::find(kHeaderNames, std::string_view{name});
    if (found == kHeaderNames.end()) continue;
    auto& known = values[static_cast<std::size_t>(found - kHeaderNames.begin())];
    if (known || value == nullptr) return "a header stands there twice, or without a value";
    known.emplace(static_cast<const char*>(value), size);
  }
  for (std::size_t i = 0; i < kAttributes; ++i) {
    if (!values[i] && i != kTraceparent) return "it lacks a header of CloudEvents";
  }
  return {};
}

std::optional<std::int64_t> VersionOf(std::string_view sequence) {
  std::int64_t version = 0;
  const auto [end, error] = std::from_chars(sequence.data(), sequence.data() + sequence.size(), version);
  if (error != std::errc{} || end != sequence.data() + sequence.size()) return std::nullopt;
  return version;
}

std::string_view View(const void* bytes, std::size_t size) {
  return bytes == nullptr ? std::string_view{} : std::string_view{static_cast<const char*>(bytes), size};
}

}  // namespace

Headers HeadersOf(const Event& event) {
  Headers headers{rd_kafka_headers_new(kAttributes)};
  AddHeader(*headers, kId, event.id);
  AddHeader(*headers, kType, event.type);
  AddHeader(*headers, kSource, event.source);
  AddHeader(*headers, kSubject, event.key);
  const Sequence sequence = SequenceOf(event.version);
  AddHeader(*headers, kSequence, {sequence.data(), sequence.size()});
  AddHeader(*headers, kTime, clock::ToRfc3339(event.time));
  if (!event.traceparent.empty()) AddHeader(*headers, kTraceparent, event.traceparent);
  AddHeader(*headers, kSpec, kSpecVersion);
  AddHeader(*headers, kContent, kContentType);
  return headers;
}

std::string_view Read(const rd_kafka_message_t& message, std::string_view topic, Event& event) {
  Values values;
  if (const std::string_view flaw = ReadHeaders(message, values); !flaw.empty()) return flaw;
  if (values[kSpec] != kSpecVersion) return "it is of another version of CloudEvents";
  if (values[kContent] != kContentType) return "its content is no protobuf";
  if (values[kSubject] != View(message.key, message.key_len)) return "its key is not its subject";
  const auto version = VersionOf(*values[kSequence]);
  if (!version) return "its sequence is no number";
  if (values[kTime]->size() > kLongestTime) return "its time is none";
  const auto time = clock::FromRfc3339(*values[kTime]);
  if (!time.ok()) return "its time is none";
  if (message.len > kLargestEvent) return "it is too large";
  event = {.id = std::string{*values[kId]},
           .type = std::string{*values[kType]},
           .source = std::string{*values[kSource]},
           .topic = std::string{topic},
           .key = std::string{*values[kSubject]},
           .version = *version,
           .time = *time,
           .traceparent = std::string{values[kTraceparent].value_or("")},
           .data = std::string{View(message.payload, message.len)}};
  return FlawOf(event);
}

}  // namespace participation::events::kafka
