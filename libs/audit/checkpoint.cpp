#include "libs/audit/checkpoint.hpp"

#include <absl/strings/escaping.h>

#include <charconv>

#include "absl/strings/str_split.h"

namespace participation::audit {
namespace {

constexpr std::string_view kTime = "time ";
constexpr std::size_t kLines = 4;

// As it was written: digits without leading zeros.
std::optional<std::int64_t> ParseSize(const std::string& text) {
  std::int64_t size = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  if (error != std::errc{} || size < 0 || std::to_string(size) != text) return std::nullopt;
  return size;
}

}  // namespace

std::string ToText(const Checkpoint& checkpoint) {
  return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" +
         absl::Base64Escape(std::string{merkle::Bytes(checkpoint.root)}) + "\n" + std::string{kTime} +
         clock::ToRfc3339(checkpoint.time) + "\n";
}

std::optional<Checkpoint> ParseCheckpoint(std::string_view text) {
  if (!text.ends_with('\n')) return std::nullopt;
  const std::string body{text.substr(0, text.size() - 1)};
  const std::vector<std::string> lines = absl::StrSplit(body, '\n');
  if (lines.size() < kLines || lines[0].empty() || !lines[3].starts_with(kTime)) return std::nullopt;
  const auto size = ParseSize(lines[1]);
  std::string root;
  const auto time = clock::FromRfc3339(lines[3].substr(kTime.size()));
  if (!size || !absl::Base64Unescape(lines[2], &root) || root.size() != merkle::kHashSize || !time.ok()) {
    return std::nullopt;
  }
  return Checkpoint{lines[0], *size, merkle::FromBytes(root), *time};
}

std::vector<std::string> SplitNotes(std::string_view text) {
  std::vector<std::string> notes;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto body = text.find("\n\n", begin);
    if (body == std::string_view::npos) break;
    auto end = body + 2;
    while (end < text.size() && text[end] != '\n') {  // the lines of its signatures
      const auto line = text.find('\n', end);
      if (line == std::string_view::npos) return notes;
      end = line + 1;
    }
    notes.emplace_back(text.substr(begin, end - begin));
    begin = end;
    while (begin < text.size() && text[begin] == '\n') ++begin;
  }
  return notes;
}

std::string OriginOf(std::string_view module) { return "participation/" + std::string{module}; }

}  // namespace participation::audit
