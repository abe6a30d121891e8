#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/client_context.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "libs/database/testing/fresh_database.hpp"
#include "libs/runtime/module.hpp"
#include "libs/runtime/process.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::platform_testing {

// A whole process with some modules in a temporary folder: embedded, or with its databases on a server (see
// FreshDatabase::Chosen).
class Platform {
 public:
  // `settings` go on top of: the folder, any free port, no metrics page.
  explicit Platform(std::vector<runtime::Module> modules, std::map<std::string, std::string> settings = {});
  ~Platform();

  std::shared_ptr<grpc::Channel> Channel() const { return process_->Channel(); }

  // One method of an API: &v1::PeopleBankService::Stub::GetPerson.
  template <class Stub, class Request, class Response>
  using Method = grpc::Status (Stub::*)(grpc::ClientContext*, const Request&, Response*);

  // How a call ended.
  template <class Stub, class Request, class Response>
  grpc::Status Call(Method<Stub, Request, Response> method, const Request& request, Response& response) const {
    grpc::ClientContext context;
    Stub stub{Channel()};
    return (stub.*method)(&context, request, &response);
  }

  // The answer to a call that is expected to succeed.
  template <class Stub, class Request, class Response>
  Response Ok(Method<Stub, Request, Response> method, const Request& request) const {
    Response response;
    const auto status = Call(method, request, response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  // How a call ended that is expected to be refused.
  template <class Stub, class Request, class Response>
  grpc::Status Refused(Method<Stub, Request, Response> method, const Request& request) const {
    Response response;
    return Call(method, request, response);
  }

  std::string address() const { return process_->address(); }
  std::string metrics_address() const { return process_->metrics_url().substr(std::string_view{"http://"}.size()); }
  const std::filesystem::path& folder() const { return folder_.path(); }
  // Where a module keeps its tables.
  std::string DatabaseUrl(const std::string& module) const;

  // Stops the process as a signal would.
  void Stop() { process_.reset(); }
  // Stops it if it runs, and starts it again on the same folder.
  void Restart();

 private:
  runtime::Settings Settings() const;

  const testing::TemporaryFolder folder_;
  const std::vector<runtime::Module> modules_;
  const std::map<std::string, std::string> settings_;
  std::optional<database::FreshDatabase> server_;  // empty if the databases are files in the folder
  std::unique_ptr<runtime::Process> process_;
};

}  // namespace participation::platform_testing
