#include "tools/participationctl/problem.hpp"

#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "absl/strings/match.h"
#include "libs/status/extract_details.hpp"
#include "tools/participationctl/catalogue.hpp"
#include "tools/participationctl/common.hpp"
#include "tools/participationctl/wording.hpp"

namespace participation::ctl {
namespace {

// gRPC itself says so, before the platform is asked: what the platform refuses has details.
bool IsTransports(const grpc::Status& status, grpc::StatusCode code) {
  return status.error_code() == code && status::ExtractDetails(status).domain.empty();
}

std::string WhyUnavailable(const std::string& message, const std::string& address) {
  if (absl::StrContains(message, "andshake")) {
    return "no TLS with " + address + ": " + message +
           ". Does the server speak TLS, and are those who vouch for it in --tls-authorities?";
  }
  const std::string away = "nothing answers at " + address +
                           ": is the platform running? Start it with tools/run, or say where it is with --address";
  const bool hung_up = absl::StrContains(message, "closed") || absl::StrContains(message, "reset");
  return hung_up ? away + "; a server that speaks TLS wants --tls or --tls-authorities" : away;
}

// What gRPC says of its own in words that do not help.
std::string InOurWords(const grpc::Status& status, const std::string& address) {
  if (IsTransports(status, grpc::StatusCode::UNAVAILABLE)) return WhyUnavailable(status.error_message(), address);
  if (IsTransports(status, grpc::StatusCode::UNIMPLEMENTED))
    return "the program at " + address +
           " does not serve this command: another one does, or it is older. Say where with --address";
  if (IsTransports(status, grpc::StatusCode::RESOURCE_EXHAUSTED))
    return "the request is too large: the platform takes at most 4 MB at once. Send less, or many in a stream or a "
           "file";
  return {};
}

// What is no UTF-8 in it, from a shell, becomes U+FFFD.
void Write(const nlohmann::ordered_json& said, std::ostream& out) {
  out << said.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << "\n";
}

}  // namespace

int ExitCodeOf(const grpc::Status& status) {
  if (IsTransports(status, grpc::StatusCode::RESOURCE_EXHAUSTED)) return kInvalid;
  switch (status.error_code()) {
    case grpc::StatusCode::OK:
      return kDone;
    case grpc::StatusCode::INVALID_ARGUMENT:
    case grpc::StatusCode::OUT_OF_RANGE:
      return kInvalid;
    case grpc::StatusCode::NOT_FOUND:
      return kNotFound;
    case grpc::StatusCode::PERMISSION_DENIED:
    case grpc::StatusCode::UNAUTHENTICATED:
      return kNotAllowed;
    case grpc::StatusCode::FAILED_PRECONDITION:
    case grpc::StatusCode::ALREADY_EXISTS:
    case grpc::StatusCode::ABORTED:
      return kRefused;
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::RESOURCE_EXHAUSTED:
    case grpc::StatusCode::DEADLINE_EXCEEDED:
      return kTryAgain;
    default:
      return kBroke;
  }
}

void Explain(const grpc::Status& status, const std::string& address, const Wording& wording, std::ostream& out,
             const std::string& where) {
  if (const auto words = InOurWords(status, address); !words.empty()) {
    out << words << "\n";
    return;
  }
  const auto details = status::ExtractDetails(status);
  if (!where.empty()) out << where << ": ";
  out << (details.violations.empty() ? wording.Say(details.message) : "the request cannot be accepted:") << "\n";
  for (const auto& violation : details.violations) {
    const auto said = wording.Of(violation);
    out << "  " << said.field << ": " << said.description << "\n";
  }
  for (const auto& precondition : details.preconditions) {
    out << "  " << wording.Say(precondition.subject) << ": " << wording.Say(precondition.description) << "\n";
  }
  for (const auto& [name, value] : details.metadata) {
    out << "  " << Dashed(name) << ": " << (value.empty() ? "none" : wording.Say(value)) << "\n";
  }
  if (details.retry_after) {
    out << "  try again in " << static_cast<double>(details.retry_after->count()) / 1000 << " s\n";
  }
  if (!details.domain.empty()) out << "  (" << details.reason << ")\n";
}

void ExplainAsJson(const grpc::Status& status, const std::string& address, std::ostream& out,
                   const std::string& where) {
  const auto details = status::ExtractDetails(status);
  const auto words = InOurWords(status, address);
  nlohmann::ordered_json said{{"code", absl::StatusCodeToString(details.code)},
                              {"exitCode", ExitCodeOf(status)},
                              {"reason", details.reason},
                              {"message", words.empty() ? details.message : words}};
  if (!where.empty()) said["where"] = where;
  for (const auto& [field, description] : details.violations) {
    said["violations"].push_back({{"field", field}, {"description", description}});
  }
  for (const auto& precondition : details.preconditions) {
    said["preconditions"].push_back({{"subject", precondition.subject}, {"description", precondition.description}});
  }
  for (const auto& [name, value] : details.metadata) said["metadata"][name] = value;
  if (details.retry_after) said["retryAfterSeconds"] = static_cast<double>(details.retry_after->count()) / 1000;
  Write(said, out);
}

int Fail(const grpc::Status& status, const Common& common, const Wording& wording, const std::string& where) {
  const std::string address = common.addresses.Text(wording.request());
  if (common.output == "json") {
    ExplainAsJson(status, address, std::cerr, where);
  } else {
    Explain(status, address, wording, std::cerr, where);
  }
  return ExitCodeOf(status);
}

int FailPlainly(absl::string_view code, Exit exit, absl::string_view problem, const Common& common) {
  if (common.output == "json") {
    Write({{"code", std::string{code}}, {"exitCode", exit}, {"message", std::string{problem}}}, std::cerr);
  } else {
    std::cerr << problem << "\n";
  }
  return exit;
}

int FailUsage(absl::string_view problem, const Common& common) { return FailPlainly("USAGE", kUsage, problem, common); }

}  // namespace participation::ctl
