#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace participation::database::postgres {

// Where a server is and who asks: what a `postgres://` URL says.
struct Location {
  std::vector<std::pair<std::string, std::string>> parameters;  // of libpq, in the order in which the later wins
  std::string name;                                             // for operators: "postgres://host:port/database"
};

// Reads a URL of libpq's form, in which `password-file=<path>` may name a file that holds the password. Throws
// std::invalid_argument, without a password, for a URL that libpq would not take, that holds a password, or whose file
// cannot be read.
Location ParseUrl(std::string_view url);

}  // namespace participation::database::postgres
