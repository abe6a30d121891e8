#include "libs/events/reactions.hpp"

#include "libs/trace/trace.hpp"

namespace participation::events {

void Reactions::Add(const google::protobuf::Descriptor& type, Reaction reaction) {
  by_type_[type.full_name()] = std::move(reaction);
  ++topics_[type.file()->package()];
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
      for (std::size_t i = 0; i < events.size() && all_done; ++i) {
        if (!chosen[i]) continue;
        const Reaction* reaction = Find(events[i].type);
        const trace::Scope scope{events[i].traceparent};
        all_done = reaction != nullptr && (*reaction)(part, events[i]).ok();
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
  const trace::Scope scope{event.traceparent};
  absl::Status status;
  try {
    transaction.Attempt([&](database::Transaction& part) {
      status = (*reaction)(part, event);
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
