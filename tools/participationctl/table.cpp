#include "tools/participationctl/table.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>
#include <sstream>
#include <string>
#include <vector>

#include "libs/text/utf8.hpp"
#include "tools/participationctl/catalogue.hpp"
#include "tools/participationctl/cells.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr std::size_t kWidestCell = 60;
constexpr std::string_view kForProgramsInRows[] = {"etag", "update-time"};
constexpr std::string_view kNextPage = "next-page-token";

std::string ToJsonText(const Message& message) {
  std::string text;
  google::protobuf::util::JsonPrintOptions options;
  options.always_print_primitive_fields = true;
  options.add_whitespace = true;
  google::protobuf::util::MessageToJsonString(message, &text, options);
  return text;
}

// Ids are never cut: they are there to be copied.
std::string Fit(std::string text, std::string_view name, Cells cells) {
  const bool is_id = name.ends_with("-id") || name.ends_with("-ids");
  if (cells == Cells::kWhole || is_id || text::CodePoints(text) <= kWidestCell) return text;
  std::size_t end = 0;
  for (std::size_t points = 0; points + 1 < kWidestCell; ++points) {
    do ++end;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
  }
  return text.substr(0, end) + "…";
}

// Rows of equal columns.
class Grid {
 public:
  explicit Grid(Cells cells) : cells_{cells} {}

  void AddRow(const std::vector<std::pair<std::string, std::string>>& values) {
    auto& row = rows_.emplace_back(names_.size());
    for (const auto& [name, text] : values) {
      if (std::ranges::find(kForProgramsInRows, name) != std::end(kForProgramsInRows)) continue;
      auto at = static_cast<std::size_t>(std::ranges::find(names_, name) - names_.begin());
      if (at == names_.size()) names_.push_back(name);
      row.resize(names_.size());
      row[at] = Fit(text, name, cells_);
    }
  }

  // Without the columns that are empty in every row.
  void Print(std::ostream& out) const {
    const auto widths = Widths();
    PrintLine(names_, widths, out);
    for (const auto& row : rows_) PrintLine(row, widths, out);
  }

  std::size_t rows() const { return rows_.size(); }

 private:
  std::vector<std::size_t> Widths() const {
    std::vector<std::size_t> widths(names_.size());
    for (const auto& row : rows_) {
      for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], text::CodePoints(row[i]));
    }
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (widths[i] > 0) widths[i] = std::max(widths[i], names_[i].size());
    }
    return widths;
  }

  static void PrintLine(const std::vector<std::string>& row, const std::vector<std::size_t>& widths,
                        std::ostream& out) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (widths[i] > 0) line += row[i] + std::string(widths[i] - text::CodePoints(row[i]) + 2, ' ');
    }
    out << line.substr(0, line.find_last_not_of(' ') + 1) << "\n";
  }

  const Cells cells_;
  std::vector<std::string> names_;
  std::vector<std::vector<std::string>> rows_;
};

// The lists within a row become cells of it.
void PrintListing(const Listing& listing, bool titled, Cells cells, std::ostream& out) {
  if (titled) out << "\n" << Dashed(listing.field->name()) << ":" << (listing.items->empty() ? " none\n" : "\n");
  if (listing.items->empty()) {
    if (!titled) out << "nothing found\n";
    return;
  }
  Grid grid{cells};
  for (const auto& item : *listing.items) {
    Reading row = Read(*listing.field->message_type(), item);
    for (const Listing& inner : row.lists) {
      row.values.emplace_back(Dashed(inner.field->name()), Words(*inner.field, *inner.items));
    }
    grid.AddRow(row.values);
  }
  grid.Print(out);
  if (!titled) out << grid.rows() << (grid.rows() == 1 ? " row\n" : " rows\n");
}

void PrintValues(const Reading& reading, std::ostream& out) {
  std::size_t width = 0;
  for (const auto& [name, text] : reading.values) {
    if (!text.empty() && name != kNextPage) width = std::max(width, name.size());
  }
  for (const auto& [name, text] : reading.values) {
    if (text.empty() || name == kNextPage) continue;
    out << name << std::string(width - name.size() + 2, ' ') << text << "\n";
  }
}

// The values of one thing, then the lists in it.
void PrintThing(const Reading& reading, Cells cells, std::ostream& out) {
  PrintValues(reading, out);
  for (const Listing& listing : reading.lists) PrintListing(listing, /*titled=*/true, cells, out);
}

// The messages that an answer is made of.
std::vector<const FieldDescriptor*> PartsOf(const Descriptor& type, const nlohmann::json& answer) {
  std::vector<const FieldDescriptor*> parts;
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (IsMessage(field) && !field.is_map() && answer.contains(field.json_name())) parts.push_back(&field);
  }
  return parts;
}

// Several things, each under its name, after what is said of all.
void PrintParts(const Descriptor& type, const nlohmann::json& answer, Cells cells, std::ostream& to) {
  std::ostringstream out;
  nlohmann::json rest = answer;
  const auto parts = PartsOf(type, answer);
  for (const FieldDescriptor* part : parts) rest.erase(part->json_name());
  PrintValues(Read(type, rest), out);
  for (const FieldDescriptor* part : parts) {
    const nlohmann::json& content = answer[part->json_name()];
    if (part->is_repeated()) {
      PrintListing({part, &content}, /*titled=*/true, cells, out);
    } else {
      out << "\n" << Dashed(part->name()) << ":\n";
      PrintThing(Read(*part->message_type(), content), cells, out);
    }
  }
  const std::string text = out.str();
  to << text.substr(text.find_first_not_of('\n'));
}

}  // namespace

void PrintTable(const Message& message, Cells cells, std::ostream& out) {
  const auto json = nlohmann::json::parse(ToJsonText(message));
  const Reading reading = Read(*message.GetDescriptor(), json);
  const auto parts = PartsOf(*message.GetDescriptor(), json);
  if (parts.size() > 1) {
    PrintParts(*message.GetDescriptor(), json, cells, out);
  } else if (parts.size() == 1 && parts[0]->is_repeated()) {
    PrintListing(reading.lists[0], /*titled=*/false, cells, out);
    PrintValues(reading, out);
  } else {
    PrintThing(reading, cells, out);
  }
  for (const auto& [name, text] : reading.values) {
    if (name == kNextPage && !text.empty()) out << "more follow: say --all, or --page-token " << text << "\n";
  }
}

void PrintJson(const Message& message, std::ostream& out) { out << ToJsonText(message); }

void PrintAs(std::string_view output, const Message& message, std::ostream& out) {
  if (output == "json") return PrintJson(message, out);
  PrintTable(message, output == "wide" ? Cells::kWhole : Cells::kCut, out);
}

}  // namespace participation::ctl
