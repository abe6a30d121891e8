#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "libs/database/database.hpp"
#include "libs/disclosure/small_numbers.hpp"
#include "services/people_bank/domain/equality.hpp"

namespace participation::people_bank {

// How many people gave an answer, as it may be shown.
struct EqualityCount {
  Characteristic characteristic = Characteristic::kAge;
  std::string code;
  disclosure::PublishedCount people;
};

// Every code of one characteristic, or of all, by the NHS method: 1 to 7 withheld, others rounded to the nearest five,
// more withheld where one could be worked out.
absl::StatusOr<std::vector<EqualityCount>> SummariseEquality(database::Transaction& transaction,
                                                             std::optional<Characteristic> only);

}  // namespace participation::people_bank
