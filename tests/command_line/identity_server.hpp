#pragma once

#include <memory>
#include <string>

#include "libs/testing/child_process.hpp"

namespace participation::command_line {

// A real identity server: oidc-provider on Node.js, which npm fetches once into the build folder. identity_server.mjs
// says who its clients are.
class IdentityServer {
 public:
  // Check `missing` before anything else.
  IdentityServer();

  // Why it cannot run here, and what to install; empty if it runs.
  const std::string& missing() const { return missing_; }
  // Its address, which is what it calls itself in tokens.
  const std::string& issuer() const { return issuer_; }

  // Does what somebody does who follows the link of a device. Returns the page that they then see.
  std::string Approve(const std::string& user_code) const;

 private:
  std::string missing_;
  std::string issuer_;
  std::unique_ptr<testing::ChildProcess> process_;
};

}  // namespace participation::command_line
