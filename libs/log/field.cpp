#include "libs/log/field.hpp"

#include <algorithm>

#include "libs/log/scrub.hpp"

namespace participation::log {
namespace {

constexpr std::size_t kLongestText = 300;
// What is scrubbed of a longer text: enough to fill kLongestText, and no more work than that.
constexpr std::size_t kLongestInput = 4096;

std::string Bounded(std::string text) {
  if (text.size() > kLongestText) text.replace(kLongestText - 3, std::string::npos, "...");
  return text;
}

bool IsOpaque(std::string_view id) {
  return id.size() <= 36 && id.find_first_not_of("0123456789abcdef-") == std::string_view::npos;
}

}  // namespace

struct FieldMaker {
  static Field Plain(std::string_view key, std::string_view text) {
    return {key, Bounded(std::string{text.substr(0, kLongestInput)})};
  }
  static Field Scrubbed(std::string_view key, std::string_view text) {
    return {key, Bounded(Scrub(text.substr(0, kLongestInput)))};
  }
  static Field Opaque(std::string_view key, std::string_view id) {
    return {key, std::string{IsOpaque(id) ? id : kMasked}};
  }
  static Field Number(std::string_view key, std::int64_t number) { return {key, number}; }
};

Field Module(std::string_view name) { return FieldMaker::Scrubbed("module", name); }
Field Modules(std::string_view names) { return FieldMaker::Scrubbed("modules", names); }
Field Elsewhere(std::string_view names) { return FieldMaker::Scrubbed("elsewhere", names); }
Field Method(std::string_view name) { return FieldMaker::Scrubbed("method", name); }
Field Code(std::string_view name) { return FieldMaker::Scrubbed("code", name); }
Field EventType(std::string_view name) { return FieldMaker::Scrubbed("event_type", name); }
Field Topic(std::string_view name) { return FieldMaker::Scrubbed("topic", name); }
Field Group(std::string_view name) { return FieldMaker::Scrubbed("group", name); }
Field Issuer(std::string_view name) { return FieldMaker::Scrubbed("issuer", name); }
Field Setting(std::string_view name) { return FieldMaker::Scrubbed("setting", name); }
Field Address(std::string_view host_and_port) { return FieldMaker::Scrubbed("address", host_and_port); }
Field Path(std::string_view path) { return FieldMaker::Plain("path", path); }
Field Version(std::string_view version) { return FieldMaker::Plain("version", version); }

Field EventId(std::string_view id) { return FieldMaker::Opaque("event_id", id); }
Field TraceId(std::string_view id) { return FieldMaker::Opaque("trace_id", id); }

Field Reason(std::string_view text) { return FieldMaker::Scrubbed("reason", text); }

Field Count(std::int64_t count) { return FieldMaker::Number("count", count); }
Field Bytes(std::int64_t bytes) { return FieldMaker::Number("bytes", bytes); }
Field Milliseconds(std::int64_t milliseconds) { return FieldMaker::Number("milliseconds", milliseconds); }
Field Attempt(std::int64_t attempt) { return FieldMaker::Number("attempt", attempt); }
Field Partition(std::int64_t partition) { return FieldMaker::Number("partition", partition); }
Field Position(std::int64_t position) { return FieldMaker::Number("position", position); }
Field Port(std::int64_t port) { return FieldMaker::Number("port", port); }
Field Pid(std::int64_t pid) { return FieldMaker::Number("pid", pid); }
Field Signal(std::int64_t number) { return FieldMaker::Number("signal", number); }

}  // namespace participation::log
