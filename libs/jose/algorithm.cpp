#include "libs/jose/algorithm.hpp"

#include <algorithm>
#include <array>

namespace participation::jose {
namespace {

struct Entry {
  std::string_view name;
  Making making;
};

// In the order of the enum.
constexpr std::array<Entry, 13> kAlgorithms{{{"HS256", {Family::kHmac, 256}},
                                             {"HS384", {Family::kHmac, 384}},
                                             {"HS512", {Family::kHmac, 512}},
                                             {"RS256", {Family::kRsa, 256}},
                                             {"RS384", {Family::kRsa, 384}},
                                             {"RS512", {Family::kRsa, 512}},
                                             {"PS256", {Family::kRsaPss, 256}},
                                             {"PS384", {Family::kRsaPss, 384}},
                                             {"PS512", {Family::kRsaPss, 512}},
                                             {"ES256", {Family::kEcdsa, 256}},
                                             {"ES384", {Family::kEcdsa, 384}},
                                             {"ES512", {Family::kEcdsa, 512}},
                                             {"EdDSA", {Family::kEdDsa, 0}}}};

const Entry& EntryOf(Algorithm algorithm) { return kAlgorithms.at(static_cast<std::size_t>(algorithm)); }

}  // namespace

std::optional<Algorithm> AlgorithmNamed(std::string_view name) {
  const auto found = std::ranges::find(kAlgorithms, name, &Entry::name);
  if (found == kAlgorithms.end()) return std::nullopt;
  return static_cast<Algorithm>(found - kAlgorithms.begin());
}

std::string_view NameOf(Algorithm algorithm) { return EntryOf(algorithm).name; }

Making MakingOf(Algorithm algorithm) { return EntryOf(algorithm).making; }

}  // namespace participation::jose
