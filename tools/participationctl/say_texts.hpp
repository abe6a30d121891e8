#pragma once

namespace google::protobuf {
class Message;
}

namespace participation::ctl {

class Wording;

// Has the texts of an answer, at any depth, speak as the command does: of what was refused and why.
void SayTexts(const Wording& wording, google::protobuf::Message& answer);

}  // namespace participation::ctl
