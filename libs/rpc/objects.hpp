#pragma once

#include <google/protobuf/descriptor.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "libs/privacy/blind_index.hpp"

namespace google::protobuf {
class Message;
}

namespace participation::rpc {

// The fields of a message, at whatever depth, by which its things are named: ids that are UUIDs, and codes of
// organisations.
class IdFields {
 public:
  using Path = std::vector<const google::protobuf::FieldDescriptor*>;

  explicit IdFields(const google::protobuf::Descriptor& message);

  const std::vector<Path>& paths() const { return paths_; }

 private:
  void Look(const google::protobuf::Descriptor& message, Path& path);

  std::vector<Path> paths_;
};

// What an act was about, for the record: each once, people by a code.
class Objects {
 public:
  static constexpr std::size_t kMost = 200;

  explicit Objects(const privacy::BlindIndex& people) : people_{people} {}

  // `kind` such as "import". A person is named "person".
  void Add(std::string_view kind, std::string_view id);
  // What the message names.
  void AddFrom(const google::protobuf::Message& message, const IdFields& fields);
  void AddFrom(const google::protobuf::Message& message);

  struct Object {
    std::string kind;
    std::string id;
  };
  const std::vector<Object>& all() const { return all_; }
  std::size_t left_out() const { return left_out_; }

 private:
  const privacy::BlindIndex& people_;
  std::vector<Object> all_;
  std::size_t left_out_ = 0;
};

}  // namespace participation::rpc
