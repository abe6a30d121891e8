#pragma once

#include <stdexcept>
#include <string>

#include "libs/events/kafka/handles.hpp"

namespace participation::events::kafka {

// Whom to ask, and how long to wait for an answer.
struct Asker {
  rd_kafka_t* client = nullptr;
  int millis = 10'000;
};

// Asks the brokers something by `call(options, queue)`, and waits for the answer. Throws std::runtime_error that names
// `what` if there is none, or it is an error.
template <class Call>
Answer Ask(const Asker& asker, const std::string& what, Call call) {
  const Owned<rd_kafka_AdminOptions_t> options{rd_kafka_AdminOptions_new(asker.client, RD_KAFKA_ADMIN_OP_ANY)};
  rd_kafka_AdminOptions_set_request_timeout(options.get(), asker.millis, nullptr, 0);
  const Queue queue{rd_kafka_queue_new(asker.client)};
  call(options.get(), queue.get());
  Answer answer{rd_kafka_queue_poll(queue.get(), asker.millis + 1000)};
  if (!answer) throw std::runtime_error{"the brokers do not answer to " + what};
  if (const rd_kafka_resp_err_t error = rd_kafka_event_error(answer.get()); error != RD_KAFKA_RESP_ERR_NO_ERROR) {
    throw std::runtime_error{"the brokers refuse to " + what + ": " + rd_kafka_err2name(error)};
  }
  return answer;
}

}  // namespace participation::events::kafka
