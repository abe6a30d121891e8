#include "tests/contract/api.hpp"

#include <google/protobuf/descriptor.pb.h>

#include <set>

namespace participation::contract {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FileDescriptor;
using google::protobuf::MethodDescriptor;

void AddFile(const FileDescriptor& file, std::set<const FileDescriptor*>& seen) {
  if (!file.package().starts_with("participation.") || !seen.insert(&file).second) return;
  for (int i = 0; i < file.dependency_count(); ++i) AddFile(*file.dependency(i), seen);
}

void AddMessage(const Descriptor& message, std::vector<const Descriptor*>& messages) {
  if (message.options().map_entry()) return;
  messages.push_back(&message);
  for (int i = 0; i < message.nested_type_count(); ++i) AddMessage(*message.nested_type(i), messages);
}

}  // namespace

std::vector<const MethodDescriptor*> Api::Methods() const {
  std::vector<const MethodDescriptor*> methods;
  for (const FileDescriptor* file : files) {
    for (int s = 0; s < file->service_count(); ++s) {
      for (int m = 0; m < file->service(s)->method_count(); ++m) methods.push_back(file->service(s)->method(m));
    }
  }
  return methods;
}

std::vector<const Descriptor*> Api::Messages() const {
  std::vector<const Descriptor*> messages;
  for (const FileDescriptor* file : files) {
    for (int i = 0; i < file->message_type_count(); ++i) AddMessage(*file->message_type(i), messages);
  }
  return messages;
}

std::vector<const EnumDescriptor*> Api::Enums() const {
  std::vector<const EnumDescriptor*> enums;
  for (const FileDescriptor* file : files) {
    for (int i = 0; i < file->enum_type_count(); ++i) enums.push_back(file->enum_type(i));
  }
  for (const Descriptor* message : Messages()) {
    for (int i = 0; i < message->enum_type_count(); ++i) enums.push_back(message->enum_type(i));
  }
  return enums;
}

std::vector<const Descriptor*> Api::Events() const {
  std::vector<const Descriptor*> events;
  for (const FileDescriptor* file : files) {
    if (!file->name().ends_with("_events.proto")) continue;
    for (int i = 0; i < file->message_type_count(); ++i) events.push_back(file->message_type(i));
  }
  return events;
}

Api WithImports(const std::vector<const FileDescriptor*>& files) {
  std::set<const FileDescriptor*> seen;
  for (const FileDescriptor* file : files) AddFile(*file, seen);
  return {{seen.begin(), seen.end()}};
}

bool Changes(const MethodDescriptor& method) {
  return method.options().idempotency_level() != google::protobuf::MethodOptions::NO_SIDE_EFFECTS;
}

}  // namespace participation::contract
