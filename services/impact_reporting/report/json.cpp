#include "services/impact_reporting/report/json.hpp"

#include <google/protobuf/util/json_util.h>

#include "services/impact_reporting/messages.hpp"

namespace participation::impact_reporting::report {

std::string ToJson(const Report& report) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(ToMessage(report), &json, options);
  if (!status.ok()) throw std::runtime_error{"a report cannot be printed as JSON"};
  return json;
}

}  // namespace participation::impact_reporting::report
