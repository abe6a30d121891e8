#pragma once

#include <string>
#include <string_view>

namespace participation::trace {

// A new W3C `traceparent`, for work that nobody asked for with one.
std::string NewTraceparent();

// Whether the text is a `traceparent` that may be handed on.
bool IsTraceparent(std::string_view text);

// The `traceparent` of the work that this thread is doing, or "".
std::string_view Current();

// Says what this thread's work belongs to, for as long as it lives.
class Scope {
 public:
  explicit Scope(std::string traceparent);
  ~Scope();
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;

 private:
  std::string previous_;
};

}  // namespace participation::trace
