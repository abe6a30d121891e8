#include "tools/participationctl/read_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

namespace participation::ctl {
namespace {

constexpr std::size_t kReadAtOnce = 64 << 10;
constexpr std::size_t kLargest = 64 << 20;

absl::Status Unreadable(const std::string& file, const std::string& why) {
  return absl::InvalidArgumentError("cannot read " + file + ": " + why);
}

}  // namespace

absl::StatusOr<std::string> ReadFile(const std::string& file) {
  if (file.empty()) return absl::InvalidArgumentError("no file is named: name one, or - for standard input");
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> opened{file == "-" ? nullptr : std::fopen(file.c_str(), "rb"),
                                                               &std::fclose};
  if (file != "-" && opened == nullptr) return Unreadable(file, std::strerror(errno));
  std::FILE* stream = file == "-" ? stdin : opened.get();
  std::string content;
  for (std::size_t got = kReadAtOnce; got == kReadAtOnce;) {
    const std::size_t size = content.size();
    content.resize(size + kReadAtOnce);
    got = std::fread(content.data() + size, 1, kReadAtOnce, stream);
    content.resize(size + got);
    if (content.size() > kLargest) return Unreadable(file, "it is larger than 64 MiB");
  }
  if (std::ferror(stream) != 0) return Unreadable(file, std::strerror(errno));
  return content;
}

}  // namespace participation::ctl
