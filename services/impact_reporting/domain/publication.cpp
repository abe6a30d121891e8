#include "services/impact_reporting/domain/publication.hpp"

namespace participation::impact_reporting {
namespace {

// The threshold of the Friends and Family Test.
constexpr disclosure::SmallNumberRule kRule = disclosure::kBelowFive;

}  // namespace

PublishedCount Publish(std::int64_t count) { return disclosure::PublishCount(count, kRule); }

absl::StatusOr<disclosure::PublishedList> PublishTogether(std::span<const std::int64_t> counts) {
  return disclosure::PublishList(counts, kRule);
}

PublishedCount SumOf(std::span<const PublishedCount> parts) {
  std::int64_t sum = 0;
  for (const PublishedCount& part : parts) {
    if (!part) return std::nullopt;
    sum += *part;
  }
  return sum;
}

PublishedCount PublishPart(std::int64_t count, std::int64_t least_beside) {
  return Publish(least_beside) ? Publish(count) : std::nullopt;
}

}  // namespace participation::impact_reporting
