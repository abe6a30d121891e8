#pragma once

#include <google/protobuf/descriptor.h>

#include "absl/status/status.h"
#include "libs/audit/log.hpp"
#include "libs/clock/clock.hpp"
#include "libs/privacy/blind_index.hpp"
#include "libs/rpc/call.hpp"
#include "libs/rpc/objects.hpp"

namespace participation::rpc {

// Which acts go on record: what changes something, and what shows who people are.
bool IsOnRecord(const google::protobuf::MethodDescriptor& method);

// Makes entries of the record (docs/security.md) out of calls.
class Acts {
 public:
  // `people`: the index under which people are named on the record.
  Acts(privacy::BlindIndex people, const clock::Clock& clock) : people_{std::move(people)}, clock_{clock} {}

  // What the call was about is to be added to.
  Objects NothingYet() const { return Objects{people_}; }

  // The call and what became of it.
  audit::NewEntry Entry(const Call& call, absl::StatusCode code, const Objects& objects) const;

  // What the record calls the person with this id.
  std::string CodeOf(std::string_view person_id) const { return people_.Of(person_id); }

 private:
  privacy::BlindIndex people_;
  const clock::Clock& clock_;
};

}  // namespace participation::rpc
