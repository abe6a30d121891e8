#include "tools/participationctl/generic_command.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <google/protobuf/util/json_util.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "libs/id/id.hpp"
#include "libs/text/utf8.hpp"
#include "tools/participationctl/catalogue.hpp"
#include "tools/participationctl/client.hpp"
#include "tools/participationctl/flags.hpp"
#include "tools/participationctl/problem.hpp"
#include "tools/participationctl/table.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

// One RPC as it was asked for on the command line.
struct Invocation {
  const MethodDescriptor* method;
  std::vector<Flag> flags;
  std::map<std::string, std::vector<std::string>> texts;  // by the flag's full path
  std::string json_file;
  bool all_pages = false;
};

int Usage(const std::string& problem) {
  std::cerr << problem << "\n";
  return kUsage;
}

absl::StatusOr<std::string> ReadInput(const std::string& file) {
  if (file == "-") return std::string{std::istreambuf_iterator<char>{std::cin}, {}};
  std::ifstream stream{file, std::ios::binary};
  if (!stream) return absl::NotFoundError("cannot read " + file);
  return std::string{std::istreambuf_iterator<char>{stream}, {}};
}

absl::Status Fill(const nlohmann::json& json, Message& request) {
  google::protobuf::util::JsonParseOptions options;
  options.ignore_unknown_fields = false;
  const auto parsed = google::protobuf::util::JsonStringToMessage(json.dump(), &request, options);
  if (parsed.ok()) return absl::OkStatus();
  return absl::InvalidArgumentError("the request does not fit " + request.GetDescriptor()->name() + ": " +
                                    std::string{parsed.message()});
}

// JSON is UTF-8, and a shell hands over any bytes.
absl::Status CheckUtf8(const Flag& flag, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    if (text::IsValidUtf8(text)) continue;
    return absl::InvalidArgumentError("--" + flag.names[0] + " is not UTF-8: save or type it in UTF-8");
  }
  return absl::OkStatus();
}

absl::Status BuildRequest(const Invocation& invocation, Message& request) {
  nlohmann::json json = nlohmann::json::object();
  if (!invocation.json_file.empty()) {
    const auto text = ReadInput(invocation.json_file);
    if (!text.ok()) return text.status();
    json = nlohmann::json::parse(*text, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) return absl::InvalidArgumentError(invocation.json_file + " does not hold a JSON object");
  }
  for (const Flag& flag : invocation.flags) {
    const auto given = invocation.texts.find(flag.names[0]);
    if (given == invocation.texts.end() || given->second.empty()) continue;
    if (auto sound = CheckUtf8(flag, given->second); !sound.ok()) return sound;
    if (auto status = Put(flag, given->second, json); !status.ok()) return status;
  }
  if (auto status = Fill(json, request); !status.ok()) return status;
  const auto* request_id = request.GetDescriptor()->FindFieldByName("request_id");
  if (request_id != nullptr && request.GetReflection()->GetString(request, request_id).empty()) {
    request.GetReflection()->SetString(&request, request_id, id::New());
  }
  return absl::OkStatus();
}

void Print(const Common& common, const Message& message) {
  common.output == "json" ? PrintJson(message, std::cout) : PrintTable(message, std::cout);
}

int Fail(const Common& common, const grpc::Status& status) {
  Explain(status, common.address, std::cerr);
  return ExitCodeOf(status);
}

// Appends the pages that follow to the first.
grpc::Status FetchRest(Client& client, const MethodDescriptor& method, Message& request, Message& response) {
  const auto* token = request.GetDescriptor()->FindFieldByName("page_token");
  const auto* next = response.GetDescriptor()->FindFieldByName("next_page_token");
  if (token == nullptr || next == nullptr) return grpc::Status::OK;
  while (true) {
    const std::string after = response.GetReflection()->GetString(response, next);
    if (after.empty()) return grpc::Status::OK;
    request.GetReflection()->SetString(&request, token, after);
    const auto page = NewMessage(*response.GetDescriptor());
    if (auto status = client.Call(method, request, *page); !status.ok()) return status;
    response.GetReflection()->ClearField(&response, next);
    response.MergeFrom(*page);
  }
}

int RunUnary(const Invocation& invocation, const Common& common) {
  const auto request = NewMessage(*invocation.method->input_type());
  if (auto status = BuildRequest(invocation, *request); !status.ok()) return Usage(std::string{status.message()});
  const auto response = NewMessage(*invocation.method->output_type());
  Client client{common.address};
  grpc::Status status = client.Call(*invocation.method, *request, *response);
  if (status.ok() && invocation.all_pages) status = FetchRest(client, *invocation.method, *request, *response);
  if (!status.ok()) return Fail(common, status);
  Print(common, *response);
  return kDone;
}

int RunStream(const Invocation& invocation, const Common& common) {
  if (invocation.json_file.empty())
    return Usage("a stream needs --json FILE (or - for standard input), a request a line");
  const auto text = ReadInput(invocation.json_file);
  if (!text.ok()) return Usage(std::string{text.status().message()});
  std::istringstream lines{*text};
  const auto request = NewMessage(*invocation.method->input_type());
  const auto reply = NewMessage(*invocation.method->output_type());
  std::string problem;
  const auto next = [&] {
    std::string line;
    if (!std::getline(lines, line)) return false;
    request->Clear();
    const auto json = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
    const auto filled = json.is_object() ? Fill(json, *request) : absl::InvalidArgumentError("a line is not JSON");
    problem = std::string{filled.message()};
    return filled.ok();
  };
  Client client{common.address};
  const auto status = client.Stream(*invocation.method, *request, *reply, next, [&] { Print(common, *reply); });
  if (!status.ok()) return Fail(common, status);
  return problem.empty() ? kDone : Usage(problem);
}

void AddFlags(CLI::App& command, Invocation& invocation) {
  invocation.flags = FlagsOf(*invocation.method->input_type());
  for (const Flag& flag : invocation.flags) {
    std::string names;
    for (const std::string& name : flag.names) names += (names.empty() ? "--" : ",--") + name;
    command.add_option(names, invocation.texts[flag.names[0]], flag.help)->type_name("")->allow_extra_args(false);
  }
}

void AddCommand(CLI::App& group, const MethodDescriptor& method, Common& common) {
  CLI::App& command = *group.add_subcommand(Dashed(method.name()), Summary(method));
  const auto invocation = std::make_shared<Invocation>(Invocation{&method, {}, {}, "", false});
  command.add_option("--json", invocation->json_file,
                     "the request as JSON from a file, or - for standard input; flags go on top");
  if (method.input_type()->FindFieldByName("page_token") != nullptr) {
    command.add_flag("--all", invocation->all_pages, "every page, not only the first");
  }
  AddFlags(command, *invocation);
  command.callback([invocation, &common] {
    common.exit_code =
        invocation->method->client_streaming() ? RunStream(*invocation, common) : RunUnary(*invocation, common);
  });
}

}  // namespace

void AddGenericCommands(CLI::App& app, Common& common) {
  for (const ServiceCommand& service : Services()) {
    CLI::App& group = *app.add_subcommand(service.name, "RPCs of " + service.service->full_name());
    group.require_subcommand(1);
    for (int i = 0; i < service.service->method_count(); ++i) AddCommand(group, *service.service->method(i), common);
  }
}

}  // namespace participation::ctl
