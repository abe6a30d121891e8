#pragma once

#include <array>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "libs/metrics/metrics.hpp"

namespace participation::metrics {

// What go-grpc-prometheus says about a server: grpc_server_started_total, grpc_server_msg_received_total,
// grpc_server_msg_sent_total, grpc_server_handled_total by code, and grpc_server_handling_seconds. Every code of a
// method is there from its first mention, as zero, so that a rate over an error that has not happened yet is a number.
class RpcMetrics {
 public:
  struct Method {
    // Counts a finished call under the name of its canonical code; a number that is none counts as Unknown.
    void Handled(int grpc_code);

    Counter& started;
    Counter& received;  // messages; one of a unary call, whatever becomes of it
    Counter& sent;      // messages; none of a unary call that is refused
    Histogram& seconds;
    std::array<Counter*, 17> handled;  // by canonical code
  };

  explicit RpcMetrics(Registry& registry);

  // `service` in full ("participation.people_bank.v1.PeopleBankService"), `type` one of "unary", "client_stream",
  // "server_stream" and "bidi_stream". The reference stays good; ask once per method, never with names from a request.
  Method& For(std::string_view service, std::string_view method, std::string_view type = "unary");

 private:
  Registry& registry_;
  std::mutex mutex_;
  std::map<Labels, std::unique_ptr<Method>> methods_;
};

// "OK", "NotFound", "Unavailable": the canonical code as Go spells it.
std::string_view CodeName(int grpc_code);

}  // namespace participation::metrics
