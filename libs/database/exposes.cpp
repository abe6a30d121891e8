#include <algorithm>
#include <map>
#include <sstream>
#include <string>

#include "libs/database/database.hpp"
#include "libs/database/postgres/location.hpp"
#include "libs/text/loopback.hpp"

namespace participation::database {
namespace {

// A list of hosts as libpq takes it; an empty one, or a folder, is a socket of this machine.
bool AreLocal(const std::string& hosts) {
  std::istringstream list{hosts};
  std::string host;
  while (std::getline(list, host, ',')) {
    if (!host.empty() && !host.starts_with('/') && !text::IsLoopbackHost(host)) return false;
  }
  return true;
}

}  // namespace

std::string WhatExposes(std::string_view url) {
  if (!url.starts_with("postgres")) return "";
  const auto parameters = postgres::ParseUrl(url).parameters;
  std::map<std::string, std::string> said;
  for (const auto& [name, value] : parameters) said[name] = value;
  if (AreLocal(said["host"]) && AreLocal(said["hostaddr"])) return "";
  const std::string& mode = said["sslmode"];
  if (mode == "verify-full" || mode == "verify-ca") return "";
  return "add ?sslmode=verify-full, and sslrootcert=<file> with those who vouch for the server";
}

}  // namespace participation::database
