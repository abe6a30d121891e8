#include "tools/participationctl/table.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>
#include <sstream>
#include <string>

#include "tools/participationctl/catalogue.hpp"
#include "tools/participationctl/cells.hpp"
#include "tools/participationctl/scalars.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr std::string_view kNextPage = "next-page-token";

std::string ToJsonText(const Message& message) {
  std::string text;
  google::protobuf::util::JsonPrintOptions options;
  options.always_print_primitive_fields = true;
  options.add_whitespace = true;
  google::protobuf::util::MessageToJsonString(message, &text, options);
  return text;
}

// Whether the cells of a row tell already what the items of a list within it say.
bool IsSaidIn(const Row& row, const nlohmann::json& items) {
  const auto is_said = [&](const nlohmann::json& word) {
    return word.is_string() && std::ranges::any_of(row, [&](const auto& cell) {
             return cell.second.find(word.get_ref<const std::string&>()) != std::string::npos;
           });
  };
  return std::ranges::all_of(items, [&](const nlohmann::json& item) { return std::ranges::all_of(item, is_said); });
}

// An item of a list. The lists within it become cells.
Row RowOf(const FieldDescriptor& list, const nlohmann::json& item) {
  Reading reading = Read(*list.message_type(), item);
  for (const Listing& inner : reading.lists) {
    if (IsSaidIn(reading.values, *inner.items)) continue;
    reading.values.emplace_back(Dashed(inner.field->name()), Words(*inner.field, *inner.items));
  }
  return std::move(reading.values);
}

void PrintListing(const Listing& listing, bool titled, Cells cells, std::ostream& out,
                  const std::vector<Row>& labels = {}) {
  if (titled) out << "\n" << Dashed(listing.field->name()) << ":" << (listing.items->empty() ? " none\n" : "\n");
  if (listing.items->empty()) {
    if (!titled) out << "nothing found\n";
    return;
  }
  Grid grid{cells};
  for (const auto& item : *listing.items) {
    Row row = grid.rows() < labels.size() ? labels[grid.rows()] : Row{};
    for (auto& cell : RowOf(*listing.field, item)) row.push_back(std::move(cell));
    grid.AddRow(row);
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

void PrintTable(const Message& message, Cells cells, std::ostream& out, const std::vector<Row>& labels) {
  const auto json = nlohmann::json::parse(ToJsonText(message));
  const Reading reading = Read(*message.GetDescriptor(), json);
  const auto parts = PartsOf(*message.GetDescriptor(), json);
  if (parts.size() > 1) {
    PrintParts(*message.GetDescriptor(), json, cells, out);
  } else if (parts.size() == 1 && parts[0]->is_repeated()) {
    PrintListing(reading.lists[0], /*titled=*/false, cells, out, labels);
    PrintValues(reading, out);
  } else {
    PrintThing(reading, cells, out);
  }
  for (const auto& [name, text] : reading.values) {
    if (name == kNextPage && !text.empty()) out << "more follow: say --all, or --page-token " << text << "\n";
  }
}

void PrintJson(const Message& message, std::ostream& out) { out << ToJsonText(message); }

void PrintAs(std::string_view output, const Message& message, std::ostream& out, const std::vector<Row>& labels) {
  if (output == "json") return PrintJson(message, out);
  PrintTable(message, output == "wide" ? Cells::kWhole : Cells::kCut, out, labels);
}

}  // namespace participation::ctl
