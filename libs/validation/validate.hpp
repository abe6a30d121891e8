#pragma once

#include <vector>

#include "libs/clock/clock.hpp"
#include "libs/refusal/refusal.hpp"

namespace google::protobuf {
class Message;
}

namespace participation::validation {

using refusal::Violation;

// Every field of a request that breaks its rules (participation/options/v1/options.proto), by its full path
// (`details.emails[2].address`), with what is allowed there and never with what was sent. Empty: all is well. One
// violation per field at most; after a hundred it stops looking. Safe from many threads; the rules of a message are
// read once. For generated messages.
std::vector<Violation> Validate(const google::protobuf::Message& message, clock::Time now = clock::System().Now());

}  // namespace participation::validation
