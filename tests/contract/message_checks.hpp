#pragma once

#include "tests/contract/api.hpp"

namespace participation::contract {

// No text or bytes that a request can hold may be longer than 100,000, no list longer than 10,000.
Findings BoundsTooWide(const Api& api);

// The rules of fields make sense (validation::CheckRules).
Findings RulesSenseless(const Api& api);

// Neither an event, nor the answer to a change, can hold a field marked personal.
Findings PersonalFieldsTold(const Api& api);

// A text whose name or form says that it identifies somebody is marked personal.
Findings IdentityUnmarked(const Api& api);

// The zero of an enum is its ..._UNSPECIFIED.
Findings ZerosMisnamed(const Api& api);

}  // namespace participation::contract
