#pragma once

#include <string>
#include <vector>

#include "libs/refusal/refusal.hpp"
#include "tools/participationctl/flags.hpp"

namespace google::protobuf {
class Descriptor;
class FieldDescriptor;
class OneofDescriptor;
}  // namespace google::protobuf

namespace participation::ctl {

// How a command speaks of the fields of its request: by the flags that its help shows, and by the words of enums. What
// has no flag keeps its path. RPCs are called by their commands.
class Wording {
 public:
  Wording(const google::protobuf::Descriptor& request, std::vector<Flag> flags);
  // With all flags that the request can have.
  explicit Wording(const google::protobuf::Descriptor& request);

  // What it speaks of.
  const google::protobuf::Descriptor& request() const { return request_; }

  // {"activity.rung", "is required, as one of: RUNG_INFORMING, …"} → {"--rung", "is required, as one of: informing, …"}
  refusal::Violation Of(const refusal::Violation& violation) const;

  // "StartActivity wants activity_id" → "start-activity wants --activity-id".
  std::string Say(const std::string& text) const;

 private:
  // "activity.duties[1]" → "--duties[1]"; of a message the flags that it needs.
  std::string NameOf(const std::string& field) const;
  std::string FlagsWithin(const std::string& message) const;
  // "consents[2].channel" → the field that is called so; nullptr if there is none.
  const google::protobuf::FieldDescriptor* FieldAt(const std::string& path) const;
  // The choice that the field is the name of, or that a message must make and needs nothing beside.
  const google::protobuf::OneofDescriptor* FindChoice(const std::string& field) const;
  std::string FlagsOfChoice(const google::protobuf::OneofDescriptor& choice) const;
  // Puts flags and words in place of what a description names, also in a list behind a colon.
  std::string Describe(const std::string& description) const;
  std::string Word(const std::string& name) const;
  // "duties[1]", by its path or by its own name → "--duties[1]"; "" if it is no field that has a flag.
  std::string FlagNamed(const std::string& name) const;

  const google::protobuf::Descriptor& request_;
  const std::vector<Flag> flags_;
};

}  // namespace participation::ctl
