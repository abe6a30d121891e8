#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/clock/clock.hpp"
#include "libs/identity/issuer.hpp"

namespace participation::identity {

// What a token says, as a JSON object in which no member stands twice. What is refused says why, for a log.
class Claims {
 public:
  static absl::StatusOr<Claims> Parse(std::string_view payload);

  // Empty if it is not there, or no text.
  std::string Text(std::string_view name) const;
  // The texts of a list, or the words of a text, as `scope` has them. A name that is not there itself may be that of a
  // claim inside others: "realm_access.roles".
  std::vector<std::string> Words(std::string_view name) const;
  // Of a whole number, or a text that is one.
  std::optional<int> Number(std::string_view name) const;
  // The objects of a list.
  std::vector<Claims> Objects(std::string_view name) const;

  // Refused if the token is another's, for others, or of another time than now, by more than the minute that clocks
  // may differ. Otherwise when it expires.
  absl::StatusOr<clock::Time> Check(const Issuer& issuer, clock::Time now) const;

 private:
  explicit Claims(nlohmann::json all) : all_(std::move(all)) {}  // braces would make a list of it
  const nlohmann::json* Find(std::string_view name) const;
  absl::StatusOr<std::optional<clock::Time>> TimeIn(const char* name) const;

  nlohmann::json all_;
};

}  // namespace participation::identity
