#pragma once

#include <string>
#include <thread>

#include "libs/metrics/http_exchange.hpp"

namespace participation::metrics {

// Answers GET requests, one per connection, on one thread. At 64 connections the oldest gives way to the newest, so
// idle ones cannot keep a health probe out.
class HttpListener {
 public:
  // `address` is host:port. Throws std::runtime_error when it cannot listen there.
  HttpListener(const std::string& address, HttpHandler handler);
  ~HttpListener();
  HttpListener(const HttpListener&) = delete;
  HttpListener& operator=(const HttpListener&) = delete;

  const std::string& address() const { return address_; }

 private:
  void Serve(const std::stop_token& stop);

  HttpHandler handler_;
  Descriptor socket_;
  Descriptor wake_;
  std::string address_;
  std::jthread thread_;  // last: it uses everything above
};

}  // namespace participation::metrics
