#include "libs/validation/validate.hpp"

#include <google/protobuf/field_mask.pb.h>
#include <google/protobuf/unknown_field_set.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/validation/check_value.hpp"
#include "libs/validation/path.hpp"
#include "libs/validation/plan.hpp"
#include "libs/validation/slot.hpp"

namespace participation::validation {
namespace {

using google::protobuf::Message;
using google::protobuf::OneofDescriptor;

constexpr std::size_t kMostViolations = 100;
constexpr int kDeepest = 20;

// One walk over one message.
class Walk {
 public:
  explicit Walk(clock::Time now) : now_(now) {}

  // Of a part of a message only what is filled in counts.
  void Visit(const Message& message, const MessagePlan& plan, const Path& path, int depth, bool is_part = false) {
    if (depth > kDeepest) return Add(path.Text(), absl::StrCat("must not lie deeper than ", kDeepest, " messages"));
    const auto& reflection = *message.GetReflection();
    for (const auto& field : plan.fields) {
      if (IsFull()) return;
      if (is_part && !IsFilledIn(message, *field.field)) continue;
      field.repeated ? VisitItems(message, reflection, field, path, depth)
                     : VisitField(message, reflection, field, path, depth);
    }
    if (plan.mask != nullptr && found_.empty()) VisitUpdate(message, *plan.mask, path);
    for (const auto* choice : plan.required_choices) {
      if (!is_part && !reflection.HasOneof(message, choice)) Add(path.Text(choice->name()), Choices(*choice));
    }
    RefuseUnknown(message, reflection, path);
  }

  std::vector<Violation> TakeFound() { return std::move(found_); }

 private:
  bool IsFull() const { return found_.size() >= kMostViolations; }

  void Add(std::string field, std::string allowed) {
    Violation violation{std::move(field), std::move(allowed)};
    const bool is_repeated = !found_.empty() && found_.back() == violation;
    if (!IsFull() && !is_repeated) found_.push_back(std::move(violation));
  }

  void VisitField(const Message& message, const google::protobuf::Reflection& reflection, const FieldPlan& plan,
                  const Path& path, int depth) {
    if (plan.has_presence && !reflection.HasField(message, plan.field)) {
      if (plan.required && !plan.is_choice) Add(path.Text(plan.field->name()), "is required");
      return;
    }
    VisitValue({message, reflection, plan.field, -1}, plan, {&path, &plan.field->name(), -1}, depth);
  }

  void VisitUpdate(const Message& message, const FieldPlan& mask, const Path& path) {
    if (auto allowed = CheckUpdate(message, mask); !allowed.empty())
      Add(path.Text(mask.field->name()), std::move(allowed));
  }

  void VisitItems(const Message& message, const google::protobuf::Reflection& reflection, const FieldPlan& plan,
                  const Path& path, int depth) {
    const auto size = static_cast<std::uint32_t>(reflection.FieldSize(message, plan.field));
    const auto fewest = plan.min_items == 0 && plan.required ? 1 : plan.min_items;
    if (size < fewest)
      return Add(path.Text(plan.field->name()), absl::StrCat("must have at least ", fewest, Items(fewest)));
    if (size > plan.max_items) {
      return Add(path.Text(plan.field->name()),
                 absl::StrCat("must have at most ", plan.max_items, Items(plan.max_items)));
    }
    const bool is_map = plan.field->is_map();  // Its items have no order, and its keys are not ours to repeat.
    for (int i = 0; i < static_cast<int>(size) && !IsFull(); ++i) {
      VisitValue({message, reflection, plan.field, i}, plan, {&path, &plan.field->name(), is_map ? -1 : i}, depth);
    }
  }

  void VisitValue(const Slot& slot, const FieldPlan& plan, const Path& path, int depth) {
    if (plan.kind == Kind::kMessage) return VisitMessage(slot.Message(), plan, path, depth);
    if (auto allowed = Check(slot, plan); !allowed.empty()) Add(path.Text(), std::move(allowed));
  }

  std::string Check(const Slot& slot, const FieldPlan& plan) {
    switch (plan.kind) {
      case Kind::kText: {
        const auto& text = slot.Text(scratch_);
        return text.empty() && slot.IsItem() ? "must not be empty" : CheckText(plan, text);
      }
      case Kind::kBytes:
        return CheckBytes(plan, slot.Text(scratch_));
      case Kind::kInt32:
        return CheckInteger(plan, slot.Int32());
      case Kind::kInt64:
        return CheckInteger(plan, slot.Int64());
      case Kind::kUint32:
        return CheckUnsigned(plan, slot.Uint32());
      case Kind::kUint64:
        return CheckUnsigned(plan, slot.Uint64());
      case Kind::kFloat:
        return CheckReal(plan, slot.Float());
      case Kind::kDouble:
        return CheckReal(plan, slot.Double());
      case Kind::kEnum:
        return CheckEnum(plan, slot.Enum());
      case Kind::kBool:
      case Kind::kMessage:
        return {};
    }
    return {};
  }

  void VisitMessage(const Message& message, const FieldPlan& plan, const Path& path, int depth) {
    if (plan.nested->shape == Shape::kOrdinary) return Visit(message, *plan.nested, path, depth + 1, plan.partial);
    if (auto allowed = CheckShape(message, plan); !allowed.empty()) Add(path.Text(), std::move(allowed));
    RefuseUnknown(message, *message.GetReflection(), path);
  }

  std::string CheckShape(const Message& message, const FieldPlan& plan) const {
    if (plan.nested->shape == Shape::kFieldMask) {
      return CheckMask(plan, static_cast<const google::protobuf::FieldMask&>(message));
    }
    const auto& reflection = *message.GetReflection();
    const auto seconds = reflection.GetInt64(message, plan.nested->fields[0].field);
    const auto nanos = reflection.GetInt32(message, plan.nested->fields[1].field);
    return plan.nested->shape == Shape::kTimestamp ? CheckTimestamp(plan, seconds, nanos, now_)
                                                   : CheckDuration(plan, seconds, nanos);
  }

  void RefuseUnknown(const Message& message, const google::protobuf::Reflection& reflection, const Path& path) {
    const auto& unknown = reflection.GetUnknownFields(message);
    for (int i = 0; i < unknown.field_count() && !IsFull(); ++i) {
      Add(path.Text(absl::StrCat(unknown.field(i).number())),
          "is not known to this server: the caller is newer than the server, or sent a wrong field");
    }
  }

  static const char* Items(std::uint32_t count) { return count == 1 ? " item" : " items"; }

  static std::string Choices(const OneofDescriptor& choice) {
    std::string names;
    for (int i = 0; i < choice.field_count(); ++i) {
      absl::StrAppend(&names, names.empty() ? "" : ", ", choice.field(i)->name());
    }
    return absl::StrCat("is required, as one of: ", names);
  }

  clock::Time now_;
  std::string scratch_;
  std::vector<Violation> found_;
};

}  // namespace

std::vector<Violation> Validate(const Message& message, clock::Time now) {
  Walk walk{now};
  walk.Visit(message, PlanOf(*message.GetDescriptor()), Path{}, 1);
  return walk.TakeFound();
}

}  // namespace participation::validation
