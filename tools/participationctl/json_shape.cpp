#include "tools/participationctl/json_shape.hpp"

#include <google/protobuf/descriptor.h>

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/text/utf8.hpp"
#include "participation/options/v1/options.pb.h"
#include "tools/participationctl/enum_names.hpp"
#include "tools/participationctl/flags.hpp"
#include "tools/participationctl/scalars.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

constexpr int kDeepestShape = 5;
constexpr std::size_t kLongestShape = 2500;
constexpr std::size_t kWidestLine = 110;
constexpr std::size_t kStep = 2;  // of indentation
constexpr std::size_t kMostWords = 4;

std::string WordsText(std::vector<std::string> words) {
  if (words.size() > kMostWords) {
    words.resize(kMostWords);
    words.emplace_back("…");
  }
  return absl::StrJoin(words, "|");
}

std::string TextExample(const FieldDescriptor& field) {
  switch (field.options().GetExtension(options::v1::rules).format()) {
    case options::v1::FORMAT_DATE:
      return "2026-11-22";
    case options::v1::FORMAT_MONTH:
      return "2026-11";
    default:
      return field.type() == FieldDescriptor::TYPE_BYTES ? "base64" : "…";
  }
}

std::string WrittenExample(const FieldDescriptor& field) {
  if (IsMask(field)) return "…";
  return field.message_type()->name() == "Timestamp" ? "2026-11-22T10:00:00Z" : "90s";
}

std::string Scalar(const FieldDescriptor& field) {
  if (const auto* type = EnumOf(field)) return absl::StrCat("\"", WordsText(WordsOf(*type)), "\"");
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return absl::StrCat("\"", TextExample(field), "\"");
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return absl::StrCat("\"", WrittenExample(field), "\"");
    case FieldDescriptor::CPPTYPE_BOOL:
      return "true";
    default:
      return "0";
  }
}

class Shape {
 public:
  Shape(const Descriptor& request, int deepest) : request_{request}, deepest_{deepest} {}

  std::string Of(const Descriptor& message, std::size_t indent, int depth) const {
    if (depth > deepest_) return "{…}";
    std::vector<std::string> parts;
    const google::protobuf::OneofDescriptor* choice = nullptr;  // that the last part is of
    for (int i = 0; i < message.field_count(); ++i) {
      const FieldDescriptor& field = *message.field(i);
      if (field.name() == "request_id" || !MayBeSet(field, request_)) continue;
      std::string part = absl::StrCat("\"", field.json_name(), "\": ", Value(field, indent + kStep, depth));
      if (choice != nullptr && field.real_containing_oneof() == choice) {
        absl::StrAppend(&parts.back(), " | ", part);
      } else {
        parts.push_back(std::move(part));
      }
      choice = field.real_containing_oneof();
    }
    return Object(parts, indent);
  }

 private:
  // On one line if it fits.
  static std::string Object(const std::vector<std::string>& parts, std::size_t indent) {
    const std::string line = absl::StrCat("{", absl::StrJoin(parts, ", "), "}");
    if (line.find('\n') == std::string::npos && indent + text::CodePoints(line) <= kWidestLine) return line;
    const std::string begin = "\n" + std::string(indent + kStep, ' ');
    return absl::StrCat("{", begin, absl::StrJoin(parts, "," + begin), "\n", std::string(indent, ' '), "}");
  }

  std::string Value(const FieldDescriptor& field, std::size_t indent, int depth) const {
    if (field.is_map()) return absl::StrCat("{\"…\": ", One(*field.message_type()->map_value(), indent, depth), "}");
    const std::string one = One(field, indent, depth);
    return field.is_repeated() ? absl::StrCat("[", one, "]") : one;
  }

  std::string One(const FieldDescriptor& field, std::size_t indent, int depth) const {
    return IsMessage(field) ? Of(*field.message_type(), indent, depth + 1) : Scalar(field);
  }

  const Descriptor& request_;
  const int deepest_;
};

}  // namespace

std::string JsonShape(const Descriptor& request) {
  std::string shape;
  for (int deepest = kDeepestShape; deepest > 0; --deepest) {
    shape = Shape{request, deepest}.Of(request, 0, 1);
    if (shape.size() <= kLongestShape) break;
  }
  return shape;
}

}  // namespace participation::ctl
