#pragma once

namespace google::protobuf {
class Message;
class MethodDescriptor;
}  // namespace google::protobuf

namespace participation::ctl {

class Client;
struct Common;

// Whether the RPC asks for a rebuild, which goes on when it is answered.
bool AsksForRebuild(const google::protobuf::MethodDescriptor& method);

// Waits until the rebuild that was asked for has ended, says on standard error how far it has got, and prints how it
// ended. Returns the exit code.
int FollowRebuild(Client& client, const google::protobuf::Message& answer, const Common& common);

}  // namespace participation::ctl
