#pragma once

#include <string>
#include <string_view>

namespace participation::ctl {

// The first sentence, without its full stop, of what the contract says of a method, service or field, by its full name;
// "" if it says nothing.
std::string CommentOn(std::string_view full_name);

}  // namespace participation::ctl
