#include "libs/validation/update.hpp"

#include <google/protobuf/field_mask.pb.h>

#include <algorithm>
#include <memory>

#include "libs/refusal/refusal.hpp"
#include "libs/validation/plan.hpp"
#include "libs/validation/slot.hpp"
#include "libs/validation/validate.hpp"

namespace participation::validation {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::FieldMask;
using google::protobuf::Message;

bool MayChange(const FieldDescriptor& field) {
  return RulesOf(field).behaviour() == options::v1::BEHAVIOUR_UNSPECIFIED;
}

bool IsNamed(const FieldMask& mask, const FieldDescriptor& field) {
  return std::ranges::any_of(mask.paths(),
                             [&](const std::string& path) { return path == kEveryField || path == field.name(); });
}

bool IsPutIn(const Message& changes, const FieldMask& mask, const FieldDescriptor& field) {
  if (RulesOf(field).behaviour() == options::v1::BEHAVIOUR_IMMUTABLE) return IsFilledIn(changes, field);
  return MayChange(field) && (mask.paths().empty() ? IsFilledIn(changes, field) : IsNamed(mask, field));
}

std::vector<const FieldDescriptor*> PutIn(const Message& changes, const FieldMask& mask) {
  std::vector<const FieldDescriptor*> put_in;
  for (int i = 0; i < changes.GetDescriptor()->field_count(); ++i) {
    const auto* field = changes.GetDescriptor()->field(i);
    if (IsPutIn(changes, mask, *field)) put_in.push_back(field);
  }
  return put_in;
}

}  // namespace

std::vector<std::string> ChangeableIn(const google::protobuf::Descriptor& request) {
  std::vector<std::string> names;
  for (int i = 0; i < request.field_count(); ++i) {
    const auto* resource = request.field(i)->message_type();
    if (!RulesOf(*request.field(i)).partial() || resource == nullptr) continue;
    if (request.field(i)->is_repeated()) {
      names.push_back(request.field(i)->name());
      continue;
    }
    for (int j = 0; j < resource->field_count(); ++j) {
      if (MayChange(*resource->field(j))) names.push_back(resource->field(j)->name());
    }
  }
  return names;
}

bool ChangesList(const Message& request, std::string_view list, const FieldMask& mask) {
  return IsPutIn(request, mask, *request.GetDescriptor()->FindFieldByName(std::string{list}));
}

bool ChangesAnything(const Message& changes, const FieldMask& mask) { return !PutIn(changes, mask).empty(); }

bool IsEmptyUpdate(const Message& request) {
  const FieldMask none;
  for (int i = 0; i < request.GetDescriptor()->field_count(); ++i) {
    const auto& field = *request.GetDescriptor()->field(i);
    if (!RulesOf(field).partial() || !IsFilledIn(request, field)) continue;
    if (field.is_repeated() || ChangesAnything(request.GetReflection()->GetMessage(request, &field), none))
      return false;
  }
  return true;
}

absl::Status Update(Message& resource, const Message& changes, const FieldMask& mask, std::string_view field) {
  const auto put_in = PutIn(changes, mask);
  const std::unique_ptr<Message> copy{changes.New()};
  copy->CopyFrom(changes);
  resource.GetReflection()->SwapFields(&resource, copy.get(), put_in);
  auto violations = Validate(resource);
  const std::string prefix = std::string{field} + ".";
  for (auto& violation : violations) violation.field.insert(0, prefix);
  return refusal::InvalidFields(violations);
}

}  // namespace participation::validation
