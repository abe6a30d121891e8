#include "services/impact_reporting/report/page.hpp"

namespace participation::impact_reporting::report {

std::string Escaped(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

Page& Page::Raw(std::string_view html) {
  html_ += html;
  return *this;
}

Page& Page::Element(std::string_view tag, std::string_view text) {
  return Raw("<").Raw(tag).Raw(">").Raw(Escaped(text)).Raw("</").Raw(tag).Raw(">\n");
}

Page& Page::Heading(int level, std::string_view text, std::string_view id) {
  const std::string tag = "h" + std::to_string(level);
  Raw("<").Raw(tag);
  if (!id.empty()) Raw(" id=\"").Raw(Escaped(id)).Raw("\"");
  return Raw(">").Raw(Escaped(text)).Raw("</").Raw(tag).Raw(">\n");
}

Page& Page::Paragraph(std::string_view text) { return Raw("<p class=\"words\">").Raw(Escaped(text)).Raw("</p>\n"); }

Page& Page::List(const std::vector<std::string>& items) {
  if (items.empty()) return *this;
  Raw("<ul>\n");
  for (const std::string& item : items) Element("li", item);
  return Raw("</ul>\n");
}

Page& Page::Add(const Table& table) {
  Raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").Raw(Escaped(table.caption));
  Raw("\">\n<table>\n").Element("caption", table.caption).Raw("<thead><tr>");
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    Raw(i < table.first_number ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">");
    Raw(Escaped(table.columns[i])).Raw("</th>");
  }
  Raw("</tr></thead>\n<tbody>\n");
  for (const auto& row : table.rows) {
    Raw("<tr>");
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string_view open = i == 0                   ? "<th scope=\"row\">"
                                    : i < table.first_number ? "<td>"
                                                             : "<td class=\"n\">";
      Raw(open).Raw(Escaped(row[i])).Raw(i == 0 ? "</th>" : "</td>");
    }
    Raw("</tr>\n");
  }
  return Raw("</tbody>\n</table>\n</div>\n");
}

Page& Page::Term(std::string_view term, std::string_view description) {
  return Raw("<div>").Element("dt", term).Element("dd", description).Raw("</div>\n");
}

}  // namespace participation::impact_reporting::report
