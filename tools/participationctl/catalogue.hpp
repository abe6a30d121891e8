#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace google::protobuf {
class MethodDescriptor;
class ServiceDescriptor;
}  // namespace google::protobuf

namespace participation::ctl {

// A service as a word on the command line: "people-bank".
struct ServiceCommand {
  std::string name;
  const google::protobuf::ServiceDescriptor* service;
};

// Every service of the platform, from the descriptors linked in: a new RPC is reachable without new code here.
const std::vector<ServiceCommand>& Services();

// "people-bank".
std::string CommandOf(const google::protobuf::ServiceDescriptor& service);

// Whether every process serves it, for the services that it hosts: a request says which is meant, as its `module`.
bool IsOfEveryService(const google::protobuf::ServiceDescriptor& service);

// The RPC of this name, "RegisterPerson"; nullptr if there is none.
const google::protobuf::MethodDescriptor* FindMethod(const std::string& rpc);
// The same. Throws std::logic_error if there is none.
const google::protobuf::MethodDescriptor& MethodNamed(const std::string& rpc);

// "RegisterPerson" → "register-person", "given_name" → "given-name".
std::string Dashed(std::string_view name);

// What the contract's comments say first, for help.
std::string Summary(const google::protobuf::MethodDescriptor& method);
std::string Summary(const google::protobuf::ServiceDescriptor& service);

}  // namespace participation::ctl
