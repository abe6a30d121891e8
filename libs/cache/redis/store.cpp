#include "libs/cache/redis/store.hpp"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace participation::cache::redis {
namespace {

// "<version> <cost in microseconds>\n<bytes>". Nothing for what is not of this version, whoever put it there.
std::optional<Value> Read(std::string_view kept, std::string_view version) {
  if (!kept.starts_with(version) || !kept.substr(version.size()).starts_with(' ')) return std::nullopt;
  kept.remove_prefix(version.size() + 1);
  const auto end = kept.find('\n');
  std::uint32_t cost = 0;
  if (end == std::string_view::npos || !absl::SimpleAtoi(std::string{kept.substr(0, end)}, &cost)) return std::nullopt;
  return Value{std::string{version}, std::string{kept.substr(end + 1)}, std::chrono::microseconds{cost}};
}

std::string Written(const Value& value) {
  return absl::StrCat(value.version, " ", value.cost.count(), "\n", value.bytes);
}

}  // namespace

Store::Store(Address address, std::string prefix, Pool::Teller tell)
    : prefix_{std::move(prefix)}, pool_{std::move(address), std::move(tell)} {}

std::optional<Value> Store::Find(std::string_view key, std::string_view version) {
  const auto name = NameOf(key);
  const auto reply = Ask({"GET", name});
  if (!reply || reply->kind != Reply::Kind::kText) return std::nullopt;
  return Read(reply->text, version);
}

void Store::Keep(std::string_view key, const Value& value, std::chrono::milliseconds ttl) {
  if (value.bytes.size() > kLargestValue) return;
  const auto name = NameOf(key);
  const auto written = Written(value);
  const auto milliseconds = std::to_string(ttl.count());
  Ask({"SET", name, written, "PX", milliseconds});
}

bool Store::TakeLease(std::string_view key, std::string_view version) {
  const auto lease = LeaseOf(key, version);
  const auto milliseconds = std::to_string(kLease.count());
  const auto reply = Ask({"SET", lease, "1", "NX", "PX", milliseconds});
  return !reply || reply->kind != Reply::Kind::kNothing;
}

void Store::EndLease(std::string_view key, std::string_view version) { Ask({"DEL", LeaseOf(key, version)}); }

std::string Store::NameOf(std::string_view key) const { return prefix_ + std::string{key}; }

std::string Store::LeaseOf(std::string_view key, std::string_view version) const {
  return absl::StrCat(prefix_, std::string{key}, "|", std::string{version}, "|lease");
}

std::optional<Reply> Store::Ask(Command command) {
  auto replies = pool_.Ask({&command, 1});
  if (!replies) return std::nullopt;
  return std::move(replies->front());
}

}  // namespace participation::cache::redis
