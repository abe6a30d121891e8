#pragma once

#include <string_view>

#include "absl/status/statusor.h"
#include "libs/validation/update.hpp"

namespace participation::activity_tracking {

// What comes of a resource, in the form that callers see, when an update's changes are put into it.
template <class Resource, class Message>
absl::StatusOr<Message> Updated(const absl::StatusOr<Resource>& found, const Message& changes,
                                const google::protobuf::FieldMask& mask, std::string_view field) {
  if (!found.ok()) return found.status();
  return validation::Updated(ToMessage(*found), changes, mask, field);
}

}  // namespace participation::activity_tracking
