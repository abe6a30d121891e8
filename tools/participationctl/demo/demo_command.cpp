#include "tools/participationctl/demo/demo_command.hpp"

#include <google/protobuf/descriptor.h>

#include <CLI/CLI.hpp>
#include <iostream>

#include "tools/participationctl/catalogue.hpp"
#include "tools/participationctl/demo/story.hpp"
#include "tools/participationctl/problem.hpp"
#include "tools/participationctl/wording.hpp"

namespace participation::ctl {
namespace {

struct DemoCommand {
  std::string input = "tools/demo/region";
  std::string report = "report.html";
};

int Run(const DemoCommand& command, const Common& common) {
  try {
    Api api{common.addresses, common.credentials};
    demo::Story story{api, command.input, std::cout};
    story.PeopleRegister();
    story.PeopleAreInvitedAndCome();
    story.FeedbackArrives();
    story.StaffReadIt();
    story.SomethingIsDecidedAndDone();
    story.EveryoneIsTold();
    story.SaveReport(command.report);
    return kDone;
  } catch (const CallFailed& failure) {
    std::cerr << failure.what() << " ";
    return Fail(failure.status, common, Wording{*MethodNamed(failure.what()).input_type(), {}});
  } catch (const std::exception& problem) {
    std::cerr << problem.what() << "\n";
    return kBroke;
  }
}

}  // namespace

void AddDemoCommand(CLI::App& app, Common& common) {
  auto& command = *app.add_subcommand("demo", "Plays a voice becoming a change, from registration to report");
  const auto demo = std::make_shared<DemoCommand>();
  command.add_option("--input", demo->input, "a folder made by tools/generate [tools/demo/region]");
  command.add_option("--report", demo->report, "where to save the report [report.html]");
  command.callback([demo, &common] { common.exit_code = Run(*demo, common); });
}

}  // namespace participation::ctl
