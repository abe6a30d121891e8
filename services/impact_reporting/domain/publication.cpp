#include "services/impact_reporting/domain/publication.hpp"

namespace participation::impact_reporting {

PublishedCount Publish(std::int64_t count) { return disclosure::PublishCount(count, disclosure::kBelowFive); }

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
