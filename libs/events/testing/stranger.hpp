#pragma once

#include <stdexcept>
#include <string>

#include "libs/events/kafka/connection.hpp"
#include "libs/events/kafka/message_format.hpp"

namespace participation::events {

// What the brokers of a bus are given by others than us: anything, up to 20 MB where a topic takes that.
class Stranger {
 public:
  explicit Stranger(const std::string& bus)
      : connection_{bus},
        client_{connection_.Open(RD_KAFKA_PRODUCER, {{"message.max.bytes", "20000000"}}, listener_)} {}

  // The message of an event, as it is or with one header left out, or with another value in it.
  void Send(const Event& event, const std::string& left_out = "", const std::string& instead = "") {
    kafka::Headers headers = kafka::HeadersOf(event);
    if (!left_out.empty()) rd_kafka_header_remove(headers.get(), left_out.c_str());
    if (!instead.empty()) rd_kafka_header_add(headers.get(), left_out.c_str(), -1, instead.c_str(), -1);
    Require(rd_kafka_producev(client_.get(), RD_KAFKA_V_TOPIC(connection_.Theirs(event.topic).c_str()),
                              RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
                              RD_KAFKA_V_KEY(event.key.data(), event.key.size()),
                              RD_KAFKA_V_VALUE(const_cast<char*>(event.data.data()), event.data.size()),
                              RD_KAFKA_V_HEADERS(headers.release()), RD_KAFKA_V_END));
    Require(rd_kafka_flush(client_.get(), kFlushMillis));
  }

  // Nothing at all, as a message.
  void SendBare(const std::string& topic) {
    Require(rd_kafka_producev(client_.get(), RD_KAFKA_V_TOPIC(connection_.Theirs(topic).c_str()), RD_KAFKA_V_END));
    Require(rd_kafka_flush(client_.get(), kFlushMillis));
  }

 private:
  static constexpr int kFlushMillis = 10'000;

  static void Require(rd_kafka_resp_err_t error) {
    if (error != RD_KAFKA_RESP_ERR_NO_ERROR) throw std::runtime_error{kafka::NameOf(error)};
  }

  const kafka::Connection connection_;
  kafka::Listener listener_;
  const kafka::Client client_;
};

}  // namespace participation::events
