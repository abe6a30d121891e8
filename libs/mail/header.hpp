#pragma once

#include <string>
#include <string_view>

namespace participation::mail {

// One header field that ends in CRLF, folded into lines of at most 78 characters where it has spaces. Text that is not
// plain ASCII becomes encoded words (RFC 2047). Throws std::invalid_argument for a name that is none, text that is not
// UTF-8 or longer than 8 KiB, and any control character: a line break would begin another field.
std::string HeaderField(std::string_view name, std::string_view text);

// A field that holds one mailbox: `display name <address>`, or the address alone if the name is empty.
std::string MailboxField(std::string_view field, std::string_view display_name, std::string_view address);

}  // namespace participation::mail
