#include "libs/cache/redis/store.hpp"

#include <zlib.h>

#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace participation::cache::redis {
namespace {

std::string ChecksumOf(std::string_view bytes) {
  return std::to_string(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

// "<version> <cost in microseconds> <checksum>\n<bytes>".
std::string Written(const Value& value) {
  return absl::StrCat(value.version, " ", value.cost.count(), " ", ChecksumOf(value.bytes), "\n", value.bytes);
}

// Nothing for what is not of this version or not as it was written, whoever put it there.
std::optional<Value> Read(std::string_view kept, std::string_view version) {
  const auto end = kept.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::vector<std::string> head = absl::StrSplit(std::string{kept.substr(0, end)}, ' ');
  const auto bytes = kept.substr(end + 1);
  std::uint32_t cost = 0;
  const bool is_good =
      head.size() == 3 && head[0] == version && absl::SimpleAtoi(head[1], &cost) && head[2] == ChecksumOf(bytes);
  if (!is_good) return std::nullopt;
  return Value{std::string{version}, std::string{bytes}, std::chrono::microseconds{cost}};
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
