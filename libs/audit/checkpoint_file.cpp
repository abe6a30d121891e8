#include "libs/audit/checkpoint_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

#include "libs/audit/checkpoint.hpp"
#include "libs/audit/checkpoints.hpp"
#include "libs/files/durable_file.hpp"
#include "libs/files/file_descriptor.hpp"

namespace participation::audit {
namespace {

constexpr std::size_t kAtOnce = 1000;

std::string ReadAll(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void AppendDurably(const std::filesystem::path& path, std::string_view text) {
  const auto fail = [&] { throw std::system_error{errno, std::generic_category(), path.string()}; };
  const files::FileDescriptor file{open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644)};
  if (file.number() < 0) fail();
  while (!text.empty()) {
    const auto written = write(file.number(), text.data(), text.size());
    if (written < 0 && errno != EINTR) fail();
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
  if (fsync(file.number()) != 0) fail();
}

}  // namespace

CheckpointFile::CheckpointFile(std::filesystem::path path) : path_{std::move(path)} {
  files::MakePrivateFolder(path_.parent_path());
  for (const std::string& note : SplitNotes(ReadAll(path_))) {
    if (const auto checkpoint = ParseCheckpoint(note.substr(0, note.find("\n\n") + 1))) last_ = checkpoint->size;
  }
}

void CheckpointFile::AddMissing(database::Database& database) {
  for (std::vector<SignedCheckpoint> missing(kAtOnce); missing.size() == kAtOnce;) {
    database.Read(
        [&](database::Transaction& transaction) { missing = Checkpoints{transaction}.After(last_, kAtOnce); });
    std::string text;
    for (const SignedCheckpoint& checkpoint : missing) text += "\n" + checkpoint.note;
    if (missing.empty()) return;
    AppendDurably(path_, text);
    last_ = missing.back().size;
  }
}

}  // namespace participation::audit
