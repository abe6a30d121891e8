#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "libs/metrics/descriptor.hpp"

namespace participation::metrics {

struct HttpAnswer {
  int status = 200;
  std::string_view content_type;
  std::string body;
};

// From a path without its query to what is answered. Must not throw.
using HttpHandler = std::function<HttpAnswer(std::string_view path)>;

// One request and its answer on a non-blocking socket. It has five seconds and 8 KiB of request.
class HttpExchange {
 public:
  explicit HttpExchange(Descriptor socket);

  int socket() const { return socket_.number(); }
  bool WantsToWrite() const { return sent_ < answer_.size(); }
  std::chrono::steady_clock::time_point deadline() const { return deadline_; }

  // Reads or writes what the socket allows just now. False when the exchange is over.
  bool Proceed(const HttpHandler& handler);

 private:
  bool Read(const HttpHandler& handler);
  bool Write();

  Descriptor socket_;
  std::chrono::steady_clock::time_point deadline_;
  std::string request_;
  std::string answer_;
  std::size_t sent_ = 0;
};

}  // namespace participation::metrics
