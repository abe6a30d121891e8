#include "tools/participationctl/update_mask.hpp"

#include <google/protobuf/descriptor.h>

#include <nlohmann/json.hpp>

#include "absl/strings/str_join.h"
#include "participation/options/v1/options.pb.h"

namespace participation::ctl {

std::string MaskedBy(const Flag& flag) {
  const auto rules_of = [&](std::size_t step) { return flag.path[step]->options().GetExtension(options::v1::rules); };
  if (flag.path.size() == 1 && flag.path[0]->is_repeated() && rules_of(0).partial()) return flag.path[0]->json_name();
  if (flag.path.size() != 2) return "";
  const bool changes = rules_of(0).partial() && rules_of(1).behaviour() == options::v1::BEHAVIOUR_UNSPECIFIED;
  return changes ? flag.path[1]->json_name() : "";
}

void NameChanges(const std::vector<const Flag*>& said, nlohmann::json& request) {
  if (request.contains("updateMask")) return;
  std::vector<std::string> changed;
  for (const Flag* flag : said) {
    if (auto field = MaskedBy(*flag); !field.empty()) changed.push_back(std::move(field));
  }
  if (!changed.empty()) request["updateMask"] = absl::StrJoin(changed, ",");
}

}  // namespace participation::ctl
