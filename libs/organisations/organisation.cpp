#include "libs/organisations/organisation.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace participation::organisations {
namespace {

constexpr std::array<std::string_view, 7> kNames = {"REGION", "ICB", "TRUST", "INDEPENDENT", "PCN", "PRACTICE", "SITE"};

}  // namespace

std::string_view NameOf(Kind kind) { return kNames[static_cast<std::size_t>(kind)]; }

std::optional<Kind> KindNamed(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Kind>(found - kNames.begin());
}

bool MayBeParent(Kind parent, Kind child) {
  switch (child) {
    case Kind::kRegion:
      return false;
    case Kind::kIcb:
      return parent == Kind::kRegion;
    case Kind::kTrust:
    case Kind::kIndependent:
    case Kind::kPcn:
      return parent == Kind::kIcb;
    case Kind::kPractice:
      return parent == Kind::kPcn || parent == Kind::kIcb;
    case Kind::kSite:
      return parent == Kind::kTrust || parent == Kind::kIndependent || parent == Kind::kPractice;
  }
  return false;
}

}  // namespace participation::organisations
