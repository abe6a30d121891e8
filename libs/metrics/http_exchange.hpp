#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "libs/metrics/wire.hpp"

namespace participation::metrics {

struct HttpAnswer {
  int status = 200;
  std::string_view content_type;
  std::string body;
};

// From a path without its query, and whether it is known who asks, to what is answered. Must not throw.
using HttpHandler = std::function<HttpAnswer(std::string_view path, bool is_known)>;

// One request and its answer on a non-blocking socket. It has five seconds and 8 KiB of request.
class HttpExchange {
 public:
  explicit HttpExchange(Wire wire);

  int socket() const { return wire_.socket(); }
  // What to wait for before going on.
  short event() const { return wire_.EventBefore(WantsToWrite()); }
  std::chrono::steady_clock::time_point deadline() const { return deadline_; }

  // Reads or writes what the socket allows just now. False when the exchange is over.
  bool Proceed(const HttpHandler& handler);

 private:
  bool WantsToWrite() const { return sent_ < answer_.size(); }
  bool Read(const HttpHandler& handler);
  void Take(std::string_view bytes, const HttpHandler& handler);
  bool Write();

  Wire wire_;
  std::chrono::steady_clock::time_point deadline_;
  std::string request_;
  std::string answer_;
  std::size_t sent_ = 0;
};

}  // namespace participation::metrics
