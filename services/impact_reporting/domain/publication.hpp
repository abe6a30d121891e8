#pragma once

#include <cstdint>
#include <span>

#include "absl/status/statusor.h"
#include "libs/disclosure/small_numbers.hpp"

// What may be shown of counts that stand beside each other; docs/decisions/0015 says why.
namespace participation::impact_reporting {

using disclosure::PublishedCount;

// A count by itself: 1 to 4 are withheld.
PublishedCount Publish(std::int64_t count);

// Counts that are added up with each other and nothing else, with their total; others are withheld with a small one.
absl::StatusOr<disclosure::PublishedList> PublishTogether(std::span<const std::int64_t> counts);

// A sum of counts that are shown. Withheld if one of them is, so that it tells no more than they do.
PublishedCount SumOf(std::span<const PublishedCount> parts);

// A count that is itself a part of sums that are shown elsewhere, or has such parts. `least_beside` is the smallest of
// these sums and of their other parts: if it is withheld, this one would give it back.
PublishedCount PublishPart(std::int64_t count, std::int64_t least_beside);

}  // namespace participation::impact_reporting
