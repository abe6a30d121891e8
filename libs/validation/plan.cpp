#include "libs/validation/plan.hpp"

#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include "libs/validation/formats.hpp"
#include "libs/validation/update.hpp"

namespace participation::validation {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using options::v1::FieldRules;

constexpr std::uint32_t kMostBytes = 4096;
constexpr std::uint32_t kMostItems = 100;

Kind KindOf(const FieldDescriptor& field) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return field.type() == FieldDescriptor::TYPE_BYTES ? Kind::kBytes : Kind::kText;
    case FieldDescriptor::CPPTYPE_INT32:
      return Kind::kInt32;
    case FieldDescriptor::CPPTYPE_INT64:
      return Kind::kInt64;
    case FieldDescriptor::CPPTYPE_UINT32:
      return Kind::kUint32;
    case FieldDescriptor::CPPTYPE_UINT64:
      return Kind::kUint64;
    case FieldDescriptor::CPPTYPE_FLOAT:
      return Kind::kFloat;
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return Kind::kDouble;
    case FieldDescriptor::CPPTYPE_ENUM:
      return Kind::kEnum;
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return Kind::kMessage;
    case FieldDescriptor::CPPTYPE_BOOL:
      break;
  }
  return Kind::kBool;
}

std::unique_ptr<const RE2> Compiled(const std::string& pattern) {
  if (pattern.empty()) return nullptr;
  RE2::Options options;
  options.set_log_errors(false);
  return std::make_unique<const RE2>(pattern, options);
}

FieldPlan PlanField(const FieldDescriptor& field, const FieldRules& rules) {
  FieldPlan plan;
  plan.field = &field;
  plan.kind = KindOf(field);
  plan.repeated = field.is_repeated();
  plan.has_presence = field.has_presence();
  plan.is_choice = field.real_containing_oneof() != nullptr;
  plan.required = rules.required();
  plan.multiline = rules.multiline();
  plan.not_in_future = rules.not_in_future();
  plan.partial = rules.partial() && !field.is_repeated();
  plan.min_length = rules.min_length();
  plan.max_length = plan.kind == Kind::kBytes ? kMostBytes : MostCharacters(rules.format());
  if (rules.max_length() > 0) plan.max_length = rules.max_length();
  plan.min_items = rules.min_items();
  plan.max_items = rules.max_items() > 0 ? rules.max_items() : kMostItems;
  if (rules.has_minimum()) plan.minimum = rules.minimum();
  if (rules.has_maximum()) plan.maximum = rules.maximum();
  plan.format = rules.format();
  plan.pattern = Compiled(rules.pattern());
  plan.pattern_meaning = rules.pattern_meaning();
  return plan;
}

// Hands out plans; those that are handed out are complete, together with all they lead to, and never change.
class Plans {
 public:
  const MessagePlan& Of(const Descriptor& message) {
    {
      const std::shared_lock lock{mutex_};
      if (const auto found = plans_.find(&message); found != plans_.end()) return *found->second;
    }
    const std::unique_lock lock{mutex_};
    return *Make(message);
  }

 private:
  const MessagePlan* Make(const Descriptor& message) {
    auto& plan = plans_[&message];
    if (plan) return plan.get();
    plan = std::make_unique<MessagePlan>();
    return Fill(*plan, message);  // Entered before it is filled: a message may contain itself.
  }

  const MessagePlan* Fill(MessagePlan& plan, const Descriptor& message) {
    if (message.full_name() == "google.protobuf.Timestamp") plan.shape = Shape::kTimestamp;
    if (message.full_name() == "google.protobuf.Duration") plan.shape = Shape::kDuration;
    if (message.full_name() == "google.protobuf.FieldMask") plan.shape = Shape::kFieldMask;
    for (int i = 0; i < message.field_count(); ++i) plan.fields.push_back(Planned(*message.field(i)));
    for (auto& field : plan.fields) {
      if (field.nested == nullptr || field.nested->shape != Shape::kFieldMask) continue;
      field.changeable = ChangeableIn(message);
      plan.mask = &field;
    }
    for (int i = 0; i < message.real_oneof_decl_count(); ++i) {
      const auto& choice = *message.oneof_decl(i);
      if (choice.options().GetExtension(options::v1::choice_required)) plan.required_choices.push_back(&choice);
    }
    return &plan;
  }

  FieldPlan Planned(const FieldDescriptor& field) {
    auto plan = PlanField(field, RulesOf(field));
    if (field.is_map()) {
      plan.nested = MakeEntry(field);
    } else if (plan.kind == Kind::kMessage) {
      plan.nested = Make(*field.message_type());
    }
    return plan;
  }

  // A map's entry: the rules of the map are those of its values.
  const MessagePlan* MakeEntry(const FieldDescriptor& map) {
    auto& entry = plans_[map.message_type()];
    if (entry) return entry.get();
    entry = std::make_unique<MessagePlan>();
    auto& plan = *entry;
    auto key = PlanField(*map.message_type()->map_key(), FieldRules::default_instance());
    key.required = key.kind == Kind::kText;
    auto value = PlanField(*map.message_type()->map_value(), RulesOf(map));
    value.required = value.kind == Kind::kText || value.kind == Kind::kEnum;
    if (value.kind == Kind::kMessage) value.nested = Make(*value.field->message_type());
    plan.fields.push_back(std::move(key));
    plan.fields.push_back(std::move(value));
    return &plan;
  }

  std::shared_mutex mutex_;
  std::unordered_map<const Descriptor*, std::unique_ptr<MessagePlan>> plans_;
};

}  // namespace

const FieldRules& RulesOf(const FieldDescriptor& field) { return field.options().GetExtension(options::v1::rules); }

const MessagePlan& PlanOf(const Descriptor& message) {
  static auto& plans = *new Plans;
  return plans.Of(message);
}

}  // namespace participation::validation
