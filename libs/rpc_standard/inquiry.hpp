#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>

#include <set>
#include <string>

#include "libs/rpc_standard/catalogue.hpp"

namespace participation::rpc_standard {

// One client's questions, in the messages of either version of the protocol: they differ in their package only.
template <class Request, class Response>
class Inquiry {
 public:
  explicit Inquiry(const Catalogue& catalogue) : catalogue_(catalogue) {}

  Response Answer(const Request& request) {
    Response response;
    response.set_valid_host(request.host());
    *response.mutable_original_request() = request;
    switch (request.message_request_case()) {
      case Request::kFileByFilename:
        FillFile(catalogue_.FileByName(request.file_by_filename()), response);
        break;
      case Request::kFileContainingSymbol:
        FillFile(catalogue_.FileContainingSymbol(request.file_containing_symbol()), response);
        break;
      case Request::kFileContainingExtension: {
        const auto& extension = request.file_containing_extension();
        FillFile(catalogue_.FileContainingExtension(extension.containing_type(), extension.extension_number()),
                 response);
        break;
      }
      case Request::kAllExtensionNumbersOfType:
        FillNumbers(request.all_extension_numbers_of_type(), response);
        break;
      case Request::kListServices:
        for (const auto& name : catalogue_.Services()) {
          response.mutable_list_services_response()->add_service()->set_name(name);
        }
        break;
      case Request::MESSAGE_REQUEST_NOT_SET:
        FillError(absl::InvalidArgumentError("one of the questions must be set"), response);
        break;
    }
    return response;
  }

 private:
  static void FillError(const absl::Status& refusal, Response& response) {
    response.mutable_error_response()->set_error_code(static_cast<int>(refusal.code()));
    response.mutable_error_response()->set_error_message(std::string{refusal.message()});
  }

  void FillNumbers(const std::string& type, Response& response) {
    const auto numbers = catalogue_.ExtensionNumbers(type);
    if (!numbers.ok()) return FillError(numbers.status(), response);
    auto& answer = *response.mutable_all_extension_numbers_response();
    answer.set_base_type_name(type);
    answer.mutable_extension_number()->Assign(numbers->begin(), numbers->end());
  }

  // The file that was asked for, always, and of what it imports the files that this client was not sent yet.
  void FillFile(const absl::StatusOr<Catalogue::File>& file, Response& response) {
    if (!file.ok()) return FillError(file.status(), response);
    sent_.erase(*file);
    AddUnsent(*file, response);
  }

  void AddUnsent(Catalogue::File file, Response& response) {
    if (!sent_.insert(file).second) return;
    google::protobuf::FileDescriptorProto declaration;
    file->CopyTo(&declaration);
    response.mutable_file_descriptor_response()->add_file_descriptor_proto(declaration.SerializeAsString());
    for (int i = 0; i < file->dependency_count(); ++i) AddUnsent(file->dependency(i), response);
  }

  const Catalogue& catalogue_;
  std::set<Catalogue::File> sent_;
};

}  // namespace participation::rpc_standard
