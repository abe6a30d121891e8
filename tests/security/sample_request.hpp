#pragma once

#include <google/protobuf/message.h>

#include <map>
#include <memory>
#include <string>

namespace google::protobuf {
class MethodDescriptor;
}

namespace participation::security {

// Ids by the names of the fields that hold them: "activity_id".
using Ids = std::map<std::string, std::string>;

// A request that keeps the rules in its proto: what must be there is, made up, and the ids are these.
std::unique_ptr<google::protobuf::Message> SampleRequest(const google::protobuf::MethodDescriptor& method,
                                                         const Ids& ids);

}  // namespace participation::security
