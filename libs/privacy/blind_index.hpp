#pragma once

#include <string>
#include <string_view>

#include "libs/privacy/key.hpp"

namespace participation::privacy {

// Turns a value into a keyed code by which the same value is found again, though it is stored only encrypted. Indexes
// of different purposes cannot be compared with each other. Never for values of which there are few (a sex, a postcode
// district): how often a code occurs shows.
class BlindIndex {
 public:
  BlindIndex(const Key& key, std::string_view purpose) : key_{key}, purpose_{purpose} {}

  // 32 hexadecimal digits: HMAC-SHA256 of purpose and value, cut to 16 bytes. Values must be in one spelling (an e-mail
  // address in lower case, a telephone number in E.164) to be found again.
  std::string Of(std::string_view normalised) const;

 private:
  Key key_;
  std::string purpose_;
};

}  // namespace participation::privacy
