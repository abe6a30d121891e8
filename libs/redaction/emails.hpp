#pragma once

#include <optional>

#include "libs/redaction/expression.hpp"
#include "libs/redaction/scan.hpp"

namespace participation::redaction {

// The e-mail address around a candidate: an @, a bracketed "(at)", or the word "at" with its domain.
// The bare word counts with a mail provider, a spelled "dot", a mailbox with a dot, underscore or digit, or a domain
// that ends like one of the usual: unless a word that leads to places goes before it, as in "look at bbc.co.uk".
std::optional<Mark> EmailAround(const Scan& scan, Span candidate);

}  // namespace participation::redaction
