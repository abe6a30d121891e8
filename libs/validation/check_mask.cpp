#include <google/protobuf/field_mask.pb.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "libs/validation/check_value.hpp"
#include "libs/validation/update.hpp"

namespace participation::validation {

std::string CheckMask(const FieldPlan& plan, const google::protobuf::FieldMask& mask) {
  const auto may_be_named = [&](const std::string& path) {
    return path == kEveryField || std::ranges::find(plan.changeable, path) != plan.changeable.end();
  };
  const auto most = static_cast<int>(plan.changeable.size());
  if (mask.paths_size() <= most && std::ranges::all_of(mask.paths(), may_be_named)) return {};
  return absl::StrCat("must name fields that may be changed, each once: ", absl::StrJoin(plan.changeable, ", "),
                      "; or be ", kEveryField, " for all of them");
}

std::string CheckUpdate(const google::protobuf::Message& request, const FieldPlan& plan) {
  const auto& mask = request.GetReflection()->GetMessage(request, plan.field);
  if (static_cast<const google::protobuf::FieldMask&>(mask).paths_size() > 0 || !IsEmptyUpdate(request)) return {};
  return absl::StrCat("is empty, and nothing is filled in, so there is nothing to change: fill in, or name, some of ",
                      absl::StrJoin(plan.changeable, ", "));
}

}  // namespace participation::validation
