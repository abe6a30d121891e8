#include "libs/events/reactions.hpp"

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

}  // namespace participation::events
