#include "libs/identity/key_source.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "libs/http/client.hpp"
#include "libs/log/log.hpp"

namespace participation::identity {
namespace {

constexpr int kFound = 200;

std::string ReadKeys(const std::string& path) {
  std::ifstream file{path};
  std::string text{std::istreambuf_iterator<char>{file}, {}};
  if (!file.is_open() || file.bad()) throw std::invalid_argument{"cannot read the keys in " + path};
  return text;
}

std::string AskForKeys(const std::string& url, const std::string& authorities) {
  auto answer = http::Get(url, {.body = jose::kLargestKeySet, .authorities = authorities});
  if (answer.status != kFound) throw http::Unanswered{"the server answers " + std::to_string(answer.status)};
  return std::move(answer.body);
}

}  // namespace

KeySource::KeySource(std::string name, std::string place, std::string authorities, KeyIntervals intervals)
    : name_{std::move(name)},
      place_{std::move(place)},
      authorities_{std::move(authorities)},
      intervals_{intervals},
      asked_{std::chrono::steady_clock::now() - intervals_.shortest} {
  if (!IsUrl()) {
    keys_ = std::make_shared<const jose::KeySet>(Fetch());
    fetched_at_ = std::chrono::steady_clock::now();
    health_.fetched = 1;
  }
  thread_ = std::jthread{[this](const std::stop_token& stop) { FetchOften(stop); }};
}

KeySource::~KeySource() = default;

jose::KeySet KeySource::Fetch() const {
  auto keys = jose::KeySet::Parse(IsUrl() ? AskForKeys(place_, authorities_) : ReadKeys(place_));
  if (!keys.ok()) throw std::invalid_argument{place_ + ": " + std::string{keys.status().message()}};
  return *std::move(keys);
}

void KeySource::FetchOften(const std::stop_token& stop) {
  auto retry = intervals_.retry;
  auto next = keys_ ? fetched_at_ + intervals_.regular : std::chrono::steady_clock::now();
  while (true) {
    {
      std::unique_lock lock{mutex_};
      missed_.wait_until(lock, stop, next, [this] { return is_missed_; });
      if (stop.stop_requested()) return;
      is_missed_ = false;
    }
    next = TakeTurn(retry);
  }
}

KeySource::Time KeySource::TakeTurn(std::chrono::milliseconds& retry) {
  try {
    auto keys = std::make_shared<const jose::KeySet>(Fetch());
    const std::lock_guard lock{mutex_};
    keys_ = std::move(keys);
    fetched_at_ = std::chrono::steady_clock::now();
    ++health_.fetched;
    retry = intervals_.retry;
    return fetched_at_ + intervals_.regular;
  } catch (const std::exception& problem) {
    log::Warning("the keys of an issuer of tokens cannot be fetched",
                 {log::Issuer(name_), log::Reason(problem.what())});
    const std::lock_guard lock{mutex_};
    ++health_.failed;
    const auto next = std::chrono::steady_clock::now() + retry;
    retry = std::min(2 * retry, intervals_.regular);
    return next;
  }
}

std::shared_ptr<const jose::KeySet> KeySource::Keys() const {
  const std::lock_guard lock{mutex_};
  const bool is_good = keys_ && std::chrono::steady_clock::now() - fetched_at_ < intervals_.last_good;
  return is_good ? keys_ : nullptr;
}

bool KeySource::Miss() {
  const auto now = std::chrono::steady_clock::now();
  const std::lock_guard lock{mutex_};
  if (now - asked_ < intervals_.shortest) return false;
  asked_ = now;
  is_missed_ = true;
  missed_.notify_one();
  return true;
}

KeySource::Health KeySource::health() const {
  const std::lock_guard lock{mutex_};
  Health health = health_;
  health.has_keys = keys_ != nullptr;
  if (keys_) {
    health.age = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - fetched_at_);
  }
  return health;
}

}  // namespace participation::identity
