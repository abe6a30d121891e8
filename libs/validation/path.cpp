#include "libs/validation/path.hpp"

#include "absl/strings/str_cat.h"

namespace participation::validation {

std::string Path::Text() const {
  if (name == nullptr) return {};
  auto text = parent == nullptr ? *name : parent->Text(*name);
  if (index >= 0) absl::StrAppend(&text, "[", index, "]");
  return text;
}

std::string Path::Text(const std::string& child) const {
  const auto text = Text();
  return text.empty() ? child : absl::StrCat(text, ".", child);
}

}  // namespace participation::validation
