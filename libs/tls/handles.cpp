#include "libs/tls/handles.hpp"

#include <openssl/err.h>

namespace participation::tls {

std::string LastProblem() {
  const auto code = ERR_peek_last_error();
  const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
  ERR_clear_error();
  return reason == nullptr ? "OpenSSL says no reason" : reason;
}

}  // namespace participation::tls
