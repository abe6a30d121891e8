#pragma once

#include <optional>

#include "libs/redaction/expression.hpp"
#include "libs/redaction/scan.hpp"

namespace participation::redaction {

// The e-mail address around a candidate: an @, a bracketed "(at)", or the word "at" with its domain.
// The bare word counts only with a mail provider, a spelled "dot", or a mailbox with a dot, underscore or digit:
// "look at bbc.co.uk" is no address.
std::optional<Mark> EmailAround(const Scan& scan, Span candidate);

}  // namespace participation::redaction
