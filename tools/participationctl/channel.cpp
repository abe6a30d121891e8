#include "tools/participationctl/channel.hpp"

#include <arpa/inet.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>
#include <netdb.h>

#include <array>

#include "absl/strings/str_join.h"
#include "tools/participationctl/call_metadata.hpp"
#include "tools/participationctl/read_file.hpp"

namespace participation::ctl {
namespace {

// The place as a number, which is what gRPC takes lists of; "" if there is none of this family.
std::string Numeric(const std::string& place, int family) {
  const auto colon = place.rfind(':');
  std::string host = place.substr(0, colon);
  if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
  addrinfo wanted{};
  wanted.ai_family = family;
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (getaddrinfo(host.c_str(), nullptr, &wanted, &found) != 0) return "";
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owned{found, &freeaddrinfo};
  std::array<char, NI_MAXHOST> text{};
  if (getnameinfo(found->ai_addr, found->ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) != 0) {
    return "";
  }
  const std::string number{text.data()};
  return (family == AF_INET6 ? "[" + number + "]" : number) + place.substr(colon);
}

std::vector<std::string> AllNumeric(const std::vector<std::string>& places, int family) {
  std::vector<std::string> numbers;
  for (const std::string& place : places) {
    if (auto number = Numeric(place, family); !number.empty()) numbers.push_back(std::move(number));
  }
  return numbers;
}

// A list is of one family: the one by which more replicas can be reached.
std::string TargetOf(const std::vector<std::string>& replicas) {
  const auto ipv4 = AllNumeric(replicas, AF_INET);
  const auto ipv6 = AllNumeric(replicas, AF_INET6);
  if (ipv4.empty() && ipv6.empty()) return replicas.front();  // then gRPC says that there is no such host
  return ipv4.size() >= ipv6.size() ? "ipv4:" + absl::StrJoin(ipv4, ",") : "ipv6:" + absl::StrJoin(ipv6, ",");
}

// Empty if there is no such file: then the handshake says so.
std::string TextOf(const std::string& file) { return file.empty() ? std::string{} : ReadFile(file).value_or(""); }

std::shared_ptr<grpc::ChannelCredentials> WireOf(const Credentials& credentials) {
  if (!credentials.tls) return grpc::InsecureChannelCredentials();
  return grpc::SslCredentials(
      {TextOf(credentials.authorities), TextOf(credentials.key), TextOf(credentials.certificate)});
}

}  // namespace

std::shared_ptr<grpc::Channel> ChannelTo(const std::vector<std::string>& replicas, const Credentials& credentials) {
  grpc::ChannelArguments arguments;
  const bool is_one = replicas.size() == 1;
  if (!is_one) {
    arguments.SetLoadBalancingPolicyName("round_robin");
    arguments.SetString(GRPC_ARG_DEFAULT_AUTHORITY, replicas.front());  // else the list, which is no name of a host
  }
  std::vector<std::unique_ptr<grpc::experimental::ClientInterceptorFactoryInterface>> interceptors;
  interceptors.push_back(SendMetadata(credentials));
  return grpc::experimental::CreateCustomChannelWithInterceptors(
      is_one ? replicas.front() : TargetOf(replicas), WireOf(credentials), arguments, std::move(interceptors));
}

}  // namespace participation::ctl
