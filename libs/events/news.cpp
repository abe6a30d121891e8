#include "libs/events/news.hpp"

#include <google/protobuf/descriptor.h>

#include "libs/log/log.hpp"

namespace participation::events {
namespace {

constexpr char kUnknown[] = "unknown";

}  // namespace

std::string NameToCount(const std::string& type) {
  const auto* pool = google::protobuf::DescriptorPool::generated_pool();
  return pool->FindMessageTypeByName(type) == nullptr ? kUnknown : type;
}

void Log(const std::string& group, const News& news) {
  const bool is_strange = news.outcome == Outcome::kPassedOver && news.type == kUnknown;
  const bool is_out_of_order = news.outcome == Outcome::kOutOfOrder;
  const bool is_refused = news.outcome == Outcome::kRefused;
  if (news.attempts == 0 && !is_refused && !is_out_of_order && !is_strange) return;
  const auto by = log::Group(group);
  const auto type = log::EventType(news.type);
  const auto id = log::EventId(news.event_id);
  if (is_strange) {
    log::Warning("an event has a type that this version does not know and is passed over", {by, id});
  } else if (is_out_of_order) {
    log::Warning("an event does not follow the last one of its key", {by, type, id});
  } else if (is_refused) {
    log::Info("a reaction refused an event", {by, type, id, log::Code(news.reason)});
  } else if (news.outcome == Outcome::kDead) {
    log::Error("an event became a dead letter", {by, type, id, log::Reason(news.reason)});
  } else {
    log::Warning("a reaction broke down", {by, type, id, log::Attempt(news.attempts), log::Reason(news.reason)});
  }
}

}  // namespace participation::events
