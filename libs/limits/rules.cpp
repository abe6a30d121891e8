#include "libs/limits/rules.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/message.h>

#include <algorithm>

#include "libs/validation/personal_fields.hpp"

namespace participation::limits {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodOptions;

constexpr double kBytesOfARow = 250;

double BytesIn(const Message& message, const FieldDescriptor& field) {
  std::string scratch;
  return static_cast<double>(message.GetReflection()->GetStringReference(message, &field, &scratch).size());
}

}  // namespace

const Rate& Allowance::Of(Budget budget) const {
  switch (budget) {
    case options::v1::BUDGET_CHANGES:
      return changes;
    case options::v1::BUDGET_IDENTITY:
      return identity;
    case options::v1::BUDGET_INGESTION:
      return ingestion;
    default:
      return reads;
  }
}

Budget BudgetOf(const google::protobuf::MethodDescriptor& method) {
  const Budget said = method.options().GetExtension(options::v1::policy).budget();
  if (said != options::v1::BUDGET_UNSPECIFIED) return said;
  if (method.options().idempotency_level() != MethodOptions::NO_SIDE_EFFECTS) return options::v1::BUDGET_CHANGES;
  const bool shows_people = validation::ReachesPersonalField(*method.output_type());
  return shows_people ? options::v1::BUDGET_IDENTITY : options::v1::BUDGET_READS;
}

double CostOf(Budget budget, const Message& message) {
  if (budget != options::v1::BUDGET_INGESTION) return 1;
  double cost = 0;
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    if (field->is_repeated()) {
      cost += message.GetReflection()->FieldSize(message, field);
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      cost += CostOf(budget, message.GetReflection()->GetMessage(message, field));
    } else if (field->type() == FieldDescriptor::TYPE_BYTES) {
      cost += BytesIn(message, *field) / kBytesOfARow;
    }
  }
  return std::max(1.0, cost);
}

}  // namespace participation::limits
