#pragma once

#include <filesystem>
#include <string>

#include "libs/mail/mailer.hpp"

namespace participation::mail {

// Writes each message to `<folder>/<id>.eml`, for another program to deliver. What that program moves to
// `<folder>/sent/` is not written again.
class SpoolMailer final : public Mailer {
 public:
  SpoolMailer(const std::filesystem::path& folder, std::string_view from, const clock::Clock& clock);

  void Send(const Message& message) override;

 private:
  const std::filesystem::path folder_;
  const std::string from_;
  const clock::Clock& clock_;
};

}  // namespace participation::mail
