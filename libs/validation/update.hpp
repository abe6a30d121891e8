#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"

namespace google::protobuf {
class Descriptor;
class FieldMask;
class Message;
}  // namespace google::protobuf

namespace participation::validation {

// Names, in a field mask, all fields that may be changed.
inline constexpr char kEveryField[] = "*";

// Names of the fields that an update may change, of the messages marked `partial` in its request: neither those that
// the service sets, nor those that never change or say which resource it is. A list that is marked so has its own name.
std::vector<std::string> ChangeableIn(const google::protobuf::Descriptor& request);

// Whether a list of the request that is marked `partial` takes the place of what is there: the mask names it, or there
// is no mask and it is filled in.
bool ChangesList(const google::protobuf::Message& request, std::string_view list,
                 const google::protobuf::FieldMask& mask);

// Whether Update would put anything into the resource.
bool ChangesAnything(const google::protobuf::Message& changes, const google::protobuf::FieldMask& mask);

// Whether nothing is filled in of what the request may change.
bool IsEmptyUpdate(const google::protobuf::Message& request);

// Puts into a resource the fields of `changes` that the mask names, filled in or not; without a mask those that are
// filled in (AIP-134). Lists and messages are replaced as a whole. What never changes is put in where it is filled in:
// the domain refuses it if it is different. Refused, naming the fields as those of `field`, if what comes of it breaks
// the rules of the resource.
absl::Status Update(google::protobuf::Message& resource, const google::protobuf::Message& changes,
                    const google::protobuf::FieldMask& mask, std::string_view field);

template <class Resource>
absl::StatusOr<Resource> Updated(Resource resource, const Resource& changes, const google::protobuf::FieldMask& mask,
                                 std::string_view field) {
  if (auto refusal = Update(resource, changes, mask, field); !refusal.ok()) return refusal;
  return resource;
}

}  // namespace participation::validation
