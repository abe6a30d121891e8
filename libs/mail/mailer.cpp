#include "libs/mail/mailer.hpp"

#include <stdexcept>
#include <string>

#include "libs/mail/spool_mailer.hpp"

namespace participation::mail {

std::unique_ptr<Mailer> OpenMailer(std::string_view url, const clock::Clock& clock) {
  constexpr std::string_view kSpool = "spool:";
  constexpr std::string_view kFrom = "?from=";
  const auto refuse = [] {  // without the URL, which may have a password in it
    return std::invalid_argument{"the URL of a mailer may be spool:<folder>, optionally followed by ?from=<address>"};
  };
  if (!url.starts_with(kSpool)) throw refuse();
  url.remove_prefix(kSpool.size());
  std::string from = "participation@localhost";
  if (const auto question = url.find('?'); question != std::string_view::npos) {
    if (!url.substr(question).starts_with(kFrom)) throw refuse();
    from = url.substr(question + kFrom.size());
    url = url.substr(0, question);
  }
  if (url.empty()) throw refuse();
  return std::make_unique<SpoolMailer>(std::string{url}, from, clock);
}

}  // namespace participation::mail
