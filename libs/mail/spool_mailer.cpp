#include "libs/mail/spool_mailer.hpp"

#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

#include "libs/files/durable_file.hpp"
#include "libs/mail/address.hpp"
#include "libs/mail/compose.hpp"

namespace participation::mail {
namespace {

namespace fs = std::filesystem;

}  // namespace

SpoolMailer::SpoolMailer(const fs::path& folder, std::string_view from, const clock::Clock& clock)
    : folder_{folder}, from_{from}, clock_{clock} {
  if (!IsAddress(from)) throw std::invalid_argument{"'" + from_ + "' cannot be the sender: it is no e-mail address"};
  files::MakePrivateFolder(folder_);
  if (access((folder_ / ".").c_str(), R_OK | W_OK | X_OK) != 0) {
    throw std::system_error{errno, std::generic_category(), "cannot write to the mail folder " + folder_.string()};
  }
  files::RemoveAbandoned(folder_);
}

void SpoolMailer::Send(const Message& message) {
  const std::string text = Compose(message, from_, clock_.Now());
  const std::string name = message.id + ".eml";
  if (fs::exists(folder_ / name)) {
    files::SyncFolder(folder_);  // Whoever wrote it may have died before its name was durable.
    return;
  }
  // Looked at second: what is moved there in between is found in one place or the other.
  if (fs::exists(folder_ / "sent" / name)) return;
  files::WriteDurably(folder_ / name, text);
}

}  // namespace participation::mail
