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
#include "tools/participationctl/stream_replies.hpp"
#include "tools/participationctl/stream_tally.hpp"
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
    } while (line.find_first_not_of(" \t\r") == std::string::npos);
    const Source source{line, source_, number_};
    const auto json = ParseRequest(*request.GetDescriptor(), source);
    request.Clear();
    problem_ = json.ok() ? Fill(*json, source.Where(), request) : json.status();
    return problem_.ok();
  }

  const absl::Status& problem() const { return problem_; }
  // Of the last request.
  int line() const { return number_; }
  std::string Where() const { return Source{"", source_, number_}.Where(); }

 private:
  std::istringstream lines_;
  const std::string source_;
  int number_ = 0;
  absl::Status problem_;
};

// What the file that was named holds; INVALID_ARGUMENT if none was or there are no requests in it.
absl::StatusOr<std::string> ReadRequests(const std::optional<std::string>& file) {
  if (!file) {
    return absl::InvalidArgumentError("a stream needs --json FILE (or - for standard input), a request a line");
  }
  auto text = ReadFile(*file);
  if (text.ok() && text->find_first_not_of(" \t\r\n") == std::string::npos) {
    return absl::InvalidArgumentError(SourceName(*file) + " holds no request: write one a line, as JSON");
  }
  return text;
}

}  // namespace

int RunStream(const Invocation& invocation, const Common& common) {
  const auto text = ReadRequests(invocation.json_file);
  if (!text.ok()) return FailUsage(text.status().message(), common);
  Requests requests{*text, SourceName(*invocation.json_file)};
  const auto request = NewMessage(*invocation.method->input_type());
  const auto reply = NewMessage(*invocation.method->output_type());
  StreamTally tally;
  const Wording wording{*invocation.method->input_type(), {}};
  StreamReplies replies{common.output, wording, std::cout};
  Client client{common.addresses, common.credentials};
  const auto status = client.Stream(
      *invocation.method, *request, *reply, [&] { return requests.Next(*request); },
      [&] {
        tally.Add(*reply);
        replies.Add(requests.line(), *request, *reply);
      });
  replies.Flush();
  tally.Print(std::cerr);
  if (!status.ok()) return Fail(status, common, wording, requests.Where());
  if (!requests.problem().ok()) return FailUsage(requests.problem().message(), common);
  return tally.AnyRefused() ? kInvalid : kDone;
}

}  // namespace participation::ctl
