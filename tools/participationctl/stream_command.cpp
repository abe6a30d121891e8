#include "tools/participationctl/stream_command.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tools/participationctl/client.hpp"
#include "tools/participationctl/parse_request.hpp"
#include "tools/participationctl/problem.hpp"
#include "tools/participationctl/read_file.hpp"
#include "tools/participationctl/stream_tally.hpp"
#include "tools/participationctl/table.hpp"
#include "tools/participationctl/wording.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::Message;

// The requests in a text, one a line; empty lines are passed over.
class Requests {
 public:
  Requests(const std::string& text, std::string source) : lines_{text}, source_{std::move(source)} {}

  // Reads the next one. False if there is none, or it is none: then `problem` is not OK.
  bool Next(Message& request) {
    std::string line;
    do {
      if (!std::getline(lines_, line)) return false;
      ++number_;
    } while (line.empty() || line == "\r");
    const auto json = ParseRequest(*request.GetDescriptor(), {line, source_, number_});
    request.Clear();
    problem_ = json.ok() ? Fill(*json, request) : json.status();
    return problem_.ok();
  }

  const absl::Status& problem() const { return problem_; }

 private:
  std::istringstream lines_;
  const std::string source_;
  int number_ = 0;
  absl::Status problem_;
};

}  // namespace

int RunStream(const Invocation& invocation, const Common& common) {
  if (invocation.json_file.empty())
    return FailUsage("a stream needs --json FILE (or - for standard input), a request a line", common);
  const auto text = ReadFile(invocation.json_file);
  if (!text.ok()) return FailUsage(text.status().message(), common);
  Requests requests{*text, SourceName(invocation.json_file)};
  const auto request = NewMessage(*invocation.method->input_type());
  const auto reply = NewMessage(*invocation.method->output_type());
  StreamTally tally;
  Client client{common.address};
  const auto status = client.Stream(
      *invocation.method, *request, *reply, [&] { return requests.Next(*request); },
      [&] {
        tally.Add(*reply);
        PrintAs(common.output, *reply, std::cout);
      });
  tally.Print(std::cerr);
  const Wording wording{*invocation.method->input_type(), {}};
  if (!status.ok()) return Fail(status, common, wording);
  if (!requests.problem().ok()) return FailUsage(requests.problem().message(), common);
  return tally.AnyRefused() ? kInvalid : kDone;
}

}  // namespace participation::ctl
