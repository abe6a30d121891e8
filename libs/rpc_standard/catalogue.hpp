#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace google::protobuf {
class FileDescriptor;
}

namespace participation::rpc_standard {

// The declarations of some services of this program: the files that declare them, all that those import, and the
// details that refusals carry. What else the program happens to know is not found here.
class Catalogue {
 public:
  using File = const google::protobuf::FileDescriptor*;

  // Full names of services; unknown ones are left out.
  explicit Catalogue(const std::vector<std::string>& services);

  // In order of their names.
  const std::set<std::string>& Services() const { return services_; }

  // NOT_FOUND for what is not in the catalogue. A symbol is the full name of anything declared.
  absl::StatusOr<File> FileByName(const std::string& name) const;
  absl::StatusOr<File> FileContainingSymbol(const std::string& symbol) const;
  absl::StatusOr<File> FileContainingExtension(const std::string& type, int number) const;
  absl::StatusOr<std::vector<int>> ExtensionNumbers(const std::string& type) const;

 private:
  void AddWithImports(File file);
  absl::StatusOr<File> IfListed(File file) const;

  std::set<std::string> services_;
  std::map<std::string, File> files_;
};

}  // namespace participation::rpc_standard
