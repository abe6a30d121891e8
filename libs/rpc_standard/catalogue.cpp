#include "libs/rpc_standard/catalogue.hpp"

#include <google/protobuf/descriptor.h>

#include <algorithm>

#include "google/rpc/error_details.pb.h"
#include "libs/refusal/refusal.hpp"

namespace participation::rpc_standard {
namespace {

using google::protobuf::DescriptorPool;
using google::protobuf::FieldDescriptor;

const DescriptorPool& Pool() { return *DescriptorPool::generated_pool(); }

absl::Status NotDeclared() {
  return refusal::NotFound("NOT_DECLARED", "nothing of this name is declared by the services of this server");
}

}  // namespace

Catalogue::Catalogue(const std::vector<std::string>& services) {
  for (const auto& name : services) {
    const auto* service = Pool().FindServiceByName(name);
    if (service == nullptr) continue;
    services_.insert(name);
    AddWithImports(service->file());
  }
  AddWithImports(google::rpc::ErrorInfo::descriptor()->file());
}

void Catalogue::AddWithImports(File file) {
  if (!files_.emplace(file->name(), file).second) return;
  for (int i = 0; i < file->dependency_count(); ++i) AddWithImports(file->dependency(i));
}

absl::StatusOr<Catalogue::File> Catalogue::IfListed(File file) const {
  if (file == nullptr || !files_.contains(file->name())) return NotDeclared();
  return file;
}

absl::StatusOr<Catalogue::File> Catalogue::FileByName(const std::string& name) const {
  const auto found = files_.find(name);
  if (found == files_.end()) return NotDeclared();
  return found->second;
}

absl::StatusOr<Catalogue::File> Catalogue::FileContainingSymbol(const std::string& symbol) const {
  return IfListed(Pool().FindFileContainingSymbol(symbol));
}

absl::StatusOr<Catalogue::File> Catalogue::FileContainingExtension(const std::string& type, int number) const {
  const auto* message = Pool().FindMessageTypeByName(type);
  const auto* extension = message == nullptr ? nullptr : Pool().FindExtensionByNumber(message, number);
  return IfListed(extension == nullptr ? nullptr : extension->file());
}

absl::StatusOr<std::vector<int>> Catalogue::ExtensionNumbers(const std::string& type) const {
  const auto* message = Pool().FindMessageTypeByName(type);
  if (message == nullptr || !files_.contains(message->file()->name())) return NotDeclared();
  std::vector<const FieldDescriptor*> extensions;
  Pool().FindAllExtensions(message, &extensions);
  std::vector<int> numbers;
  for (const auto* extension : extensions) {
    if (files_.contains(extension->file()->name())) numbers.push_back(extension->number());
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

}  // namespace participation::rpc_standard
