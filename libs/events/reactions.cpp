#include "libs/events/reactions.hpp"

#include <string_view>
#include <utility>

#include "libs/trace/trace.hpp"

namespace participation::events {
namespace {

using Together = std::vector<const Event*>;
using TurnAndType = std::pair<std::size_t, std::string>;

// The first of each topic and key come before the second, and so on: beside that, those of a type are together.
std::map<TurnAndType, Together> ByTurnAndType(std::span<const Event> events, const std::vector<bool>& chosen) {
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> turns;
  std::map<TurnAndType, Together> ordered;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!chosen[i]) continue;
    const std::size_t turn = turns[{events[i].topic, events[i].key}]++;
    ordered[{turn, events[i].type}].push_back(&events[i]);
  }
  return ordered;
}

}  // namespace

void Reactions::Add(const google::protobuf::Descriptor& type, Reaction reaction) {
  by_type_[type.full_name()] = std::move(reaction);
  ++topics_[type.file()->package()];
}

void Reactions::AddForEach(const google::protobuf::Descriptor& type,
                           std::function<absl::Status(database::Transaction&, const Event&)> react) {
  Add(type, [react = std::move(react)](database::Transaction& transaction, std::span<const Event* const> events) {
    for (const Event* event : events) {
      const trace::Scope scope{event->traceparent};
      if (absl::Status answer = react(transaction, *event); !answer.ok()) return answer;
    }
    return absl::OkStatus();
  });
}

std::vector<std::string> Reactions::Topics() const {
  std::vector<std::string> topics;
  for (const auto& [topic, count] : topics_) topics.push_back(topic);
  return topics;
}

const Reactions::Reaction* Reactions::Find(const std::string& type) const {
  const auto found = by_type_.find(type);
  return found == by_type_.end() ? nullptr : &found->second;
}

bool Reactions::ApplyTogether(database::Transaction& transaction, std::span<const Event> events,
                              const std::vector<bool>& chosen) const {
  bool all_done = true;
  try {
    transaction.Attempt([&](database::Transaction& part) {
      for (const auto& [place, together] : ByTurnAndType(events, chosen)) {
        const Reaction* reaction = Find(place.second);
        all_done = all_done && reaction != nullptr && (*reaction)(part, together).ok();
      }
      return all_done;
    });
  } catch (const database::Unavailable&) {
    throw;
  } catch (const std::exception&) {
    return false;
  }
  return all_done;
}

Reactions::Applied Reactions::Apply(database::Transaction& transaction, const Event& event) const {
  const Reaction* reaction = Find(event.type);
  if (reaction == nullptr) return {std::nullopt, "this program does not react to such events"};
  const Event* const only = &event;
  absl::Status status;
  try {
    transaction.Attempt([&](database::Transaction& part) {
      status = (*reaction)(part, {&only, 1});
      return status.ok();
    });
  } catch (const database::Unavailable&) {
    throw;
  } catch (const std::exception& problem) {
    return {std::nullopt, problem.what()};
  }
  return {std::move(status), {}};
}

}  // namespace participation::events
