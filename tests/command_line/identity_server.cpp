#include "tests/command_line/identity_server.hpp"

#include <filesystem>
#include <optional>

#include "libs/http/client.hpp"

namespace participation::command_line {
namespace {

constexpr char kPackage[] = "oidc-provider@8.8.1";
constexpr std::chrono::seconds kFetching{120};

// Where the program is with what it needs; empty if npm cannot get that.
std::filesystem::path FolderOfProgram(std::string& problem) {
  const std::filesystem::path folder = PARTICIPATION_BINARY_DIR "/tests/command_line/identity_server";
  std::filesystem::create_directories(folder);
  std::filesystem::copy_file(PARTICIPATION_SOURCE_DIR "/tests/command_line/identity_server.mjs",
                             folder / "identity_server.mjs", std::filesystem::copy_options::overwrite_existing);
  if (std::filesystem::exists(folder / "node_modules" / "oidc-provider")) return folder;
  testing::ChildProcess npm{
      {"/usr/bin/env",
       {"npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", folder.string(), kPackage}}};
  const auto end = npm.Wait(kFetching);
  if (end && end->code == 0) return folder;
  problem = "npm could not fetch " + std::string{kPackage} +
            ": install Node.js (sudo apt-get install npm), and is there a network? " + npm.Errors();
  return {};
}

}  // namespace

IdentityServer::IdentityServer() {
  const auto folder = FolderOfProgram(missing_);
  if (folder.empty()) return;
  process_ = std::make_unique<testing::ChildProcess>(
      testing::Command{"/usr/bin/env", {"node", (folder / "identity_server.mjs").string()}});
  const auto issuer = process_->WaitForLine("^(http://.*)$");
  if (issuer) issuer_ = *issuer;
  if (!issuer) missing_ = "the identity server does not start: " + process_->Errors();
}

std::string IdentityServer::Approve(const std::string& user_code) const {
  return http::Get(issuer_ + "/test/approve?user_code=" + user_code).body;
}

}  // namespace participation::command_line
