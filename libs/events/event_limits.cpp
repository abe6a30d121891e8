#include "libs/events/event_limits.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "libs/id/id.hpp"
#include "libs/text/utf8.hpp"
#include "libs/trace/trace.hpp"

namespace participation::events {
namespace {

constexpr std::size_t kLongestName = 200;  // with a prefix, topics may have 249
constexpr std::size_t kLongestKey = 200;

bool IsName(std::string_view text) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
  };
  return !text.empty() && text.size() <= kLongestName && std::ranges::all_of(text, allowed);
}

// As Wrap names them. Whoever may write to one topic only can tell of nothing that another's events tell.
bool IsOfTopic(std::string_view type, std::string_view topic) {
  return type.size() > topic.size() + 1 && type.starts_with(topic) && type[topic.size()] == '.';
}

bool IsSource(std::string_view text) {
  return !text.empty() && text.size() <= kLongestName &&
         std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
}

bool IsKey(std::string_view text) {
  const bool printable = std::ranges::none_of(text, [](unsigned char c) { return c < ' ' || c == 0x7F; });
  return !text.empty() && text.size() <= kLongestKey && printable && text::IsValidUtf8(text);
}

}  // namespace

std::string_view FlawOf(const Event& event) {
  if (!id::IsUuid(event.id)) return "its id is no UUID";
  if (!IsName(event.type)) return "its type is no name of at most 200 letters, digits, dots and underscores";
  if (!IsName(event.topic)) return "its topic is no name of at most 200 letters, digits, dots and underscores";
  if (!IsOfTopic(event.type, event.topic)) return "its type is none of its topic's";
  if (!IsSource(event.source)) return "its source is not 1 to 200 printable characters";
  if (!IsKey(event.key)) return "its key is not 1 to 200 bytes of printable UTF-8";
  if (event.version < 0) return "its version is negative";
  if (!event.traceparent.empty() && !trace::IsTraceparent(event.traceparent)) return "its traceparent is none";
  if (event.data.size() > kLargestEvent) return "it has more than 900000 bytes of data";
  return {};
}

void RequireSound(std::span<const Event> events) {
  for (const Event& event : events) {
    const std::string_view flaw = FlawOf(event);
    // The type of an event with a flaw may be anything, so it is not told.
    if (!flaw.empty()) throw std::invalid_argument{"an event cannot be published: " + std::string{flaw}};
  }
}

}  // namespace participation::events
