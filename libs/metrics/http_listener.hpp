#pragma once

#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "libs/metrics/http_exchange.hpp"
#include "libs/tls/server_context.hpp"

namespace participation::metrics {

// Answers GET requests, one per connection, on one thread. At 64 connections the oldest gives way to the newest, so
// idle ones cannot keep a health probe out.
class HttpListener {
 public:
  // `address` is host:port. With files of certificates it speaks TLS only. Throws std::runtime_error when it cannot
  // listen there, and std::invalid_argument for files that cannot be used.
  HttpListener(const std::string& address, HttpHandler handler, const tls::Files& files);
  ~HttpListener();
  HttpListener(const HttpListener&) = delete;
  HttpListener& operator=(const HttpListener&) = delete;

  const std::string& address() const { return address_; }

 private:
  void Serve(const std::stop_token& stop);
  void Accept(std::vector<HttpExchange>& exchanges);

  HttpHandler handler_;
  std::optional<tls::ServerContext> tls_;
  Descriptor socket_;
  Descriptor wake_;
  std::string address_;
  std::jthread thread_;  // last: it uses everything above
};

}  // namespace participation::metrics
