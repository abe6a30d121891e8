#include "tools/participationctl/catalogue.hpp"

#include <google/protobuf/descriptor.h>

#include <cctype>
#include <stdexcept>

#include "participation/activity_tracking/v1/activity_tracking_service.pb.h"
#include "participation/audit/v1/audit_service.pb.h"
#include "participation/feedback_ingestion/v1/feedback_ingestion_service.pb.h"
#include "participation/impact_reporting/v1/impact_reporting_service.pb.h"
#include "participation/operations/v1/dead_letter_service.pb.h"
#include "participation/operations/v1/projection_service.pb.h"
#include "participation/people_bank/v1/people_bank_service.pb.h"
#include "tools/participationctl/comments.hpp"

namespace participation::ctl {
namespace {

bool IsUpper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }

}  // namespace

const std::vector<ServiceCommand>& Services() {
  static const std::vector<ServiceCommand> services = [] {
    std::vector<ServiceCommand> all;
    // One message of each file, so that its descriptors are linked in.
    for (const auto* file : {people_bank::v1::GetPersonRequest::descriptor()->file(),
                             activity_tracking::v1::GetActivityRequest::descriptor()->file(),
                             feedback_ingestion::v1::GetFeedbackItemRequest::descriptor()->file(),
                             impact_reporting::v1::GetDecisionRequest::descriptor()->file(),
                             operations::v1::GetDeadLetterRequest::descriptor()->file(),
                             operations::v1::GetProjectionRequest::descriptor()->file(),
                             audit::v1::GetCheckpointRequest::descriptor()->file()}) {
      for (int i = 0; i < file->service_count(); ++i) {
        all.push_back({CommandOf(*file->service(i)), file->service(i)});
      }
    }
    return all;
  }();
  return services;
}

std::string CommandOf(const google::protobuf::ServiceDescriptor& service) {
  const std::string name = Dashed(service.name());
  return name.substr(0, name.rfind("-service"));
}

bool IsOfEveryService(const google::protobuf::ServiceDescriptor& service) {
  const std::string& package = service.file()->package();
  return package == operations::v1::GetDeadLetterRequest::descriptor()->file()->package() ||
         package == audit::v1::GetCheckpointRequest::descriptor()->file()->package();
}

const google::protobuf::MethodDescriptor* FindMethod(const std::string& rpc) {
  for (const ServiceCommand& service : Services()) {
    if (const auto* method = service.service->FindMethodByName(rpc)) return method;
  }
  return nullptr;
}

const google::protobuf::MethodDescriptor& MethodNamed(const std::string& rpc) {
  if (const auto* method = FindMethod(rpc)) return *method;
  throw std::logic_error{"there is no RPC " + rpc};
}

std::string Dashed(std::string_view name) {
  std::string dashed;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool starts_word = i > 0 && IsUpper(name[i]) && !IsUpper(name[i - 1]) && name[i - 1] != '_';
    if (starts_word) dashed.push_back('-');
    dashed.push_back(name[i] == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(name[i]))));
  }
  return dashed;
}

std::string Summary(const google::protobuf::MethodDescriptor& method) {
  return FirstSentence(CommentOn(method.full_name()));
}

std::string Summary(const google::protobuf::ServiceDescriptor& service) {
  return FirstSentence(CommentOn(service.full_name()));
}

}  // namespace participation::ctl
