#include <cmath>
#include <type_traits>
#include <utility>

#include "absl/strings/str_cat.h"
#include "libs/validation/check_value.hpp"

namespace participation::validation {
namespace {

template <class Number>
bool IsLess(Number left, std::int64_t right) {
  if constexpr (std::is_floating_point_v<Number>) {
    return left < static_cast<double>(right);
  } else {
    return std::cmp_less(left, right);
  }
}

template <class Number>
bool IsGreater(Number left, std::int64_t right) {
  if constexpr (std::is_floating_point_v<Number>) {
    return left > static_cast<double>(right);
  } else {
    return std::cmp_greater(left, right);
  }
}

// The unit follows a number: "", " seconds".
std::string Bounds(const FieldPlan& plan, const char* unit) {
  if (plan.minimum && plan.maximum) return absl::StrCat("must be ", *plan.minimum, " to ", *plan.maximum, unit);
  if (plan.minimum) return absl::StrCat("must be at least ", *plan.minimum, unit);
  return absl::StrCat("must be at most ", *plan.maximum, unit);
}

template <class Number>
std::string CheckNumber(const FieldPlan& plan, Number number) {
  if (plan.required && !plan.has_presence && !plan.repeated && number == 0) return "is required, and not zero";
  const bool outside =
      (plan.minimum && IsLess(number, *plan.minimum)) || (plan.maximum && IsGreater(number, *plan.maximum));
  return outside ? Bounds(plan, "") : "";
}

std::string Names(const google::protobuf::EnumDescriptor& type) {
  constexpr int kMostNames = 20;
  std::string names;
  int named = 0;
  for (int i = 0; i < type.value_count(); ++i) {
    if (type.value(i)->number() == 0) continue;
    if (++named > kMostNames) return absl::StrCat(names, " and others");
    absl::StrAppend(&names, names.empty() ? "" : ", ", type.value(i)->name());
  }
  return names;
}

}  // namespace

std::string CheckInteger(const FieldPlan& plan, std::int64_t number) { return CheckNumber(plan, number); }

std::string CheckUnsigned(const FieldPlan& plan, std::uint64_t number) { return CheckNumber(plan, number); }

std::string CheckReal(const FieldPlan& plan, double number) {
  if (!std::isfinite(number)) return "must be a finite number";
  return CheckNumber(plan, number);
}

std::string CheckEnum(const FieldPlan& plan, int number) {
  const auto& type = *plan.field->enum_type();
  if (number == 0) {
    return plan.required || plan.repeated ? absl::StrCat("is required, as one of: ", Names(type)) : "";
  }
  return type.FindValueByNumber(number) == nullptr ? absl::StrCat("must be one of: ", Names(type)) : "";
}

std::string CheckTimestamp(const FieldPlan& plan, std::int64_t seconds, std::int32_t nanos, clock::Time now) {
  constexpr std::int64_t kStartOf1900 = -2'208'988'800;
  constexpr std::int64_t kStartOf2200 = 7'258'118'400;
  constexpr std::chrono::minutes kClockDifference{1};
  if (nanos < 0 || nanos > 999'999'999) return "must be a time whose nanos are 0 to 999999999";
  if (seconds < kStartOf1900 || seconds >= kStartOf2200) return "must be a time in the years 1900 to 2199";
  const clock::Time time{std::chrono::seconds{seconds} + std::chrono::microseconds{nanos / 1000}};
  return plan.not_in_future && time > now + kClockDifference ? "must not lie in the future" : "";
}

std::string CheckDuration(const FieldPlan& plan, std::int64_t seconds, std::int32_t nanos) {
  constexpr std::int64_t kTenThousandYears = 315'576'000'000;
  if (nanos <= -1'000'000'000 || nanos >= 1'000'000'000 || (seconds < 0 && nanos > 0) || (seconds > 0 && nanos < 0)) {
    return "must be a duration whose nanos are below one second and have the sign of its seconds";
  }
  if (std::abs(static_cast<double>(seconds)) > kTenThousandYears) return "must be a duration within 10000 years";
  const auto ceiling = nanos > 0 ? seconds + 1 : seconds;
  const auto floor = nanos < 0 ? seconds - 1 : seconds;
  const bool outside = (plan.minimum && floor < *plan.minimum) || (plan.maximum && ceiling > *plan.maximum);
  return outside ? Bounds(plan, " seconds") : "";
}

}  // namespace participation::validation
