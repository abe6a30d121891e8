#pragma once

#include <string>
#include <string_view>

namespace participation::ctl {

// What the contract says of a method, service or field, by its full name, on one line and without its last full stop;
// "" if it says nothing.
std::string CommentOn(std::string_view full_name);

// The first sentence of a comment, without its full stop.
std::string FirstSentence(const std::string& comment);

}  // namespace participation::ctl
