#pragma once

#include <cstdint>
#include <string>

#include "libs/clock/clock.hpp"
#include "libs/validation/plan.hpp"

namespace google::protobuf {
class FieldMask;
}

namespace participation::validation {

// What is allowed, where the value is not; empty where it is. None of these says what the value was.
std::string CheckText(const FieldPlan& plan, const std::string& text);
std::string CheckBytes(const FieldPlan& plan, const std::string& bytes);
std::string CheckInteger(const FieldPlan& plan, std::int64_t number);
std::string CheckUnsigned(const FieldPlan& plan, std::uint64_t number);
std::string CheckReal(const FieldPlan& plan, double number);
std::string CheckEnum(const FieldPlan& plan, int number);
std::string CheckTimestamp(const FieldPlan& plan, std::int64_t seconds, std::int32_t nanos, clock::Time now);
std::string CheckDuration(const FieldPlan& plan, std::int64_t seconds, std::int32_t nanos);
// Whether the update of which `plan` is the mask changes anything.
std::string CheckUpdate(const google::protobuf::Message& request, const FieldPlan& plan);
std::string CheckMask(const FieldPlan& plan, const google::protobuf::FieldMask& mask);

}  // namespace participation::validation
