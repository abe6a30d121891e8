#include "tools/participationctl/say_texts.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include "tools/participationctl/wording.hpp"

namespace participation::ctl {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

void SayTexts(const Wording& wording, Message& answer) {
  const auto* reflection = answer.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(answer, &fields);
  for (const FieldDescriptor* field : fields) {
    const bool is_message = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
    if (is_message && field->is_repeated()) {
      for (int i = 0; i < reflection->FieldSize(answer, field); ++i) {
        SayTexts(wording, *reflection->MutableRepeatedMessage(&answer, field, i));
      }
    } else if (is_message) {
      SayTexts(wording, *reflection->MutableMessage(&answer, field));
    } else if (field->type() == FieldDescriptor::TYPE_STRING && !field->is_repeated()) {
      reflection->SetString(&answer, field, wording.Say(reflection->GetString(answer, field)));
    }
  }
}

}  // namespace participation::ctl
