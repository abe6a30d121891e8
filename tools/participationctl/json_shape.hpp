#pragma once

#include <string>

namespace google::protobuf {
class Descriptor;
}

namespace participation::ctl {

// What a request looks like as JSON, for help: {"details": {"givenName": "…"}, "consents": [{"channel":
// "email|sms|…"}]} with what a caller may set and this program does not fill in by itself. Choices of one oneof are
// parted by " | ". Deep messages are {…} where the whole would be too long.
std::string JsonShape(const google::protobuf::Descriptor& request);

}  // namespace participation::ctl
