#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace participation::identifiers {

// A telephone number in E.164 (+441632960123). Numbers of the United Kingdom may be written nationally (01632 960123),
// with +44 or 0044, and with a bracketed zero; mobile numbers also with 44 alone, as exports of text messages write
// them. Others need + or 00 and are checked for length only. INVALID_ARGUMENT otherwise, also for short codes and
// extensions. Numbers reserved for drama (Ofcom) are ordinary here.
absl::StatusOr<std::string> NormaliseTelephone(std::string_view value);

}  // namespace participation::identifiers
