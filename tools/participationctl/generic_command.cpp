#include "tools/participationctl/generic_command.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <CLI/CLI.hpp>
#include <iostream>

#include "absl/strings/str_join.h"
#include "tools/participationctl/build_request.hpp"
#include "tools/participationctl/catalogue.hpp"
#include "tools/participationctl/client.hpp"
#include "tools/participationctl/comments.hpp"
#include "tools/participationctl/flags.hpp"
#include "tools/participationctl/follow_rebuild.hpp"
#include "tools/participationctl/json_shape.hpp"
#include "tools/participationctl/problem.hpp"
#include "tools/participationctl/stream_command.hpp"
#include "tools/participationctl/table.hpp"
#include "tools/participationctl/wording.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

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
  if (auto status = BuildRequest(invocation, *request); !status.ok()) return FailUsage(status.message(), common);
  const auto response = NewMessage(*invocation.method->output_type());
  Client client{common.addresses, common.credentials};
  grpc::Status status = client.Call(*invocation.method, *request, *response);
  if (status.ok() && invocation.all_pages) status = FetchRest(client, *invocation.method, *request, *response);
  if (!status.ok()) {
    return Fail(status, common, Wording{*invocation.method->input_type(), invocation.flags});
  }
  if (AsksForRebuild(*invocation.method) && !invocation.no_wait) return FollowRebuild(client, *response, common);
  PrintAs(common.output, *response, std::cout);
  return kDone;
}

void AddFlag(CLI::App& command, const Flag& flag, const std::string& help, std::vector<std::string>& texts) {
  const bool is_bool = flag.path.back()->cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_BOOL;
  // Its own name is what help shows; the full path, which is what errors name, works too.
  for (const std::string& name : flag.names) {
    auto* option = command.add_option_function<std::vector<std::string>>(
        "--" + name,
        [&texts, is_bool](const std::vector<std::string>& said) {
          texts.insert(texts.end(), said.begin(), said.end());
          if (is_bool && said.empty()) texts.emplace_back("true");
        },
        help);
    option->type_name(flag.choices.empty() ? "VALUE" : absl::StrJoin(flag.choices, "|"))->allow_extra_args(false);
    if (!flag.path.back()->is_repeated()) option->expected(is_bool ? 0 : 1, 1);
    if (name != flag.names.back()) {
      option->group("");
    } else if (!flag.group.empty()) {
      option->group(flag.group);
    }
  }
}

// What stands below the flags: all that the contract says of the RPC, where that is more than its summary, and how a
// request is written as JSON.
std::string FooterOf(const MethodDescriptor& method, const Wording& wording) {
  const std::string comment = CommentOn(method.full_name());
  return (comment.size() > Summary(method).size() + 1 ? wording.Say(comment) + ".\n\n" : "") +
         (method.client_streaming() ? "As JSON, in one line each: " : "As JSON: ") + JsonShape(*method.input_type());
}

void AddCommand(CLI::App& group, const MethodDescriptor& method, Common& common) {
  CLI::App& command = *group.add_subcommand(Dashed(method.name()), Summary(method));
  const auto invocation = std::make_shared<Invocation>();
  invocation->method = &method;
  command
      .add_option_function<std::string>(
          "--json", [invocation](const std::string& file) { invocation->json_file = file; },
          method.client_streaming() ? "requests as JSON, one a line, from a file or - for standard input"
                                    : "the request as JSON from a file or - for standard input; flags go on top")
      ->type_name("FILE");
  if (method.input_type()->FindFieldByName("page_token") != nullptr) {
    command.add_flag("--all", invocation->all_pages, "every page, not only the first");
  }
  if (AsksForRebuild(method)) {
    command.add_flag("--no-wait", invocation->no_wait, "only ask for it: do not wait until it has ended");
  }
  if (!method.client_streaming()) invocation->flags = FlagsOf(*method.input_type());
  const Wording wording{*method.input_type(), invocation->flags};
  for (const Flag& flag : invocation->flags) {
    AddFlag(command, flag, wording.Say(flag.help), invocation->texts[flag.names[0]]);
  }
  command.footer([invocation] {
    return FooterOf(*invocation->method, Wording{*invocation->method->input_type(), invocation->flags});
  });
  command.callback([invocation, &common] {
    common.exit_code =
        invocation->method->client_streaming() ? RunStream(*invocation, common) : RunUnary(*invocation, common);
  });
}

// What operators say for short: `dead list` for `dead-letter list-dead-letters`, `dead show` for `… get-dead-letter`,
// `projections rebuild` for `projection rebuild-projection`.
void AddShortNames(CLI::App& group) {
  const std::string& name = group.get_name();
  const auto dash = name.find('-');
  group.alias(dash == std::string::npos ? name + "s" : name.substr(0, dash));
  for (CLI::App* command : group.get_subcommands([](const CLI::App*) { return true; })) {
    const std::string verb = command->get_name().substr(0, command->get_name().find('-'));
    command->alias(verb == "get" ? "show" : verb);
  }
}

}  // namespace

void AddGenericCommands(CLI::App& app, Common& common) {
  for (const ServiceCommand& service : Services()) {
    CLI::App& group = *app.add_subcommand(service.name, Summary(*service.service));
    group.require_subcommand(1);
    for (int i = 0; i < service.service->method_count(); ++i) AddCommand(group, *service.service->method(i), common);
    if (IsOfEveryService(*service.service) && service.name != "audit") AddShortNames(group);
  }
}

}  // namespace participation::ctl
