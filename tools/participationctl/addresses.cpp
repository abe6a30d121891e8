#include "tools/participationctl/addresses.hpp"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <charconv>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "libs/text/loopback.hpp"
#include "tools/participationctl/catalogue.hpp"

namespace participation::ctl {
namespace {

bool IsHostAndPort(const std::string& text) {
  constexpr int kLastPort = 65535;
  const auto colon = text.rfind(':');
  if (colon == std::string::npos || colon == 0) return false;
  int port = 0;
  const char* end = text.data() + text.size();
  const auto [read, error] = std::from_chars(text.data() + colon + 1, end, port);
  return error == std::errc{} && read == end && port > 0 && port <= kLastPort;
}

// The services that can be in a place of their own: what operators are served is by the service that
// it belongs to.
std::vector<std::string> ServiceNames() {
  std::vector<std::string> names;
  for (const ServiceCommand& service : Services()) {
    if (!IsOfEveryService(*service.service)) names.push_back(service.name);
  }
  return names;
}

absl::Status CheckService(const std::string& name) {
  const auto names = ServiceNames();
  if (std::ranges::find(names, name) != names.end()) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat("there is no service '", name, "': name one of ", absl::StrJoin(names, ", ")));
}

}  // namespace

absl::StatusOr<Addresses> Addresses::Parse(const std::vector<std::string>& texts) {
  Addresses addresses;
  Replicas all;
  for (const std::string& text : texts) {
    Replicas* replicas = &all;
    const std::vector<std::string> entries = absl::StrSplit(text, ',');
    for (std::string entry : entries) {
      if (const auto equals = entry.find('='); equals != std::string::npos) {
        const std::string service = entry.substr(0, equals);
        if (auto known = CheckService(service); !known.ok()) return known;
        replicas = &addresses.by_service_[service];
        entry.erase(0, equals + 1);
      }
      if (!IsHostAndPort(entry)) {
        return absl::InvalidArgumentError(
            absl::StrCat("'", entry, "' is no HOST:PORT: write 127.0.0.1:7400, or people-bank=127.0.0.1:7400"));
      }
      replicas->push_back(entry);
    }
  }
  if (!all.empty()) addresses.all_ = std::move(all);
  return addresses;
}

// One process that hosts all of them says itself what it does not host.
absl::Status Addresses::Check(const std::string& service) const {
  return by_service_.empty() ? absl::OkStatus() : CheckService(service);
}

bool Addresses::AreLocal() const {
  std::vector<std::string> places = all_;
  for (const auto& [service, replicas] : by_service_) places.insert(places.end(), replicas.begin(), replicas.end());
  return std::ranges::all_of(
      places, [](const std::string& place) { return text::IsLoopbackHost(place.substr(0, place.rfind(':'))); });
}

const Addresses::Replicas& Addresses::Of(const std::string& service) const {
  const auto found = by_service_.find(service);
  return found == by_service_.end() ? all_ : found->second;
}

std::string Addresses::Text(const google::protobuf::Descriptor& request) const {
  for (const ServiceCommand& service : Services()) {
    const bool takes_it = service.service->file() == request.file();
    if (takes_it && (by_service_.empty() || !IsOfEveryService(*service.service))) {
      return absl::StrJoin(Of(service.name), ",");
    }
  }
  return absl::StrJoin(by_service_, ",", [](std::string* text, const auto& one) {
    absl::StrAppend(text, one.first, "=", absl::StrJoin(one.second, ","));
  });
}

}  // namespace participation::ctl
