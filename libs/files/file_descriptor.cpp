#include "libs/files/file_descriptor.hpp"

#include <unistd.h>

namespace participation::files {

FileDescriptor::~FileDescriptor() {
  if (number_ >= 0) close(number_);
}

}  // namespace participation::files
