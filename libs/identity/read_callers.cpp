#include "libs/identity/read_callers.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "libs/identity/read_issuer.hpp"
#include "libs/yaml/section.hpp"

namespace participation::identity {
namespace {

constexpr int kDeepest = 4;  // issuers, one of them, its roles, one of those
constexpr std::size_t kMostIssuers = 20;
constexpr std::size_t kLargestFile = 256U << 10;

const yaml::Section* SectionIn(const yaml::Section& root, std::string_view key, yaml::Problems& problems) {
  const auto* entry = root.Find(key);
  if (entry == nullptr) return nullptr;
  if (!entry->section) problems.push_back(root.At(key) + "'" + std::string{key} + "' must hold names, each with lines");
  return entry->section.get();
}

// Calls `read` with the name and the section of each entry.
template <class Read>
void ForEach(const yaml::Section* section, yaml::Problems& problems, const Read& read) {
  if (section == nullptr) return;
  for (const auto& entry : section->entries()) {
    if (entry.section) {
      read(entry.key, *entry.section);
    } else {
      problems.push_back(section->At(entry.key) + "'" + section->PathOf(entry.key) + "' must hold lines of its own");
    }
  }
}

void RequireDifferent(const std::vector<Issuer>& issuers, yaml::Problems& problems) {
  if (issuers.size() > kMostIssuers) problems.emplace_back("there must be at most 20 issuers");
  std::set<std::string> seen;
  for (const Issuer& one : issuers) {
    if (!seen.insert(one.issuer).second) problems.push_back("two issuers have the same 'issuer': " + one.issuer);
  }
}

}  // namespace

Callers ParseCallers(const std::string& yaml, const std::string& folder) {
  const auto root = yaml::Section::Parse(yaml, kDeepest);
  if (!root.ok()) throw std::invalid_argument{std::string{root.status().message()}};
  yaml::Problems problems;
  root->Allow({"issuers", "certificates"}, problems);
  Callers callers;
  ForEach(SectionIn(*root, "issuers", problems), problems, [&](const std::string& name, const yaml::Section& section) {
    callers.issuers.push_back(ReadIssuer(name, section, folder, problems));
  });
  ForEach(SectionIn(*root, "certificates", problems), problems,
          [&](const std::string& name, const yaml::Section& section) {
            callers.certificates.emplace(name, ReadCertified(section, problems));
          });
  RequireDifferent(callers.issuers, problems);
  std::string all;
  for (const std::string& problem : problems) all += (all.empty() ? "" : "; ") + problem;
  if (!all.empty()) throw std::invalid_argument{all};
  return callers;
}

Callers ReadCallers(const std::string& path) {
  std::ifstream file{path};
  std::string text{std::istreambuf_iterator<char>{file}, {}};
  if (!file.is_open() || file.bad()) throw std::invalid_argument{"cannot read " + path};
  if (text.size() > kLargestFile) throw std::invalid_argument{path + " must have at most 256 KiB"};
  try {
    return ParseCallers(text, std::filesystem::path{path}.parent_path().string());
  } catch (const std::invalid_argument& problem) {
    throw std::invalid_argument{path + ": " + problem.what()};
  }
}

}  // namespace participation::identity
