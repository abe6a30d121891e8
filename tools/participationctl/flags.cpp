#include "tools/participationctl/flags.hpp"

#include <google/protobuf/descriptor.h>

#include <map>

#include "absl/strings/str_join.h"
#include "participation/options/v1/options.pb.h"
#include "tools/participationctl/catalogue.hpp"
#include "tools/participationctl/comments.hpp"
#include "tools/participationctl/field_help.hpp"
#include "tools/participationctl/scalars.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

constexpr std::size_t kDeepest = 3;

options::v1::FieldRules RulesOf(const FieldDescriptor& field) {
  return field.options().GetExtension(options::v1::rules);
}

// Whether the message, and not something else in its place, is always part of the request.
bool IsAlwaysThere(const FieldDescriptor& message) {
  return RulesOf(message).required() && message.real_containing_oneof() == nullptr;
}

// What a request's flags are gathered by.
class Collector {
 public:
  explicit Collector(const Descriptor& request) : request_{request} {}

  void Collect(const Descriptor& message, const Flag& above) {
    for (int i = 0; i < message.field_count(); ++i) {
      const FieldDescriptor& field = *message.field(i);
      if (!MayBeSet(field, request_)) continue;
      Flag flag = above;
      flag.path.push_back(&field);
      flag.names[0] += (above.path.empty() ? "" : ".") + Dashed(field.name());
      if (const auto* choice = field.real_containing_oneof()) flag.group = TitleOf(*choice, above);
      if (!IsMessage(field) || field.is_repeated()) {
        flag.choices = ChoicesOf(field);
        flag.help = HelpOf(flag);
        flags_.push_back(std::move(flag));
      } else if (flag.path.size() < kDeepest) {
        Collect(*field.message_type(), flag);
      }
    }
  }

  std::vector<Flag> Take() { return std::move(flags_); }

 private:
  static std::string TitleOf(const google::protobuf::OneofDescriptor& choice, const Flag& above) {
    const bool required = choice.options().GetExtension(options::v1::choice_required);
    return "One of these" + (above.path.empty() ? "" : " as --" + above.names[0]) + (required ? ", required" : "");
  }

  // What the contract says of the field, and in brackets what may stand there.
  std::string HelpOf(const Flag& flag) const {
    const FieldDescriptor& field = *flag.path.back();
    const auto rules = RulesOf(field);
    std::vector<std::string> limits;
    if (rules.required() && field.real_containing_oneof() == nullptr && !IsChange(flag)) {
      limits.push_back("required" + Condition(flag));
    }
    if (rules.behaviour() == options::v1::BEHAVIOUR_IDENTIFIER) limits.push_back(IdentifierHelp(field));
    if (auto allowed = LimitsOf(field); !allowed.empty()) limits.push_back(std::move(allowed));
    const std::string comment = CommentOn(field.full_name());
    const std::string all = absl::StrJoin(limits, "; ");
    return comment.empty() || all.empty() ? comment + all : comment + " (" + all + ")";
  }

  static std::string IdentifierHelp(const FieldDescriptor& field) {
    return field.name() == "etag" ? "the version that the change was made from" : "required, says which one";
  }

  // Whether it says what is to be other than it was: then the resource has what it must have already.
  static bool IsChange(const Flag& flag) { return flag.path.size() > 1 && RulesOf(*flag.path.end()[-2]).partial(); }

  // " with --evidence.theme": a field of a message that may be left out is required only if the message is there.
  static std::string Condition(const Flag& flag) {
    std::string name;
    for (std::size_t i = 0; i + 1 < flag.path.size(); ++i) {
      name += (i == 0 ? "" : ".") + Dashed(flag.path[i]->name());
      if (!IsAlwaysThere(*flag.path[i])) return " with any --" + name + ".…";
    }
    return "";
  }

  const Descriptor& request_;
  std::vector<Flag> flags_;
};

void AddShortNames(std::vector<Flag>& flags) {
  std::map<std::string, int> uses;
  const auto leaf = [](const Flag& flag) { return flag.names[0].substr(flag.names[0].rfind('.') + 1); };
  for (const Flag& flag : flags) ++uses[leaf(flag)];
  for (Flag& flag : flags) {
    if (flag.path.size() > 1 && uses[leaf(flag)] == 1) flag.names.push_back(leaf(flag));
  }
}

}  // namespace

bool MayBeSet(const FieldDescriptor& field, const Descriptor& request) {
  const bool updates = request.name().starts_with("Update");
  switch (RulesOf(field).behaviour()) {
    case options::v1::BEHAVIOUR_OUTPUT_ONLY:
      return false;
    case options::v1::BEHAVIOUR_IDENTIFIER:
      return updates;
    case options::v1::BEHAVIOUR_IMMUTABLE:
      return !updates;
    default:
      return true;
  }
}

std::vector<Flag> FlagsOf(const Descriptor& request) {
  Collector collector{request};
  collector.Collect(request, {.names = {""}, .path = {}, .choices = {}, .help = {}, .group = {}});
  std::vector<Flag> flags = collector.Take();
  AddShortNames(flags);
  return flags;
}

}  // namespace participation::ctl
