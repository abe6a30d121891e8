#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace participation::log {

// A key and a value of a record. Only the functions below make one: they are the list of what may be logged.
class Field {
 public:
  std::string_view key() const { return key_; }
  const std::variant<std::string, std::int64_t>& value() const { return value_; }

 private:
  friend struct FieldMaker;
  Field(std::string_view key, std::variant<std::string, std::int64_t> value) : key_(key), value_(std::move(value)) {}

  std::string_view key_;
  std::variant<std::string, std::int64_t> value_;
};

// Names from the source code or the configuration.
Field Module(std::string_view name);
Field Modules(std::string_view names);    // that the process hosts
Field Elsewhere(std::string_view names);  // topics of modules that it does not host
Field Method(std::string_view name);
Field Code(std::string_view name);
Field EventType(std::string_view name);
Field Topic(std::string_view name);
Field Group(std::string_view name);
Field Issuer(std::string_view name);  // of tokens
Field Setting(std::string_view name);
Field Address(std::string_view host_and_port);
Field Path(std::string_view path);
Field Version(std::string_view version);

// Opaque identifiers: hexadecimal digits and dashes, at most 36; anything else becomes "[masked]".
Field EventId(std::string_view id);
Field TraceId(std::string_view id);

// A fixed text, or the what() of an infrastructure exception. Scrubbed, and cut after 300 characters.
Field Reason(std::string_view text);

Field Count(std::int64_t count);
Field Bytes(std::int64_t bytes);
Field Milliseconds(std::int64_t milliseconds);
Field Attempt(std::int64_t attempt);
Field Partition(std::int64_t partition);
Field Position(std::int64_t position);
Field Port(std::int64_t port);
Field Pid(std::int64_t pid);
Field Signal(std::int64_t number);

}  // namespace participation::log
