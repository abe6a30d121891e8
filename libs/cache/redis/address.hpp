#pragma once

#include <string>
#include <string_view>

namespace participation::cache::redis {

// Where a Redis server is, and as whom to enter.
struct Address {
  std::string host = {};
  std::string port = "6379";
  std::string database = "0";
  std::string user = {};           // the server's usual one if empty
  std::string password_file = {};  // none if empty; read for each connection, so that it may be changed

  // "host:port", to be shown.
  std::string Name() const;
};

// Reads `[<user>@]<host>[:<port>][/<database>]`, an IPv6 host in brackets. Throws std::invalid_argument, without
// repeating it: somebody may have put a password where none belongs.
Address ParseAddress(std::string_view text);

}  // namespace participation::cache::redis
