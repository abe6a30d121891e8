#include "libs/redaction/emails.hpp"

#include <algorithm>

#include "absl/strings/ascii.h"

namespace participation::redaction {
namespace {

constexpr std::size_t kWidestGap = 3;

bool IsMailboxCharacter(char c) {
  constexpr std::string_view kPunctuation = ".!#$%&'*+/=?^_`{|}~-";
  return absl::ascii_isalnum(c) || static_cast<unsigned char>(c) >= 0x80 ||
         kPunctuation.find(c) != std::string_view::npos;
}

bool MayBeginMailbox(char c) { return absl::ascii_isalnum(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }

// What joins mailbox and domain, with the white space around it.
struct Sign {
  std::size_t begin;  // where the mailbox ends
  std::size_t end;    // where the domain begins
  bool is_word;       // a bare "at"
  bool is_apart;      // white space or a word stands between mailbox and domain
};

std::optional<Sign> SignOf(std::string_view text, Span candidate) {
  constexpr std::string_view kBrackets = "([{<";
  const auto written = text.substr(candidate.begin, candidate.end - candidate.begin);
  const bool is_symbol = written == "@";
  const bool is_bracketed = kBrackets.find(written.front()) != std::string_view::npos;
  const bool is_word = written.size() > 2 && absl::ascii_isspace(written[2]) &&
                       absl::ascii_tolower(written[0]) == 'a' && absl::ascii_tolower(written[1]) == 't';
  if (!is_symbol && !is_bracketed && !is_word) return std::nullopt;
  std::size_t begin = candidate.begin;
  std::size_t end = is_word ? begin + 2 : candidate.end;
  const std::size_t sign_end = end;
  while (begin > 0 && candidate.begin - begin < kWidestGap && absl::ascii_isspace(text[begin - 1])) --begin;
  while (end < text.size() && end - sign_end < kWidestGap && absl::ascii_isspace(text[end])) ++end;
  if (is_word && begin == candidate.begin) return std::nullopt;
  return Sign{begin, end, is_word, !is_symbol || begin != candidate.begin || end != sign_end};
}

std::optional<std::size_t> MailboxBegin(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && IsMailboxCharacter(text[begin - 1])) --begin;
  while (begin < end && !MayBeginMailbox(text[begin])) ++begin;
  if (begin == end) return std::nullopt;
  return begin;
}

// "john dot smith at": the words before the last one.
std::size_t WithSpelledWords(const Scan& scan, std::size_t begin) {
  constexpr std::size_t kReach = 160;
  const std::size_t from = begin - std::min(begin, kReach);
  const auto words = scan.patterns().SpelledWordsBegin(scan.text().substr(from, begin - from));
  return words ? from + *words : begin;
}

// A domain or provider is not the beginning of a longer word: "me" is one, "meals" is none.
std::optional<Span> IfWhole(const Scan& scan, std::optional<Span> words) {
  return words && scan.EndsWord(words->end) ? words : std::nullopt;
}

// A dot or underscore between letters, as between a first name and a surname.
bool JoinsNames(std::string_view mailbox) {
  for (std::size_t at = 1; at + 1 < mailbox.size(); ++at)
    if ((mailbox[at] == '.' || mailbox[at] == '_') && absl::ascii_isalpha(mailbox[at - 1]) &&
        absl::ascii_isalpha(mailbox[at + 1]))
      return true;
  return false;
}

std::optional<Span> DomainOf(const Scan& scan, std::string_view mailbox, const Sign& sign) {
  std::optional<Span> domain;
  if (!sign.is_apart) domain = scan.patterns().Domain(scan.text(), sign.end);
  if (!domain) domain = IfWhole(scan, scan.patterns().SpacedDomain(scan.text(), sign.end));
  if (domain || sign.is_word) return domain;
  constexpr std::size_t kShortestName = 5;  // "gmail", but not "party @ live"
  domain = IfWhole(scan, scan.patterns().MailProvider(scan.text(), sign.end));
  if (domain && (!sign.is_apart || domain->end - domain->begin >= kShortestName)) return domain;
  return !sign.is_apart && JoinsNames(mailbox) ? scan.patterns().Host(scan.text(), sign.end) : std::nullopt;
}

// Whether a word and a domain are more than "look at bbc.co.uk".
bool IsMailboxAt(const Scan& scan, std::string_view word, Span domain) {
  const auto written = scan.text().substr(domain.begin, domain.end - domain.begin);
  const bool has_page = domain.end < scan.text().size() && scan.text()[domain.end] == '/';
  const bool is_web = absl::AsciiStrToLower(std::string(written.substr(0, 4))) == "www.";
  return !has_page && !is_web && !word.ends_with('.') && !scan.cues().LeadsToPlace(word) &&
         scan.patterns().IsPlainDomain(written);
}

// Whether a mailbox and a domain with the bare word "at" between them are an address.
bool IsPlainlyAnAddress(const Scan& scan, std::string_view mailbox, Span domain) {
  if (IfWhole(scan, scan.patterns().MailProvider(scan.text(), domain.begin))) return true;
  const auto written = scan.text().substr(domain.begin, domain.end - domain.begin);
  const bool is_spelled = written.find('.') == std::string_view::npos;
  if (is_spelled) return true;
  if (std::none_of(mailbox.begin(), mailbox.end(), [](char c) { return absl::ascii_isalpha(c); })) return false;
  const auto inside = mailbox.substr(0, mailbox.size() - (mailbox.ends_with('.') ? 1 : 0));  // the end of a sentence
  return std::any_of(inside.begin(), inside.end(),
                     [](char c) { return absl::ascii_isdigit(c) || c == '.' || c == '_'; }) ||
         IsMailboxAt(scan, mailbox, domain);
}

}  // namespace

std::optional<Mark> EmailAround(const Scan& scan, Span candidate) {
  const auto sign = SignOf(scan.text(), candidate);
  if (!sign) return std::nullopt;
  const auto mailbox = MailboxBegin(scan.text(), sign->begin);
  if (!mailbox) return std::nullopt;
  const auto written = scan.text().substr(*mailbox, sign->begin - *mailbox);
  const auto domain = DomainOf(scan, written, *sign);
  if (!domain) return std::nullopt;
  const std::size_t begin = WithSpelledWords(scan, *mailbox);
  if (sign->is_word && begin == *mailbox && !IsPlainlyAnAddress(scan, written, *domain)) return std::nullopt;
  return Mark{PersonalKind::kEmailAddress, begin, domain->end};
}

}  // namespace participation::redaction
