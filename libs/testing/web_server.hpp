#pragma once

#include <filesystem>
#include <string>

#include "libs/testing/child_process.hpp"

namespace participation::testing {

// A real web server on this machine (Python's), which serves the files of a folder. Besides: `/echo` sends back what is
// posted, `/redirect` sends elsewhere, `/slow` never answers, `/broken` is 503.
class WebServer {
 public:
  // With TLS if there is a file of a certificate and its key, both in PEM. Throws std::runtime_error if it cannot
  // start.
  explicit WebServer(const std::filesystem::path& folder, const std::filesystem::path& certificate_and_key = {});

  // "http://127.0.0.1:45123", or with https and localhost.
  const std::string& url() const { return url_; }
  // How often it was asked for this.
  int Asked(const std::string& path) const;
  void Stop() { process_.Kill(); }

 private:
  ChildProcess process_;
  std::string url_;
};

}  // namespace participation::testing
