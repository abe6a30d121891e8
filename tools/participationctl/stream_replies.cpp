#include "tools/participationctl/stream_replies.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <utility>

#include "tools/participationctl/catalogue.hpp"
#include "tools/participationctl/say_texts.hpp"
#include "tools/participationctl/table.hpp"

namespace participation::ctl {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr std::size_t kMostRowsAtOnce = 500;

// The field that a message consists of, if that is a list of messages.
const FieldDescriptor* OnlyList(const Message& message) {
  const auto* type = message.GetDescriptor();
  const bool is_list = type->field_count() == 1 && type->field(0)->is_repeated() && !type->field(0)->is_map() &&
                       type->field(0)->message_type() != nullptr;
  return is_list ? type->field(0) : nullptr;
}

}  // namespace

StreamReplies::StreamReplies(std::string output, const Wording& wording, std::ostream& out)
    : output_{std::move(output)}, wording_{wording}, out_{out} {}

StreamReplies::~StreamReplies() = default;

void StreamReplies::Add(int line, const Message& request, const Message& reply) {
  const FieldDescriptor* asked = OnlyList(request);
  const FieldDescriptor* answered = OnlyList(reply);
  const int items = asked == nullptr ? 0 : request.GetReflection()->FieldSize(request, asked);
  const bool one_for_each = answered != nullptr && items == reply.GetReflection()->FieldSize(reply, answered);
  if (output_ == "json" || !one_for_each) {
    Flush();
    return PrintAs(output_, reply, out_);
  }
  for (int i = 0; i < items; ++i) {
    labels_.push_back(
        {{"line", std::to_string(line)}, {"item", Dashed(asked->name()) + "[" + std::to_string(i) + "]"}});
  }
  if (gathered_ == nullptr) gathered_.reset(reply.New());
  gathered_->MergeFrom(reply);
  if (labels_.size() >= kMostRowsAtOnce) Flush();
}

void StreamReplies::Flush() {
  if (gathered_ == nullptr) return;
  SayTexts(wording_, *gathered_);
  PrintAs(output_, *gathered_, out_, labels_);
  gathered_.reset();
  labels_.clear();
}

}  // namespace participation::ctl
