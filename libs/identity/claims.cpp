#include "libs/identity/claims.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "libs/jose/refused.hpp"
#include "libs/jose/strict_json.hpp"

namespace participation::identity {
namespace {

using jose::Refused;
using nlohmann::json;

constexpr std::chrono::seconds kClocksDiffer{60};
constexpr double kLatestTime = 1e10;  // seconds; in the year 2286

}  // namespace

absl::StatusOr<Claims> Claims::Parse(std::string_view payload) {
  auto all = jose::ParseStrictObject(payload);
  if (!all) return Refused("the claims must be a JSON object with no member twice");
  return Claims{*std::move(all)};
}

const json* Claims::Find(std::string_view name) const {
  const json* at = &all_;
  while (true) {
    const auto whole = at->find(std::string{name});
    if (whole != at->end()) return &*whole;
    const auto dot = name.find('.');
    if (dot == std::string_view::npos) return nullptr;
    const auto part = at->find(std::string{name.substr(0, dot)});
    if (part == at->end() || !part->is_object()) return nullptr;
    at = &*part;
    name = name.substr(dot + 1);
  }
}

std::string Claims::Text(std::string_view name) const {
  const json* found = Find(name);
  return found != nullptr && found->is_string() ? found->get<std::string>() : std::string{};
}

std::vector<std::string> Claims::Words(std::string_view name) const {
  const json* found = Find(name);
  std::vector<std::string> words;
  if (found == nullptr) return words;
  if (found->is_string()) return absl::StrSplit(found->get<std::string>(), ' ', absl::SkipEmpty());
  if (!found->is_array()) return words;
  for (const json& item : *found) {
    if (item.is_string()) words.push_back(item.get<std::string>());
  }
  return words;
}

std::optional<int> Claims::Number(std::string_view name) const {
  const json* found = Find(name);
  if (found == nullptr) return std::nullopt;
  if (found->is_number_integer()) {
    const auto number = found->get<std::int64_t>();
    return std::in_range<int>(number) ? std::optional{static_cast<int>(number)} : std::nullopt;
  }
  int number = 0;
  if (!found->is_string() || !absl::SimpleAtoi(found->get<std::string>(), &number)) return std::nullopt;
  return number;
}

std::vector<Claims> Claims::Objects(std::string_view name) const {
  const json* found = Find(name);
  std::vector<Claims> objects;
  if (found == nullptr || !found->is_array()) return objects;
  for (const json& item : *found) {
    if (item.is_object()) objects.push_back(Claims{item});
  }
  return objects;
}

absl::StatusOr<std::optional<clock::Time>> Claims::TimeIn(const char* name) const {
  const auto found = all_.find(name);
  if (found == all_.end()) return std::nullopt;
  if (!found->is_number()) return Refused("a time in the claims is no number");
  const auto seconds = found->get<double>();
  if (!(seconds >= 0 && seconds < kLatestTime)) return Refused("a time in the claims is out of range");
  return clock::Time{std::chrono::seconds{static_cast<std::int64_t>(std::floor(seconds))}};
}

absl::StatusOr<clock::Time> Claims::Check(const Issuer& issuer, clock::Time now) const {
  if (Text("iss") != issuer.issuer) return Refused("the token is of another issuer");
  const json* audience = Find("aud");
  const auto audiences =
      audience != nullptr && audience->is_string() ? std::vector{audience->get<std::string>()} : Words("aud");
  if (std::ranges::none_of(audiences, [&](const auto& one) { return issuer.audiences.contains(one); })) {
    return Refused("the token is for another audience");
  }
  const auto expires = TimeIn("exp");
  const auto not_before = TimeIn("nbf");
  const auto issued = TimeIn("iat");
  for (const auto* time : {&expires, &not_before, &issued}) {
    if (!time->ok()) return time->status();
  }
  if (!*expires) return Refused("the token does not say when it expires");
  if (**expires + kClocksDiffer <= now) return absl::DeadlineExceededError("the token has expired");
  if ((*not_before && **not_before > now + kClocksDiffer) || (*issued && **issued > now + kClocksDiffer)) {
    return Refused("the token is not valid yet");
  }
  return **expires + kClocksDiffer;
}

}  // namespace participation::identity
