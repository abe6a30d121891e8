#include "libs/events/event.hpp"

#include <google/protobuf/message.h>

#include "libs/id/id.hpp"
#include "libs/trace/trace.hpp"

namespace participation::events {
namespace {

// "participation.people_bank.v1" → "/participation/people_bank".
std::string SourceOf(const std::string& package) {
  std::string source = "/" + package.substr(0, package.rfind('.'));
  for (char& c : source) {
    if (c == '.') c = '/';
  }
  return source;
}

}  // namespace

Event Wrap(std::string_view key, std::int64_t version, const google::protobuf::Message& message) {
  const auto* type = message.GetDescriptor();
  const std::string& package = type->file()->package();
  std::string traceparent{trace::Current()};
  return {.id = id::New(),
          .type = type->full_name(),
          .source = SourceOf(package),
          .topic = package,
          .key = std::string{key},
          .version = version,
          .time = clock::System().Now(),
          .traceparent = traceparent.empty() ? trace::NewTraceparent() : std::move(traceparent),
          .data = message.SerializeAsString()};
}

}  // namespace participation::events
