#include "tests/resilience/history.hpp"

#include <algorithm>
#include <stdexcept>

namespace participation::resilience {
namespace {

constexpr const char* kKinds[] = {"submit", "theme", "count", "results"};
constexpr const char* kResults[] = {"ok", "refused", "unknown"};

auto Microseconds(Moment moment) {
  return std::chrono::duration_cast<std::chrono::microseconds>(moment.time_since_epoch()).count();
}

}  // namespace

History::History(const std::filesystem::path& file) : file_{file} {
  if (!file_) throw std::runtime_error{"cannot write the history to " + file.string()};
  file_ << "begun_us ended_us kind subject result item number at_least code\n";
}

void History::Note(const Operation& operation) {
  const std::lock_guard lock{mutex_};
  if (operation.kind == Operation::Kind::kSubmit) NoteSubmission(operation);
  if (operation.kind >= Operation::Kind::kCount && operation.result == Result::kOk) {
    ++counts_;
    if (operation.number < operation.at_least) short_counts_.push_back(operation);
  }
  if (file_.is_open()) Write(operation);
}

void History::NoteSubmission(const Operation& operation) {
  if (operation.result == Result::kUnknown) {
    unknown_[operation.subject] = {operation.status, operation.begun};
    return;
  }
  unknown_.erase(operation.subject);
  if (operation.result == Result::kRefused) {
    refused_.insert(operation.subject);
    return;
  }
  stored_[operation.subject] = operation.item;
  successes_.push_back(std::chrono::steady_clock::now());
}

std::int64_t History::StoredSoFar() const {
  const std::lock_guard lock{mutex_};
  return static_cast<std::int64_t>(stored_.size());
}

std::chrono::milliseconds History::LongestGap(Moment from, Moment to) const {
  auto last = from;
  auto longest = Moment::duration::zero();
  for (auto next = std::ranges::lower_bound(successes_, from); next != successes_.end() && *next < to; ++next) {
    longest = std::max(longest, *next - last);
    last = *next;
  }
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::max(longest, to - last));
}

std::optional<std::chrono::milliseconds> History::UntilSuccess(Moment from) const {
  const auto next = std::ranges::lower_bound(successes_, from);
  if (next == successes_.end()) return std::nullopt;
  return std::chrono::duration_cast<std::chrono::milliseconds>(*next - from);
}

void History::Write(const Operation& operation) {
  file_ << Microseconds(operation.begun) << ' ' << Microseconds(operation.ended) << ' '
        << kKinds[static_cast<int>(operation.kind)] << ' ' << operation.subject << ' '
        << kResults[static_cast<int>(operation.result)] << ' ' << (operation.item.empty() ? "-" : operation.item) << ' '
        << operation.number << ' ' << operation.at_least << ' ' << operation.status.error_code() << '\n';
}

}  // namespace participation::resilience
