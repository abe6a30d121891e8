#include "tools/participationctl/comments.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>

#include <memory>

#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

// The description of the contract as it is in its file, between two names.
asm(R"(
    .section .rodata
    .global participation_contract_begin
    .global participation_contract_end
participation_contract_begin:
    .incbin ")" CONTRACT R"("
participation_contract_end:
    .previous
)");

extern "C" const char participation_contract_begin[];
extern "C" const char participation_contract_end[];

namespace participation::ctl {
namespace {

using google::protobuf::DescriptorPool;
using google::protobuf::SourceLocation;

const DescriptorPool& Contract() {
  static const auto pool = [] {
    google::protobuf::FileDescriptorSet files;
    files.ParseFromArray(participation_contract_begin,
                         static_cast<int>(participation_contract_end - participation_contract_begin));
    auto made = std::make_unique<DescriptorPool>();
    for (const auto& file : files.file()) made->BuildFile(file);  // each comes after those that it imports
    return made;
  }();
  return *pool;
}

// Whether a sentence ends at the place: a full stop or colon before white space or the end.
bool EndsSentence(const std::string& text, std::size_t at) {
  const bool stops = text[at] == '.' || text[at] == ':' || text[at] == ';';
  return stops && (at + 1 == text.size() || text[at + 1] == ' ');
}

// Words parted by one space each.
std::string OneLineOf(const std::string& comment) {
  std::string line = absl::StrJoin(absl::StrSplit(comment, absl::ByAnyChar(" \n\t"), absl::SkipEmpty()), " ");
  if (line.ends_with('.')) line.pop_back();
  return line;
}

template <typename Element>
bool Locate(const Element* element, SourceLocation& location) {
  return element != nullptr && element->GetSourceLocation(&location);
}

}  // namespace

std::string CommentOn(std::string_view full_name) {
  const std::string name{full_name};
  const DescriptorPool& contract = Contract();
  SourceLocation location;
  const bool found = Locate(contract.FindMethodByName(name), location) ||
                     Locate(contract.FindServiceByName(name), location) ||
                     Locate(contract.FindFieldByName(name), location);
  return found ? OneLineOf(location.leading_comments + " " + location.trailing_comments) : "";
}

std::string FirstSentence(const std::string& comment) {
  std::size_t end = 0;
  while (end < comment.size() && !EndsSentence(comment, end)) ++end;
  return comment.substr(0, end);
}

}  // namespace participation::ctl
