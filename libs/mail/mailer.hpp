#pragma once

#include <memory>
#include <string_view>

#include "libs/clock/clock.hpp"
#include "libs/mail/message.hpp"

namespace participation::mail {

// Hands messages to whatever delivers them. Any thread may call.
class Mailer {
 public:
  virtual ~Mailer() = default;

  // Durable when it returns; the same id again is sent once. Throws std::invalid_argument for a message that must not
  // be sent as it is (the text says why, without personal data) and std::system_error, naming the folder, when it
  // cannot be handed over now.
  virtual void Send(const Message& message) = 0;
};

// Opens `spool:<folder>`, which is made if there is none, optionally with `?from=<address>` (otherwise
// participation@localhost). Throws std::invalid_argument for any other URL and std::system_error if the folder cannot
// be used.
std::unique_ptr<Mailer> OpenMailer(std::string_view url, const clock::Clock& clock = clock::System());

}  // namespace participation::mail
