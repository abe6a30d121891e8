#include "libs/validation/formats.hpp"

#include <re2/re2.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <memory>

#include "participation/options/v1/options.pb.h"

namespace participation::validation {
namespace {

struct Form {
  std::string_view meaning;
  std::uint32_t most_characters;
  const char* pattern;
};

// In the order of options::v1::Format.
constexpr std::array<Form, options::v1::Format_ARRAYSIZE> kForms{{
    {"text", 200, ".*"},
    {"a UUID in lower case with hyphens", 36, "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"},
    {"an e-mail address like name@example.org", 254,
     R"([A-Za-z0-9!#$%&'*+/=?^_{|}~`-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_{|}~`-]+)*)"
     R"(@(?:[\pL\pN](?:[\pL\pM\pN-]*[\pL\pM\pN])?\.)+[\pL\pN](?:[\pL\pM\pN-]*[\pL\pM\pN])?)"},
    {"an ODS code: 3 to 9 capital letters and digits", 9, "[A-Z0-9]{3,9}"},
    {"a telephone number: 6 to 15 digits, with spaces, brackets, hyphens, and + in front of a country code", 30,
     R"(\+?[ (]*[0-9](?:[ ()-]*[0-9]){5,14}[ )-]*)"},
    {"a UK postcode with one space, like SW1A 1AA", 8, "[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}"},
    {"the first half of a UK postcode, like SW1A", 4, "[A-Z]{1,2}[0-9][A-Z0-9]?"},
    {"a code: lower-case letters, digits and hyphens, starting with a letter", 63, "[a-z](?:[a-z0-9-]*[a-z0-9])?"},
    {"a date that exists, YYYY-MM-DD", 10, "[0-9]{4}-[0-9]{2}-[0-9]{2}"},
    {"a month, YYYY-MM", 7, "[0-9]{4}-[0-9]{2}"},
}};

const Form& FormOf(options::v1::Format format) {
  const auto index = static_cast<std::size_t>(format);
  return kForms[index < kForms.size() ? index : 0];
}

const RE2& PatternOf(options::v1::Format format) {
  static const auto* patterns = [] {
    auto* compiled = new std::array<std::unique_ptr<RE2>, kForms.size()>;
    for (std::size_t i = 0; i < kForms.size(); ++i) (*compiled)[i] = std::make_unique<RE2>(kForms[i].pattern);
    return compiled;
  }();
  return *(*patterns)[static_cast<std::size_t>(format)];
}

int Number(const std::string& digits, std::size_t begin, std::size_t size) {
  int number = 0;
  for (auto i = begin; i < begin + size; ++i) number = number * 10 + (digits[i] - '0');
  return number;
}

// Of "YYYY-MM" or "YYYY-MM-DD".
bool Exists(const std::string& text) {
  const std::chrono::year year{Number(text, 0, 4)};
  const std::chrono::month month{static_cast<unsigned>(Number(text, 5, 2))};
  const std::chrono::day day{text.size() > 7 ? static_cast<unsigned>(Number(text, 8, 2)) : 1u};
  return (year / month / day).ok();
}

}  // namespace

bool HasFormat(options::v1::Format format, const std::string& text) {
  if (format == options::v1::FORMAT_UNSPECIFIED) return true;
  if (!options::v1::Format_IsValid(format)) return false;
  if (text.size() > 4u * MostCharacters(format) || !RE2::FullMatch(text, PatternOf(format))) return false;
  if (format == options::v1::FORMAT_EMAIL) return text.find('@') <= 64;
  if (format == options::v1::FORMAT_DATE || format == options::v1::FORMAT_MONTH) return Exists(text);
  return true;
}

std::string_view MeaningOf(options::v1::Format format) { return FormOf(format).meaning; }

std::uint32_t MostCharacters(options::v1::Format format) { return FormOf(format).most_characters; }

}  // namespace participation::validation
