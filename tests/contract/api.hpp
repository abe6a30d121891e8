#pragma once

#include <google/protobuf/descriptor.h>

#include <string>
#include <vector>

namespace participation::contract {

// Some .proto files, seen as what they offer.
struct Api {
  std::vector<const google::protobuf::FileDescriptor*> files;

  std::vector<const google::protobuf::MethodDescriptor*> Methods() const;
  // Those within others too, but not the entries of maps.
  std::vector<const google::protobuf::Descriptor*> Messages() const;
  std::vector<const google::protobuf::EnumDescriptor*> Enums() const;
  // What is told on the bus: the messages of *_events.proto.
  std::vector<const google::protobuf::Descriptor*> Events() const;
};

// The files, and all that they import from the same project.
Api WithImports(const std::vector<const google::protobuf::FileDescriptor*>& files);

// Whether a method changes something.
bool Changes(const google::protobuf::MethodDescriptor& method);

// Something that is not as agreed, by the full name of what it is about.
struct Finding {
  std::string offender;
  std::string what;
};
using Findings = std::vector<Finding>;

}  // namespace participation::contract
