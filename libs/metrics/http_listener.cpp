#include "libs/metrics/http_listener.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <system_error>
#include <vector>

#include "libs/metrics/listening_socket.hpp"

namespace participation::metrics {
namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t kMostConnections = 64;

Descriptor NewWakeUp() {
  Descriptor wake{eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)};
  if (wake.number() < 0) throw std::system_error{errno, std::generic_category(), "eventfd"};
  return wake;
}

// Deadlines rise with age, so the first exchange has the nearest.
int MillisecondsToWait(const std::vector<HttpExchange>& exchanges) {
  if (exchanges.empty()) return -1;
  const auto left = exchanges.front().deadline() - SteadyClock::now();
  return static_cast<int>(std::max<std::int64_t>(std::chrono::ceil<std::chrono::milliseconds>(left).count(), 0));
}

std::vector<pollfd> Watched(const Descriptor& wake, const Descriptor& listening,
                            const std::vector<HttpExchange>& exchanges) {
  std::vector<pollfd> watched = {{wake.number(), POLLIN, 0}, {listening.number(), POLLIN, 0}};
  for (const auto& exchange : exchanges) {
    watched.push_back({exchange.socket(), exchange.event(), 0});
  }
  return watched;
}

// When the process is out of descriptors or memory, a pause keeps this thread from making that worse.
void PauseBriefly() { poll(nullptr, 0, 50); }

}  // namespace

HttpListener::HttpListener(const std::string& address, HttpHandler handler, const tls::Files& files)
    : handler_(std::move(handler)),
      tls_(files.empty() ? std::nullopt : std::make_optional<tls::ServerContext>(files)),
      socket_(Listen(address)),
      wake_(NewWakeUp()),
      address_(AddressOf(socket_)),
      thread_([this](const std::stop_token& stop) { Serve(stop); }) {}

HttpListener::~HttpListener() {
  thread_.request_stop();
  eventfd_write(wake_.number(), 1);
  thread_.join();
}

void HttpListener::Accept(std::vector<HttpExchange>& exchanges) {
  Descriptor accepted{accept4(socket_.number(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)};
  if (accepted.number() < 0) {
    if (errno != EAGAIN && errno != EINTR && errno != ECONNABORTED) PauseBriefly();
    return;
  }
  if (exchanges.size() >= kMostConnections) exchanges.erase(exchanges.begin());
  exchanges.emplace_back(Wire{std::move(accepted), tls_ ? &tls_->Current() : nullptr});
}

void HttpListener::Serve(const std::stop_token& stop) {
  std::vector<HttpExchange> exchanges;
  while (!stop.stop_requested()) {
    auto watched = Watched(wake_, socket_, exchanges);
    if (poll(watched.data(), watched.size(), MillisecondsToWait(exchanges)) < 0) PauseBriefly();
    const auto now = SteadyClock::now();
    std::vector<HttpExchange> going_on;
    for (std::size_t i = 0; i < exchanges.size(); ++i) {
      const bool ready = watched[i + 2].revents != 0;
      if (exchanges[i].deadline() > now && (!ready || exchanges[i].Proceed(handler_))) {
        going_on.push_back(std::move(exchanges[i]));
      }
    }
    exchanges = std::move(going_on);
    if (watched[1].revents != 0) Accept(exchanges);
  }
}

}  // namespace participation::metrics
