#pragma once

#include <string>
#include <string_view>

namespace participation::id {

// A new UUID version 7 in lower-case text, such as "019aa2b4-5c3e-7d10-9f63-0c1b2a394857". Ids made by one process
// sort as text in the order they were made, across its threads and even when the clock steps back (RFC 9562, 6.2
// method 3). 62 bits are random from the kernel. Thread-safe, without locks.
std::string New();

// Whether the text is a UUID of any version as New writes it: 36 characters, lower case, so that one id has one
// spelling.
bool IsUuid(std::string_view text);

}  // namespace participation::id
