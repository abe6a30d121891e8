#include "libs/paging/page.hpp"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/message.h>
#include <openssl/sha.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "absl/strings/escaping.h"
#include "libs/refusal/refusal.hpp"
#include "libs/text/utf8.hpp"

namespace participation::paging {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr std::size_t kSealSize = 12;

const FieldDescriptor& Field(const Message& request, const std::string& name) {
  const auto* field = request.GetDescriptor()->FindFieldByName(name);
  if (field == nullptr) throw std::logic_error{request.GetDescriptor()->full_name() + " has no " + name};
  return *field;
}

std::string ArgumentsOf(const Message& request) {
  const std::unique_ptr<Message> copy{request.New()};
  copy->CopyFrom(request);
  copy->GetReflection()->ClearField(copy.get(), &Field(*copy, "page_size"));
  copy->GetReflection()->ClearField(copy.get(), &Field(*copy, "page_token"));
  std::string bytes = request.GetDescriptor()->full_name() + '\n';
  google::protobuf::io::StringOutputStream stream{&bytes};
  google::protobuf::io::CodedOutputStream coded{&stream};
  coded.SetSerializationDeterministic(true);
  copy->SerializeToCodedStream(&coded);
  coded.Trim();
  return bytes;
}

// The beginning of a hash of key and arguments: a damaged key shows as well as another request.
std::string Seal(const Message& request, std::string_view key) {
  const std::string text = std::to_string(key.size()) + '\n' + std::string{key} + ArgumentsOf(request);
  std::string hash(SHA256_DIGEST_LENGTH, '\0');
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(),
         reinterpret_cast<unsigned char*>(hash.data()));
  hash.resize(kSealSize);
  return hash;
}

// What a database takes as text: the seal has no secret, so that anybody can put anything into a token.
bool IsText(std::string_view key) { return text::IsValidUtf8(key) && key.find('\0') == std::string_view::npos; }

absl::StatusOr<std::string> KeyIn(const Message& request, const std::string& token) {
  std::string bytes;
  if (absl::WebSafeBase64Unescape(token, &bytes) && bytes.size() > kSealSize) {
    std::string key = bytes.substr(kSealSize);
    if (IsText(key) && bytes.compare(0, kSealSize, Seal(request, key)) == 0) return key;
  }
  return refusal::InvalidField("page_token",
                               "must be the next_page_token of an answer to a request with the same other arguments; "
                               "leave it empty to start from the beginning");
}

}  // namespace

absl::StatusOr<Page> PageOf(const Message& request) {
  const auto* reflection = request.GetReflection();
  const auto size = reflection->GetInt32(request, &Field(request, "page_size"));
  if (size < 0) return refusal::InvalidField("page_size", "must be at least 0");
  Page page;
  if (size > 0) page.size = std::min(static_cast<std::size_t>(size), kLargestSize);
  const std::string token = reflection->GetString(request, &Field(request, "page_token"));
  if (token.empty()) return page;
  auto key = KeyIn(request, token);
  if (!key.ok()) return key.status();
  page.after = *std::move(key);
  return page;
}

std::string TokenAfter(const Message& request, std::string_view key) {
  if (key.size() > kLongestKey) throw std::length_error{"a key of a page is too long"};
  return absl::WebSafeBase64Escape(Seal(request, key) + std::string{key});
}

}  // namespace participation::paging
