#include "libs/log/log.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <mutex>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "libs/clock/clock.hpp"

namespace participation::log {
namespace {

constexpr std::array<std::string_view, 5> kLevels = {"debug", "info", "warning", "error", "off"};
enum Level : std::size_t { kDebug, kInfo, kWarning, kError };

std::atomic<std::size_t> lowest_level{kInfo};

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

std::string Line(Level level, Message message, std::initializer_list<Field> fields) {
  std::string line = absl::StrCat("{\"time\":\"", clock::ToRfc3339(clock::System().Now()), "\",\"level\":\"",
                                  kLevels[level].data(), "\",\"message\":\"");
  line.append(message.text()).append("\"");
  for (const auto& field : fields) {
    line.append(",\"").append(field.key()).append("\":");
    if (const auto* number = std::get_if<std::int64_t>(&field.value())) {
      absl::StrAppend(&line, *number);
    } else {
      AppendQuoted(line, std::get<std::string>(field.value()));
    }
  }
  return line.append("}\n");
}

// A log that cannot be written is no reason to fail: whatever standard error refuses is lost.
void WriteAll(std::string_view line) {
  static std::mutex one_line_at_a_time;
  const std::lock_guard lock{one_line_at_a_time};
  while (!line.empty()) {
    const auto written = write(STDERR_FILENO, line.data(), line.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    line.remove_prefix(static_cast<std::size_t>(written));
  }
}

void Write(Level level, Message message, std::initializer_list<Field> fields) {
  if (level >= lowest_level.load(std::memory_order_relaxed)) WriteAll(Line(level, message, fields));
}

}  // namespace

void Debug(Message message, std::initializer_list<Field> fields) { Write(kDebug, message, fields); }
void Info(Message message, std::initializer_list<Field> fields) { Write(kInfo, message, fields); }
void Warning(Message message, std::initializer_list<Field> fields) { Write(kWarning, message, fields); }
void Error(Message message, std::initializer_list<Field> fields) { Write(kError, message, fields); }

bool SetLevel(std::string_view level) {
  const auto found = std::find(kLevels.begin(), kLevels.end(), level);
  if (found == kLevels.end()) return false;
  lowest_level = static_cast<std::size_t>(found - kLevels.begin());
  return true;
}

}  // namespace participation::log
