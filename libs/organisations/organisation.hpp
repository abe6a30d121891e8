#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace participation::organisations {

// A calendar day, without a time zone: organisations open and close on days.
using Date = std::chrono::sys_days;

// What an organisation is, from the top of the hierarchy down. A ward is not one: it has no code of its own.
enum class Kind {
  kRegion,       // an NHS England region
  kIcb,          // an integrated care board
  kTrust,        // an NHS trust or foundation trust
  kIndependent,  // a provider outside the NHS
  kPcn,          // a primary care network
  kPractice,     // a general practice
  kSite,         // a place where a provider gives care
};

// "REGION", "ICB", "TRUST", "INDEPENDENT", "PCN", "PRACTICE" or "SITE", as the file spells it.
std::string_view NameOf(Kind kind);
std::optional<Kind> KindNamed(std::string_view name);

// Whether an organisation of one kind may be the parent of another. The parent always stands higher, so that no chain
// of parents can come back to where it began.
bool MayBeParent(Kind parent, Kind child);

// What an organisation was over one period: a change of name or parent starts another, of the same code.
struct Organisation {
  std::string code;
  std::string name;
  Kind kind = Kind::kSite;
  std::string parent;          // its code; empty at the top
  std::optional<Date> opened;  // first day; none: as far back as anybody asks
  std::optional<Date> closed;  // last day; none: still open

  bool OpenOn(Date date) const { return (!opened || *opened <= date) && (!closed || date <= *closed); }
};

}  // namespace participation::organisations
