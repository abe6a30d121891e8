#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "libs/validation/check_value.hpp"
#include "libs/validation/formats.hpp"

namespace participation::validation {
namespace {

// What one look at every byte of a valid UTF-8 text tells.
struct Facts {
  std::size_t characters = 0;
  bool blank = true;
  bool breaks_line = false;  // LF, CR, tab, NEL, line or paragraph separator.
  bool has_control = false;  // Any other C0 or C1 control character, or DEL.
};

Facts FactsOf(const std::string& text) {
  Facts facts;
  const auto at = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned byte = at(i);
    if ((byte & 0xC0) != 0x80) ++facts.characters;
    if (byte > 0x20 && byte < 0x7F) {
      facts.blank = false;
    } else if (byte < 0x20 || byte == 0x7F) {
      (byte == '\n' || byte == '\r' || byte == '\t' ? facts.breaks_line : facts.has_control) = true;
    } else if (byte == 0xC2 && at(i + 1) < 0xA0) {
      (at(i + 1) == 0x85 ? facts.breaks_line : facts.has_control) = true;
    } else if (byte == 0xE2 && at(i + 1) == 0x80 && (at(i + 2) == 0xA8 || at(i + 2) == 0xA9)) {
      facts.breaks_line = true;
    } else if (byte != ' ') {
      facts.blank = false;
    }
  }
  return facts;
}

std::string CheckLength(const FieldPlan& plan, std::size_t length, absl::string_view unit) {
  if (length >= plan.min_length && length <= plan.max_length) return {};
  if (plan.min_length == 0) return absl::StrCat("must have at most ", plan.max_length, " ", unit);
  if (plan.min_length == plan.max_length) return absl::StrCat("must have ", plan.max_length, " ", unit);
  return absl::StrCat("must have ", plan.min_length, " to ", plan.max_length, " ", unit);
}

std::string Allowed(std::string_view meaning) {
  return absl::StrCat("must be ", absl::string_view{meaning.data(), meaning.size()});
}

}  // namespace

std::string CheckText(const FieldPlan& plan, const std::string& text) {
  if (text.empty()) return plan.required ? "is required" : "";
  const auto facts = FactsOf(text);
  if (facts.breaks_line && !plan.multiline) return "must be on one line, without tabs";
  if (facts.has_control) return "must have no control characters";
  if (facts.blank && plan.required) return "is required, and not only spaces";
  if (!HasFormat(plan.format, text)) return Allowed(MeaningOf(plan.format));
  if (auto wrong = CheckLength(plan, facts.characters, "characters"); !wrong.empty()) return wrong;
  if (plan.pattern && !(plan.pattern->ok() && RE2::FullMatch(text, *plan.pattern)))
    return Allowed(plan.pattern_meaning);
  return {};
}

std::string CheckBytes(const FieldPlan& plan, const std::string& bytes) {
  if (bytes.empty()) return plan.required ? "is required" : "";
  return CheckLength(plan, bytes.size(), "bytes");
}

}  // namespace participation::validation
