#include "libs/validation/check_rules.hpp"

#include "absl/strings/str_cat.h"
#include "libs/validation/formats.hpp"
#include "libs/validation/plan.hpp"
#include "libs/validation/update.hpp"

namespace participation::validation {
namespace {

using google::protobuf::FieldDescriptor;
using options::v1::FieldRules;

// The field that holds the values: of a map its value.
const FieldDescriptor& ValueField(const FieldDescriptor& field) {
  return field.is_map() ? *field.message_type()->map_value() : field;
}

bool IsMessage(const FieldDescriptor& field, const char* name) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && field.message_type()->full_name() == name;
}

bool IsNumber(const FieldDescriptor& field) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
    case FieldDescriptor::CPPTYPE_INT64:
    case FieldDescriptor::CPPTYPE_UINT32:
    case FieldDescriptor::CPPTYPE_UINT64:
    case FieldDescriptor::CPPTYPE_FLOAT:
    case FieldDescriptor::CPPTYPE_DOUBLE:
      return true;
    default:
      return false;
  }
}

// Collects what is wrong with the rules of one field.
class Review {
 public:
  Review(const FieldDescriptor& field, std::vector<std::string>& findings)
      : field_(field), value_(ValueField(field)), rules_(RulesOf(field)), findings_(findings) {}

  void Run() {
    CheckTypes();
    CheckPattern();
    CheckOrder();
    CheckRequired();
    CheckPersonal();
    CheckPartial();
  }

 private:
  void Expect(bool holds, const std::string& finding) {
    if (!holds) findings_.push_back(absl::StrCat(field_.full_name(), ": ", finding));
  }

  void CheckTypes() {
    const bool is_text = value_.type() == FieldDescriptor::TYPE_STRING;
    const bool is_bytes = value_.type() == FieldDescriptor::TYPE_BYTES;
    const bool has_length = rules_.min_length() > 0 || rules_.max_length() > 0;
    const bool has_text_rule =
        !rules_.pattern().empty() || rules_.format() != options::v1::FORMAT_UNSPECIFIED || rules_.multiline();
    const bool has_bounds = rules_.has_minimum() || rules_.has_maximum();
    Expect(!has_length || is_text || is_bytes, "a length is for text and bytes");
    Expect(!has_text_rule || is_text, "pattern, format and multiline are for text");
    Expect(!has_bounds || IsNumber(value_) || IsMessage(value_, "google.protobuf.Duration"),
           "minimum and maximum are for numbers and durations");
    Expect((rules_.min_items() == 0 && rules_.max_items() == 0) || field_.is_repeated(),
           "items are for lists and maps");
    Expect(!rules_.not_in_future() || IsMessage(value_, "google.protobuf.Timestamp"),
           "not_in_future is for timestamps");
    Expect(options::v1::Format_IsValid(rules_.format()), "there is no such format");
  }

  void CheckPattern() {
    if (!rules_.pattern().empty()) {
      RE2::Options options;
      options.set_log_errors(false);
      const RE2 pattern{rules_.pattern(), options};
      Expect(pattern.ok(), absl::StrCat("the pattern does not compile: ", pattern.error()));
      Expect(rules_.format() == options::v1::FORMAT_UNSPECIFIED, "either a pattern or a format");
    }
    Expect(rules_.pattern().empty() == rules_.pattern_meaning().empty(), "a pattern and its meaning come together");
  }

  void CheckOrder() {
    const auto default_length = value_.type() == FieldDescriptor::TYPE_BYTES ? 4096u : MostCharacters(rules_.format());
    Expect(rules_.min_length() <= (rules_.max_length() > 0 ? rules_.max_length() : default_length),
           "the smallest length is above the largest");
    Expect(!rules_.has_minimum() || !rules_.has_maximum() || rules_.minimum() <= rules_.maximum(),
           "the minimum is above the maximum");
    Expect(rules_.min_items() <= (rules_.max_items() > 0 ? rules_.max_items() : 100),
           "the fewest items are more than the most");
  }

  void CheckRequired() {
    const bool is_plain_bool = field_.cpp_type() == FieldDescriptor::CPPTYPE_BOOL && !field_.has_presence();
    Expect(!rules_.required() || field_.is_repeated() || !is_plain_bool,
           "a required bool without `optional` could only be true");
  }

  void CheckPersonal() {
    const bool is_opaque = rules_.format() == options::v1::FORMAT_UUID;
    Expect(!rules_.personal() || !is_opaque, "an opaque id tells nobody who somebody is");
  }

  void CheckPartial() {
    const bool is_message = field_.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && !field_.is_map();
    Expect(!rules_.partial() || is_message, "only a message, or a list of them, can be partial");
    Expect(!IsMessage(field_, "google.protobuf.FieldMask") || !ChangeableIn(*field_.containing_type()).empty(),
           "a field mask stands beside something partial");
  }

  const FieldDescriptor& field_;
  const FieldDescriptor& value_;
  const FieldRules& rules_;
  std::vector<std::string>& findings_;
};

}  // namespace

std::vector<std::string> CheckRules(const google::protobuf::Descriptor& message) {
  std::vector<std::string> findings;
  for (int i = 0; i < message.field_count(); ++i) Review{*message.field(i), findings}.Run();
  return findings;
}

}  // namespace participation::validation
