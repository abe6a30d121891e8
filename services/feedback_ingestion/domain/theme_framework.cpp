#include "services/feedback_ingestion/domain/theme_framework.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "libs/identifiers/written.hpp"
#include "services/feedback_ingestion/domain/themes_data.hpp"

namespace participation::feedback_ingestion {
namespace {

std::vector<Theme> ReadThemes() {
  std::vector<Theme> themes;
  for (const std::string_view line : identifiers::Split(kThemesData, '\n')) {
    if (line.empty()) continue;
    const auto cells = identifiers::Split(line, '\t');
    if (cells.size() != 3) throw std::logic_error{"a line of the themes' file has not three cells"};
    themes.push_back({cells[0], cells[1], cells[2]});
  }
  std::ranges::sort(themes, {}, &Theme::code);
  return themes;
}

}  // namespace

std::string_view ThemesVersion() { return kThemesVersion; }

std::span<const Theme> Themes() {
  static const std::vector<Theme> themes = ReadThemes();
  return themes;
}

const Theme* FindTheme(std::string_view code) {
  const auto themes = Themes();
  const auto found = std::ranges::lower_bound(themes, code, {}, &Theme::code);
  return found != themes.end() && found->code == code ? &*found : nullptr;
}

}  // namespace participation::feedback_ingestion
