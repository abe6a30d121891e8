#include "libs/rpc/objects.hpp"

#include <google/protobuf/message.h>

#include <algorithm>
#include <span>

#include "libs/id/id.hpp"

namespace participation::rpc {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr std::string_view kIdEnding = "_id";
constexpr std::string_view kOrganisation = "organisation";
constexpr std::size_t kDeepest = 4;

// A request's own id is told apart from what it is about; a submission's is its source's, which may make it of
// anything.
bool NamesAThing(const FieldDescriptor& field) {
  if (field.type() != FieldDescriptor::TYPE_STRING) return false;
  const std::string& name = field.name();
  return name == kOrganisation || (name.ends_with(kIdEnding) && name != "request_id" && name != "submission_id");
}

std::string KindOf(const FieldDescriptor& field) {
  const std::string& name = field.name();
  return name == kOrganisation ? name : name.substr(0, name.size() - kIdEnding.size());
}

// A code of an organisation was checked with the request; of an id only what is no free text goes on record.
bool IsFit(const FieldDescriptor& field, const std::string& value) {
  if (field.name() == kOrganisation) return !value.empty() && value.size() <= 9;
  return id::IsUuid(value);
}

template <class Take>
void Walk(const Message& message, std::span<const FieldDescriptor* const> path, const Take& take) {
  const auto& reflection = *message.GetReflection();
  const FieldDescriptor& field = *path.front();
  const int count = field.is_repeated() ? reflection.FieldSize(message, &field) : 1;
  for (int i = 0; i < count; ++i) {
    if (path.size() > 1) {
      if (!field.is_repeated() && !reflection.HasField(message, &field)) return;
      Walk(field.is_repeated() ? reflection.GetRepeatedMessage(message, &field, i)
                               : reflection.GetMessage(message, &field),
           path.subspan(1), take);
      continue;
    }
    std::string scratch;
    const std::string& value = field.is_repeated() ? reflection.GetRepeatedStringReference(message, &field, i, &scratch)
                                                   : reflection.GetStringReference(message, &field, &scratch);
    if (IsFit(field, value)) take(value);
  }
}

}  // namespace

IdFields::IdFields(const Descriptor& message) {
  Path path;
  Look(message, path);
}

void IdFields::Look(const Descriptor& message, Path& path) {
  for (int i = 0; i < message.field_count(); ++i) {
    const FieldDescriptor& field = *message.field(i);
    path.push_back(&field);
    if (NamesAThing(field)) paths_.push_back(path);
    if (field.message_type() != nullptr && !field.is_map() && path.size() < kDeepest) Look(*field.message_type(), path);
    path.pop_back();
  }
}

void Objects::Add(std::string_view kind, std::string_view id) {
  Object object{std::string{kind}, kind == "person" ? people_.Of(id) : std::string{id}};
  const auto is_it = [&](const Object& each) { return each.kind == object.kind && each.id == object.id; };
  if (std::ranges::any_of(all_, is_it)) return;
  if (all_.size() == kMost) {
    ++left_out_;
  } else {
    all_.push_back(std::move(object));
  }
}

void Objects::AddFrom(const Message& message, const IdFields& fields) {
  for (const auto& path : fields.paths()) {
    const std::string kind = KindOf(*path.back());
    Walk(message, path, [&](const std::string& id) { Add(kind, id); });
  }
}

void Objects::AddFrom(const Message& message) { AddFrom(message, IdFields{*message.GetDescriptor()}); }

}  // namespace participation::rpc
