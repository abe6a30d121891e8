#include "libs/audit/search.hpp"

#include <algorithm>
#include <numeric>

#include "libs/audit/examination.hpp"
#include "libs/messages/timestamp.hpp"
#include "participation/audit/v1/audit_entry.pb.h"

namespace participation::audit {
namespace {

constexpr std::int64_t kMostLookedAt = 5000;
constexpr std::size_t kMostBytes = std::size_t{2} << 20;  // a client takes no answer above 4 MiB

v1::AuditEntry Parse(std::string_view bytes) {
  v1::AuditEntry entry;
  entry.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
  return entry;
}

clock::Time TimeOf(Log& log, std::int64_t position) {
  return messages::FromTimestamp(Parse(log.Find(position).value_or("")).time());
}

// The first position whose time may be `time` or later, as far as clocks of replicas agree.
std::int64_t FirstAround(Log& log, clock::Time time) {
  std::int64_t begin = 0;
  std::int64_t end = log.Size();
  while (begin < end) {
    const std::int64_t middle = std::midpoint(begin, end);
    if (TimeOf(log, middle) + kClocksDiffer < time) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

// Takes what fits of the entries it is shown.
class Finder {
 public:
  Finder(const Filter& filter, std::size_t most) : filter_{filter}, most_{most} {}

  bool full() const { return page_.found.size() >= most_ || bytes_ >= kMostBytes; }

  void Look(std::int64_t position, std::string_view bytes) {
    if (full()) return;
    page_.next = position + 1;
    if (!filter_.Takes(Parse(bytes))) return;
    bytes_ += bytes.size();
    page_.found.push_back({position, std::string{bytes}});
  }

  FoundPage page_;

 private:
  const Filter& filter_;
  const std::size_t most_;
  std::size_t bytes_ = 0;
};

}  // namespace

FoundPage Search(Log& log, const Filter& filter, std::int64_t begin, std::size_t most) {
  if (filter.start_time) begin = std::max(begin, FirstAround(log, *filter.start_time));
  std::int64_t end = log.Size();
  if (filter.end_time) end = std::min(end, FirstAround(log, *filter.end_time + 2 * kClocksDiffer));
  Finder finder{filter, most};
  finder.page_.next = begin;
  std::int64_t shown = 0;
  const auto see = [&](std::int64_t position, std::string_view bytes) {
    ++shown;
    finder.Look(position, bytes);
  };
  if (filter.person.empty()) {
    log.ForEach(begin, std::min(end, begin + kMostLookedAt), see);
    finder.page_.more = finder.page_.next < end;
  } else {
    log.ForEachAbout(filter.person, begin, end, kMostLookedAt, see);
    finder.page_.more = finder.full() || shown == kMostLookedAt;
  }
  return std::move(finder.page_);
}

}  // namespace participation::audit
