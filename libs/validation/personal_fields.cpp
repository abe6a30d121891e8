#include "libs/validation/personal_fields.hpp"

#include <unordered_set>

#include "libs/validation/plan.hpp"

namespace participation::validation {
namespace {

using google::protobuf::Descriptor;

void Collect(const Descriptor& message, std::unordered_set<const Descriptor*>& seen, std::vector<std::string>& names) {
  if (!seen.insert(&message).second) return;
  for (int i = 0; i < message.field_count(); ++i) {
    const auto& field = *message.field(i);
    const auto* inner = field.message_type();
    const bool holds_anything = inner != nullptr && inner->full_name() == "google.protobuf.Any";
    if (RulesOf(field).personal() || holds_anything) names.push_back(field.full_name());
    if (inner != nullptr) Collect(*inner, seen, names);
  }
}

}  // namespace

std::vector<std::string> PersonalFieldsOf(const Descriptor& message) {
  std::unordered_set<const Descriptor*> seen;
  std::vector<std::string> names;
  Collect(message, seen, names);
  return names;
}

bool ReachesPersonalField(const Descriptor& message) { return !PersonalFieldsOf(message).empty(); }

}  // namespace participation::validation
