#pragma once

#include <cstdlib>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "libs/database/database.hpp"
#include "libs/testing/servers.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::database {

// Where a test keeps a database that begins empty and is taken away at the end: a file, or a schema of its own on the
// PostgreSQL server of the tests.
class FreshDatabase {
 public:
  enum class Backend { kSqlite, kPostgres };

  // What the tests of modules run on: PostgreSQL if the environment variable PARTICIPATION_TEST_DATABASE says
  // `postgres`.
  static Backend Chosen() {
    const char* choice = std::getenv("PARTICIPATION_TEST_DATABASE");
    return choice != nullptr && std::string_view{choice} == "postgres" ? Backend::kPostgres : Backend::kSqlite;
  }
  static bool IsThere(Backend backend) { return backend == Backend::kSqlite || testing::ServerUrl("postgres"); }

  // Why a test that looks into the files of an embedded platform has none to look into; "" if it has.
  static std::string WhyNoFiles() {
    return Chosen() == Backend::kSqlite ? "" : "the databases are not in files: this is tested where they are";
  }

  // One database, or one for each of `modules`, whose name the URL then has as {module}.
  explicit FreshDatabase(Backend backend = Chosen(), const std::vector<std::string>& modules = {}) : backend_{backend} {
    const std::string module = modules.empty() ? "" : "_{module}";
    if (backend == Backend::kSqlite) {
      url_ = "sqlite:" + (folder_ / ("test" + module + ".db")).string();
      return;
    }
    if (!IsThere(backend)) throw std::runtime_error{testing::WhyMissing("postgres")};
    const std::string name = "test_" + std::to_string(std::random_device{}()) + std::to_string(std::random_device{}());
    if (modules.empty()) schemas_.push_back(name);
    for (const std::string& each : modules) schemas_.push_back(name + "_" + each);
    for (const std::string& schema : schemas_) RunOnServer("CREATE SCHEMA " + schema);
    url_ = UrlWith(name + module);
  }
  ~FreshDatabase() {
    for (const std::string& schema : schemas_) RunOnServer("DROP SCHEMA " + schema + " CASCADE");
  }
  FreshDatabase(const FreshDatabase&) = delete;
  FreshDatabase& operator=(const FreshDatabase&) = delete;

  Backend backend() const { return backend_; }
  const std::string& url() const { return url_; }

 private:
  static std::string UrlWith(const std::string& schema) {
    const std::string server = *testing::ServerUrl("postgres");
    const char* separator = server.find('?') == std::string::npos ? "?" : "&";
    return server + separator + "options=-csearch_path%3D" + schema;
  }
  static void RunOnServer(const std::string& statement) {
    Open(UrlWith("public"))->Write([&](Transaction& transaction) {
      transaction.Execute(statement);
      return true;
    });
  }

  const Backend backend_;
  const testing::TemporaryFolder folder_;
  std::vector<std::string> schemas_;
  std::string url_;
};

}  // namespace participation::database
