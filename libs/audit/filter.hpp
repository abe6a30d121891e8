#pragma once

#include <optional>
#include <string>

#include "libs/clock/clock.hpp"

namespace participation::audit {

namespace v1 {
class AuditEntry;
}

// What somebody looks for on a record; what is empty is not asked.
struct Filter {
  std::string method;     // its full name, or the end of it after a dot
  std::string subject;    // who called
  std::string person;     // the code of whom it is by or about
  std::string object_id;  // what it is about
  bool refused_only = false;
  std::optional<clock::Time> start_time = {};  // not before
  std::optional<clock::Time> end_time = {};    // before

  bool Takes(const v1::AuditEntry& entry) const;
};

}  // namespace participation::audit
