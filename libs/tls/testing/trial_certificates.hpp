#pragma once

#include <chrono>
#include <fstream>
#include <string>

#include "libs/testing/temporary_folder.hpp"
#include "libs/tls/authority.hpp"
#include "libs/tls/files.hpp"

namespace participation::testing {

// An authority, and files of what it issued.
class TrialCertificates {
 public:
  TrialCertificates() { Write("authority.pem", authority_.Pem()); }

  // The paths of a certificate and its key.
  tls::Files Issue(const std::string& name, std::chrono::days valid = std::chrono::days{1}) {
    return Put(name, authority_.Issue({name, "127.0.0.1", "localhost"}, valid));
  }
  tls::Files Put(const std::string& name, const tls::Issued& issued) const {
    return {.certificate = Write(name + ".pem", issued.certificate),
            .key = Write(name + ".key", issued.key),
            .client_authorities = authorities()};
  }

  std::string authorities() const { return (folder_ / "authority.pem").string(); }
  const tls::Authority& authority() const { return authority_; }
  std::string Write(const std::string& name, const std::string& text) const {
    std::ofstream{folder_ / name} << text;
    return (folder_ / name).string();
  }

 private:
  TemporaryFolder folder_;
  tls::Authority authority_{"trial authority", std::chrono::days{1}};
};

}  // namespace participation::testing
