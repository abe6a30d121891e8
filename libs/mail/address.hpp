#pragma once

#include <string_view>

namespace participation::mail {

// Whether the text is an e-mail address of the usual form, local-part@domain: ASCII without quotes, comments or
// spaces, of at most 254 characters (RFC 5321, 4.5.3.1). A domain beyond ASCII has its xn-- form.
bool IsAddress(std::string_view text);

// Whether the text is words of letters, digits and `!#$%&'*+-/=?^_{|}~` or a backtick, joined by single dots
// (RFC 5322, 3.2.3).
bool IsDotAtom(std::string_view text);

}  // namespace participation::mail
