#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace participation::impact_reporting::report {

// Text made safe to stand in HTML, between tags or in a quoted attribute.
std::string Escaped(std::string_view text);

// A table whose first cell of each row names the row.
struct Table {
  std::string caption;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
  std::size_t first_number = 1;  // the column from which on cells are numbers
};

// HTML as it is written. Whatever is handed over as text is escaped; only Raw is not.
class Page {
 public:
  Page& Raw(std::string_view html);
  // <tag>text</tag>.
  Page& Element(std::string_view tag, std::string_view text);
  // A heading of a level 1 to 6, with an id to link to unless that is empty.
  Page& Heading(int level, std::string_view text, std::string_view id = {});
  // A paragraph in which line ends stay.
  Page& Paragraph(std::string_view text);
  Page& List(const std::vector<std::string>& items);
  Page& Add(const Table& table);
  // A term with its description, inside <dl>.
  Page& Term(std::string_view term, std::string_view description);

  std::string Take() { return std::move(html_); }

 private:
  std::string html_;
};

}  // namespace participation::impact_reporting::report
