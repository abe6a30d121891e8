#include "libs/log/log.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <mutex>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "libs/clock/clock.hpp"
#include "libs/log/repeats.hpp"

namespace participation::log {
namespace {

constexpr std::array<std::string_view, 5> kLevels = {"debug", "info", "warning", "error", "off"};
enum Level : std::size_t { kDebug, kInfo, kWarning, kError };

std::atomic<std::size_t> lowest_level{kInfo};
std::atomic<bool> limits_repeats{false};

// What is not ASCII becomes a question mark: a record is valid JSON whatever bytes it was given.
void AppendQuoted(std::string& line, std::string_view text) {
  line += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) {
      absl::StrAppendFormat(&line, "\\u%04x", byte);
    } else if (byte > 0x7f) {
      line += '?';
    } else {
      if (c == '"' || c == '\\') line += '\\';
      line += c;
    }
  }
  line += '"';
}

// A record but for its time.
std::string Record(Level level, Message message, std::initializer_list<Field> fields) {
  std::string line = absl::StrCat("\"level\":\"", kLevels[level].data(), "\",\"message\":\"");
  line.append(message.text()).append("\"");
  for (const auto& field : fields) {
    line.append(",\"").append(field.key()).append("\":");
    if (const auto* number = std::get_if<std::int64_t>(&field.value())) {
      absl::StrAppend(&line, *number);
    } else {
      AppendQuoted(line, std::get<std::string>(field.value()));
    }
  }
  return line;
}

// A log that cannot be written is no reason to fail: whatever standard error refuses is lost.
void WriteAll(std::string_view line) {
  while (!line.empty()) {
    const auto written = write(STDERR_FILENO, line.data(), line.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    line.remove_prefix(static_cast<std::size_t>(written));
  }
}

// `others`: how many more of it there were that are not written.
void WriteLine(const std::string& record, std::int64_t others) {
  WriteAll(absl::StrCat("{\"time\":\"", clock::ToRfc3339(clock::System().Now()), "\",", record,
                        others > 0 ? absl::StrCat(",\"repeated\":", others) : "", "}\n"));
}

struct Output {
  std::mutex one_line_at_a_time;
  Repeats repeats;
};

Output& StandardError() {
  static Output* output = new Output;  // never destroyed: what ends last may still have something to say
  return *output;
}

void Write(Level level, Message message, std::initializer_list<Field> fields) {
  if (level < lowest_level.load(std::memory_order_relaxed)) return;
  const std::string record = Record(level, message, fields);
  auto& [one_line_at_a_time, repeats] = StandardError();
  const std::lock_guard lock{one_line_at_a_time};
  const auto others = limits_repeats ? repeats.Admit(record, std::chrono::steady_clock::now()) : 0;
  if (others) WriteLine(record, *others);
}

}  // namespace

void Debug(Message message, std::initializer_list<Field> fields) { Write(kDebug, message, fields); }
void Info(Message message, std::initializer_list<Field> fields) { Write(kInfo, message, fields); }
void Warning(Message message, std::initializer_list<Field> fields) { Write(kWarning, message, fields); }
void Error(Message message, std::initializer_list<Field> fields) { Write(kError, message, fields); }

void LimitRepeats() { limits_repeats = true; }

void SettleRepeats() {
  auto& [one_line_at_a_time, repeats] = StandardError();
  const std::lock_guard lock{one_line_at_a_time};
  repeats.Settle(std::chrono::steady_clock::now(), WriteLine);
}

bool SetLevel(std::string_view level) {
  const auto found = std::find(kLevels.begin(), kLevels.end(), level);
  if (found == kLevels.end()) return false;
  lowest_level = static_cast<std::size_t>(found - kLevels.begin());
  return true;
}

}  // namespace participation::log
