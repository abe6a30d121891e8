#include "tools/participationctl/table.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "libs/text/utf8.hpp"
#include "tools/participationctl/catalogue.hpp"
#include "tools/participationctl/scalars.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using Line = std::pair<std::string, std::string>;

constexpr std::size_t kWidestCell = 60;

std::string ToJsonText(const Message& message) {
  std::string text;
  google::protobuf::util::JsonPrintOptions options;
  options.always_print_primitive_fields = true;
  options.add_whitespace = true;
  google::protobuf::util::MessageToJsonString(message, &text, options);
  return text;
}

std::string OneLine(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return text;
}

// A JSON value that is no object, in as few words as it can be said.
std::string Words(const nlohmann::json& value, const FieldDescriptor& field) {
  if (value.is_array()) {
    std::string all;
    for (const auto& item : value) all += (all.empty() ? "" : ", ") + Words(item, field);
    return all;
  }
  if (!value.is_string()) return value.dump();
  const auto& text = value.get_ref<const std::string&>();
  return field.enum_type() != nullptr && !text.ends_with("_UNSPECIFIED") ? EnumWord(field, text)
         : field.enum_type() != nullptr                                  ? ""
                                                                         : OneLine(text);
}

bool IsObject(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && !IsWrittenAsText(*field.message_type());
}

void Flatten(const nlohmann::json& json, const google::protobuf::Descriptor& type, const std::string& prefix,
             std::vector<Line>& lines) {
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    const auto found = json.find(field.json_name());
    if (found == json.end() || found->is_null()) continue;
    const std::string name = prefix + Dashed(field.name());
    if (!IsObject(field)) {
      lines.emplace_back(name, Words(*found, field));
    } else if (found->is_object() && !field.is_map()) {
      Flatten(*found, *field.message_type(), name + ".", lines);
    } else {
      lines.emplace_back(name, found->empty() ? "" : found->dump());
    }
  }
}

std::string Cut(const std::string& text) {
  if (text::CodePoints(text) <= kWidestCell) return text;
  std::size_t end = kWidestCell - 1;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

void Pad(const std::string& text, std::size_t width, std::ostream& out) {
  out << text << std::string(width - std::min(width, text::CodePoints(text)) + 2, ' ');
}

// Rows of equal columns, without the columns that are empty in every row.
void PrintRows(const std::vector<std::vector<Line>>& rows, std::ostream& out) {
  std::vector<std::string> names;
  for (const auto& row : rows) {
    for (const auto& [name, text] : row) {
      if (!text.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
  }
  const auto cell = [](const std::vector<Line>& row, const std::string& name) {
    const auto found = std::ranges::find(row, name, &Line::first);
    return found == row.end() ? std::string{} : Cut(found->second);
  };
  std::vector<std::size_t> widths;
  for (const auto& name : names) {
    std::size_t width = name.size();
    for (const auto& row : rows) width = std::max<std::size_t>(width, text::CodePoints(cell(row, name)));
    widths.push_back(width);
  }
  for (std::size_t i = 0; i < names.size(); ++i) Pad(names[i], widths[i], out);
  out << "\n";
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < names.size(); ++i) Pad(cell(row, names[i]), widths[i], out);
    out << "\n";
  }
}

const FieldDescriptor* FirstList(const google::protobuf::Descriptor& type) {
  for (int i = 0; i < type.field_count(); ++i) {
    if (type.field(i)->is_repeated() && IsObject(*type.field(i)) && !type.field(i)->is_map()) return type.field(i);
  }
  return nullptr;
}

}  // namespace

void PrintTable(const Message& message, std::ostream& out) {
  auto json = nlohmann::json::parse(ToJsonText(message));
  const FieldDescriptor* list = FirstList(*message.GetDescriptor());
  if (list != nullptr) {
    std::vector<std::vector<Line>> rows;
    for (const auto& item : json[list->json_name()]) Flatten(item, *list->message_type(), "", rows.emplace_back());
    PrintRows(rows, out);
    out << rows.size() << (rows.size() == 1 ? " row\n" : " rows\n");
    json.erase(list->json_name());
  }
  std::vector<Line> lines;
  Flatten(json, *message.GetDescriptor(), "", lines);
  std::size_t width = 0;
  for (const auto& [name, text] : lines) width = std::max(width, name.size());
  for (const auto& [name, text] : lines) {
    if (text.empty()) continue;
    Pad(name, width, out);
    out << text << "\n";
  }
}

void PrintJson(const Message& message, std::ostream& out) { out << ToJsonText(message); }

}  // namespace participation::ctl
