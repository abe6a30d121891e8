#pragma once

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "tests/journeys/deployment.hpp"
#include "tools/participationctl/api.hpp"

namespace participation::journeys {

using nlohmann::json;

// The whole platform, in one of its modes, and what its users do with it through the public API.
class Journey : public testing::TestWithParam<Mode> {
 protected:
  // What a fixture does at first comes in Begin, since there may be nothing to begin on.
  void SetUp() final;
  void TearDown() override;
  virtual void Begin() {}

  json Call(const std::string& rpc, const json& request) { return api_->Call(rpc, request); }
  json CallUntil(const std::string& rpc, const json& request, const std::function<bool(const json&)>& holds) {
    return api_->CallUntil(rpc, request, holds);
  }
  // The code of the refusal, or OK.
  grpc::StatusCode Refusal(const std::string& rpc, const json& request);

  // Returns the person's id.
  std::string Register(const std::string& given_name, const json& interests = json::object(),
                       const json& consents = AllConsents());
  // Returns the item's id. `person_id` may be empty.
  std::string SaySomething(const std::string& submission_id, const std::string& text, const std::string& person_id,
                           int fft_answer = 4);
  std::string PlanActivity();
  // A finding on a theme, an adopted decision on it, what is promised, and its published outcome. Returns the outcome's
  // id.
  std::string DecideAndPublish(const std::string& theme);
  // Everything that was handed over for people.
  std::string Outgoing() const;
  // Whether that stands anywhere in what is stored, but for the messages already handed over.
  bool IsStored(const std::string& text) const;

  static json AllConsents();

  std::unique_ptr<Deployment> platform_;
  std::optional<ctl::Api> api_;
};

// Today and this month in UTC.
std::string Today();
std::string ThisMonth();
std::string FromNow(std::chrono::hours hours);

}  // namespace participation::journeys
