#pragma once

#include <grpcpp/channel.h>

#include <memory>
#include <string>

#include "libs/identity/testing/trial_issuer.hpp"
#include "libs/platform_testing/platform.hpp"

namespace participation::security {

// The whole platform, which takes the tokens of a trial issuer and limits nobody.
class GuardedPlatform {
 public:
  GuardedPlatform();

  // Of somebody in the role of this name, for the organisation, who is this person on the register.
  std::string TokenOf(const std::string& role, const std::string& organisation, const std::string& person) const;
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }

 private:
  std::string CallersFile() const;
  std::string LimitsFile() const;

  testing::TrialIssuer issuer_;
  platform_testing::Platform platform_;
  std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace participation::security
