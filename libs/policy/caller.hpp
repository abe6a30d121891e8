#pragma once

#include <bitset>
#include <string>

#include "libs/policy/organisations.hpp"

namespace participation::options::v1 {
enum Role : int;
}

namespace participation::policy {

using options::v1::Role;

// The roles somebody has.
using Roles = std::bitset<32>;

// Who calls, once that is known.
struct Caller {
  std::string subject;          // Who, for the audit trail: an opaque name, never an address or e-mail.
  Roles roles;                  // Bit n is the role with number n.
  Organisations organisations;  // Whose data they may touch.
  std::string person;           // Id of the person on the register whose data is theirs; empty: nobody's.

  bool Has(Role role) const { return roles.test(static_cast<std::size_t>(role)); }
};

// Whoever is on this machine: every role, for all organisations.
Caller LocalOperator();

}  // namespace participation::policy
