#include "libs/runtime/process.hpp"

#include <gmock/gmock.h>
#include <google/protobuf/wrappers.pb.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <filesystem>
#include <thread>

#include "grpc/reflection/v1/reflection.grpc.pb.h"
#include "libs/metrics/testing/http_client.hpp"
#include "libs/runtime/host.hpp"
#include "libs/runtime/testing/processes.hpp"
#include "libs/testing/eventually.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::runtime {
namespace {

using testing::FailureOf;
using testing::SettingsIn;

// Modules that serve nothing.
std::vector<Module> Named(const std::vector<std::string>& names) {
  std::vector<Module> modules;
  for (const std::string& name : names) {
    modules.push_back({.name = name, .migrations = {}, .start = [](Host&) {}});
  }
  return modules;
}

TEST(ProcessTest, ASecondProcessOnTheSameFolderIsRefused) {
  const testing::TemporaryFolder folder;
  const Process first{SettingsIn(folder), {}};
  EXPECT_THAT(FailureOf(SettingsIn(folder)), testing::HasSubstr("another process uses the data folder"));
}

TEST(ProcessTest, TheFolderIsFreeAgainOnceTheProcessEnded) {
  const testing::TemporaryFolder folder;
  { const Process first{SettingsIn(folder), {}}; }
  EXPECT_EQ(FailureOf(SettingsIn(folder)), "");
}

TEST(ProcessTest, APortInUseIsRefusedWithTheAddress) {
  const testing::TemporaryFolder folder;
  const testing::TemporaryFolder other;
  const Process first{SettingsIn(folder), {}};
  for (const char* setting : {"address", "metrics-address"}) {
    EXPECT_THAT(FailureOf(SettingsIn(other, {{setting, first.address()}})),
                testing::AllOf(testing::HasSubstr(first.address() + ": another program listens there"),
                               testing::HasSubstr(std::string{"`"} + setting + "`")));
  }
  EXPECT_TRUE(std::filesystem::is_empty(other.path())) << "a process that cannot serve leaves nothing behind";
}

TEST(ProcessTest, TwoSettingsForOnePortAreRefusedByBothNames) {
  const testing::TemporaryFolder folder;
  std::string address;
  { address = Process{SettingsIn(folder), {}}.address(); }
  EXPECT_THAT(FailureOf(SettingsIn(folder, {{"address", address}, {"metrics-address", address}})),
              testing::AllOf(testing::HasSubstr("`address`"), testing::HasSubstr("`metrics-address`")));
  const std::string same = "127.1" + address.substr(address.rfind(':'));  // the same host, otherwise written
  EXPECT_THAT(FailureOf(SettingsIn(folder, {{"address", address}, {"metrics-address", same}})),
              testing::HasSubstr("change the setting `metrics-address`"));
}

TEST(ProcessTest, AProcessThatDrainsIsNotReady) {
  const testing::TemporaryFolder folder;
  auto process = std::make_unique<Process>(
      SettingsIn(folder, {{"metrics-address", "127.0.0.1:0"}, {"drain-seconds", "20"}}), std::vector<Module>{});
  const std::string page = process->metrics_url().substr(std::string_view{"http://"}.size());
  const auto ready = [&] { return metrics::testing::Get(page, "/health/ready"); };
  EXPECT_THAT(ready(), testing::StartsWith("HTTP/1.1 200 "));

  const auto stub = grpc::reflection::v1::ServerReflection::NewStub(
      grpc::CreateChannel(process->address(), grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;
  const auto under_way = stub->ServerReflectionInfo(&context);
  grpc::reflection::v1::ServerReflectionRequest request;
  request.set_list_services("*");
  grpc::reflection::v1::ServerReflectionResponse response;
  ASSERT_TRUE(under_way->Write(request) && under_way->Read(&response));
  std::jthread end{[&] { process.reset(); }};
  EXPECT_TRUE(testing::Eventually([&] { return ready().starts_with("HTTP/1.1 503 "); }));
  under_way->WritesDone();
  under_way->Finish();
}

TEST(ProcessTest, AUrlThatNobodyKnowsIsRefusedByTheSettingsName) {
  const testing::TemporaryFolder folder;
  for (const char* setting : {"database", "bus", "cache", "keys", "mailer"}) {
    const std::string failure = FailureOf(SettingsIn(folder, {{setting, "pigeon://me:secret@here"}}), Named({"a"}));
    EXPECT_THAT(failure, testing::HasSubstr(std::string{"the setting `"} + setting + "`: "));
    EXPECT_THAT(failure, testing::Not(testing::HasSubstr("secret")));
  }
}

// Each would publish a part of the other's events, to a bus of its own.
TEST(ProcessTest, ASecondProcessOnTheDatabaseOfAModuleIsRefusedWithTheSetting) {
  const testing::TemporaryFolder folder;
  const testing::TemporaryFolder other;
  const Process first{SettingsIn(folder), Named({"listener"})};
  const std::string file = folder / "listener.db";
  EXPECT_THAT(
      FailureOf(SettingsIn(other, {{"database", "sqlite:" + file}}), Named({"listener"})),
      testing::AllOf(testing::HasSubstr("`database`"), testing::HasSubstr(file), testing::HasSubstr("is in use")));
}

TEST(ProcessTest, ASecondProcessOnTheLocalBusIsRefusedWithTheSetting) {
  const testing::TemporaryFolder folder;
  const testing::TemporaryFolder other;
  const Process first{SettingsIn(folder), {}};
  const std::string file = folder / "bus.db";
  EXPECT_THAT(FailureOf(SettingsIn(other, {{"bus", "local:" + file}})),
              testing::AllOf(testing::HasSubstr("`bus`"), testing::HasSubstr(file), testing::HasSubstr("is in use")));
}

TEST(ProcessTest, TwoProcessesMayShareTheKeys) {
  const testing::TemporaryFolder folder;
  const testing::TemporaryFolder other;
  const Process first{SettingsIn(folder), Named({"a"})};
  EXPECT_EQ(FailureOf(SettingsIn(other, {{"keys", "file:" + (folder / "keys").string()}}), Named({"a"})), "");
}

TEST(ProcessTest, OneDatabaseForSeveralModulesIsRefusedWithWhatIsMissing) {
  const testing::TemporaryFolder folder;
  const std::string one = "sqlite:" + (folder / "one.db").string();
  EXPECT_THAT(FailureOf(SettingsIn(folder, {{"database", one}}), Named({"a", "b"})),
              testing::AllOf(testing::HasSubstr("`database`"), testing::HasSubstr("{module}")));
  EXPECT_EQ(FailureOf(SettingsIn(folder, {{"database", one}}), Named({"a"})), "");
}

TEST(ProcessTest, TheLogNamesTheTopicsThatOnlyTheBusCanBring) {
  const testing::TemporaryFolder folder;
  Module listener = Named({"listener"})[0];
  listener.start = [](Host& host) {
    host.reactions().On<google::protobuf::StringValue>([](auto&, auto&) { return absl::OkStatus(); });
  };
  ::testing::internal::CaptureStderr();
  { const Process process{SettingsIn(folder), {listener}}; }
  EXPECT_THAT(::testing::internal::GetCapturedStderr(), testing::HasSubstr("\"elsewhere\":\"google.protobuf\""));
  ::testing::internal::CaptureStderr();
  { const Process process{SettingsIn(folder), Named({"listener"})}; }
  EXPECT_THAT(::testing::internal::GetCapturedStderr(), testing::Not(testing::HasSubstr("elsewhere")));
}

TEST(ProcessTest, AnInboxThatForgetsBeforeTheBusIsRefused) {
  const testing::TemporaryFolder folder;
  EXPECT_THAT(FailureOf(SettingsIn(folder, {{"keep-inbox-hours", "10"}, {"keep-bus-hours", "11"}})),
              testing::HasSubstr("`keep-inbox-hours`"));
}

}  // namespace
}  // namespace participation::runtime
