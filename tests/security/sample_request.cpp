#include "tests/security/sample_request.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/timestamp.pb.h>

#include <algorithm>

#include "libs/clock/clock.hpp"
#include "libs/id/id.hpp"
#include "participation/options/v1/options.pb.h"

namespace participation::security {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using options::v1::FieldRules;

const FieldRules& RulesOf(const FieldDescriptor& field) { return field.options().GetExtension(options::v1::rules); }

// "finding_ids" holds what "finding_id" does.
std::string NameOfOne(const FieldDescriptor& field) {
  const std::string& name = field.name();
  return field.is_repeated() && name.ends_with("_ids") ? name.substr(0, name.size() - 1) : name;
}

std::string SampleText(const FieldRules& rules) {
  switch (rules.format()) {
    case options::v1::FORMAT_UUID:
      return id::New();
    case options::v1::FORMAT_EMAIL:
      return "somebody@example.org";
    case options::v1::FORMAT_ODS_CODE:
      return "RX6";
    case options::v1::FORMAT_DATE:
      return clock::DateOf(clock::System().Now());
    case options::v1::FORMAT_MONTH:
      return clock::MonthOf(clock::System().Now());
    default:
      return "something";
  }
}

void FillAll(Message& message, const Ids& ids);

// An end comes after a beginning.
void FillMessage(Message& part, const FieldDescriptor& field, const Ids& ids) {
  auto* time = dynamic_cast<google::protobuf::Timestamp*>(&part);
  if (time == nullptr) return FillAll(part, ids);
  const int hours = field.name().starts_with("end") ? 3 : field.name().starts_with("close") ? 100 * 24 : 1;
  time->set_seconds(clock::ToMicros(clock::System().Now()) / 1'000'000 + hours * 3600);
}

void Put(Message& message, const FieldDescriptor& field, const std::string& text) {
  const auto& reflection = *message.GetReflection();
  field.is_repeated() ? reflection.AddString(&message, &field, text) : reflection.SetString(&message, &field, text);
}

void FillField(Message& message, const FieldDescriptor& field, const Ids& ids) {
  const auto& reflection = *message.GetReflection();
  const FieldRules& rules = RulesOf(field);
  const auto number = std::max<std::int64_t>(1, rules.minimum());
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING: {
      const auto known = ids.find(NameOfOne(field));
      return Put(message, field, known == ids.end() ? SampleText(rules) : known->second);
    }
    case FieldDescriptor::CPPTYPE_ENUM:
      return field.is_repeated() ? reflection.AddEnumValue(&message, &field, 1)
                                 : reflection.SetEnumValue(&message, &field, 1);
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return FillMessage(
          field.is_repeated() ? *reflection.AddMessage(&message, &field) : *reflection.MutableMessage(&message, &field),
          field, ids);
    case FieldDescriptor::CPPTYPE_INT32:
      return reflection.SetInt32(&message, &field, static_cast<std::int32_t>(number));
    case FieldDescriptor::CPPTYPE_INT64:
      return reflection.SetInt64(&message, &field, number);
    case FieldDescriptor::CPPTYPE_BOOL:
      return reflection.SetBool(&message, &field, true);
    default:
      return;
  }
}

// What the rules ask for, numbers, of which zero often is none, and what is known.
bool IsNeeded(const FieldDescriptor& field, const Ids& ids) {
  const FieldRules& rules = RulesOf(field);
  const auto* choice = field.containing_oneof();
  const bool is_chosen =
      choice != nullptr && choice->field(0) == &field && choice->options().GetExtension(options::v1::choice_required);
  const bool is_number =
      field.cpp_type() == FieldDescriptor::CPPTYPE_INT32 && !field.is_repeated() && !field.has_optional_keyword();
  const bool says_which = rules.behaviour() == options::v1::BEHAVIOUR_IDENTIFIER || !field.name().ends_with("_id");
  const bool is_known = says_which && ids.contains(field.name());
  return rules.required() || rules.min_items() > 0 || is_chosen || rules.partial() || is_number || is_known;
}

void FillAll(Message& message, const Ids& ids) {
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *message.GetDescriptor()->field(i);
    const auto* choice = field.containing_oneof();
    const bool other_chosen = choice != nullptr && choice->field(0) != &field;
    if (!other_chosen && IsNeeded(field, ids)) FillField(message, field, ids);
  }
}

}  // namespace

std::unique_ptr<Message> SampleRequest(const google::protobuf::MethodDescriptor& method, const Ids& ids) {
  auto* factory = google::protobuf::MessageFactory::generated_factory();
  std::unique_ptr<Message> request{factory->GetPrototype(method.input_type())->New()};
  FillAll(*request, ids);
  return request;
}

}  // namespace participation::security
