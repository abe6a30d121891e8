#include "tools/participationctl/build_request.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "absl/strings/str_join.h"
#include "libs/id/id.hpp"
#include "libs/text/utf8.hpp"
#include "tools/participationctl/parse_request.hpp"
#include "tools/participationctl/put_flag.hpp"
#include "tools/participationctl/read_file.hpp"
#include "tools/participationctl/update_mask.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::Message;

// JSON is UTF-8, and a shell hands over any bytes.
absl::Status CheckUtf8(const Flag& flag, const std::vector<std::string>& texts) {
  if (std::ranges::all_of(texts, text::IsValidUtf8)) return absl::OkStatus();
  return absl::InvalidArgumentError(flag.Shown() + " is not UTF-8: save or type it in UTF-8");
}

// Puts what was said for each flag on top. Tells every flag whose value makes no sense.
absl::Status PutFlags(const Invocation& invocation, nlohmann::json& request) {
  std::vector<const Flag*> said;
  std::vector<std::string> mistakes;
  for (const Flag& flag : invocation.flags) {
    const auto given = invocation.texts.find(flag.names[0]);
    if (given == invocation.texts.end() || given->second.empty()) continue;
    auto status = CheckUtf8(flag, given->second);
    if (status.ok()) status = Put(flag, given->second, request);
    if (!status.ok()) mistakes.emplace_back(status.message());
    said.push_back(&flag);
  }
  for (std::string& exclusion : Exclusions(said)) mistakes.push_back(std::move(exclusion));
  if (!invocation.json_file) NameChanges(said, request);
  return mistakes.empty() ? absl::OkStatus() : absl::InvalidArgumentError(absl::StrJoin(mistakes, "\n"));
}

}  // namespace

absl::Status Fill(const nlohmann::json& json, const std::string& where, Message& request) {
  google::protobuf::util::JsonParseOptions options;
  options.ignore_unknown_fields = false;
  const auto parsed = google::protobuf::util::JsonStringToMessage(json.dump(), &request, options);
  if (parsed.ok()) return absl::OkStatus();
  return absl::InvalidArgumentError(where + " does not fit " + request.GetDescriptor()->name() + ": " +
                                    std::string{parsed.message()});
}

absl::Status BuildRequest(const Invocation& invocation, Message& request) {
  nlohmann::json json = nlohmann::json::object();
  if (invocation.json_file) {
    const auto text = ReadFile(*invocation.json_file);
    if (!text.ok()) return text.status();
    auto parsed = ParseRequest(*request.GetDescriptor(), {*text, SourceName(*invocation.json_file)});
    if (!parsed.ok()) return parsed.status();
    json = *std::move(parsed);
  }
  if (auto status = PutFlags(invocation, json); !status.ok()) return status;
  const std::string where = invocation.json_file ? SourceName(*invocation.json_file) : "the request";
  if (auto status = Fill(json, where, request); !status.ok()) return status;
  const auto* request_id = request.GetDescriptor()->FindFieldByName("request_id");
  if (request_id != nullptr && request.GetReflection()->GetString(request, request_id).empty()) {
    request.GetReflection()->SetString(&request, request_id, id::New());
  }
  return absl::OkStatus();
}

}  // namespace participation::ctl
