#include "libs/events/kafka/producer.hpp"

#include <array>

#include "libs/events/kafka/message_format.hpp"

namespace participation::events::kafka {
namespace {

constexpr std::chrono::seconds kPatience{10};
constexpr int kPollMillis = 100;

std::string FatalErrorOf(rd_kafka_t* client) {
  std::array<char, 256> text{};
  const rd_kafka_resp_err_t error = rd_kafka_fatal_error(client, text.data(), text.size());
  return error == RD_KAFKA_RESP_ERR_NO_ERROR ? "" : NameOf(error);
}

}  // namespace

Producer::Producer(const Connection& connection)
    : connection_{connection},
      listener_{.on_delivery =
                    [this](const rd_kafka_message_t& message) {
                      --unconfirmed_;
                      if (message.err == RD_KAFKA_RESP_ERR_NO_ERROR) {
                        last_confirmed_ = std::chrono::steady_clock::now();
                      } else if (error_ == RD_KAFKA_RESP_ERR_NO_ERROR) {
                        error_ = message.err;
                      }
                    }},
      client_{connection.Open(RD_KAFKA_PRODUCER,
                              {{"enable.idempotence", "true"},
                               {"enable.gapless.guarantee", "true"},
                               {"acks", "all"},
                               {"message.timeout.ms", "0"},  // one that timed out would be left out
                               {"partitioner", "murmur2_random"},
                               {"linger.ms", "20"},  // full requests; the last of a batch is flushed
                               {"topic.metadata.propagation.max.ms", "5000"},  // then a topic is known to be missing
                               {"queue.buffering.max.messages", "100000"},
                               {"queue.buffering.max.kbytes", "65536"}},
                              listener_)} {}

void Producer::Send(std::span<const Event> events) {
  last_confirmed_ = std::chrono::steady_clock::now();
  for (const Event& event : events) Enqueue(event);
  while (unconfirmed_ > 0) {
    rd_kafka_flush(client_.get(), kPollMillis);  // without lingering: nothing more comes
    RequireSound();
  }
}

// The event itself is not copied: it outlives the client's interest, which ends when it is confirmed or the client is
// destroyed.
void Producer::Enqueue(const Event& event) {
  Headers headers = HeadersOf(event);
  while (true) {
    const rd_kafka_resp_err_t error =
        rd_kafka_producev(client_.get(), RD_KAFKA_V_RKT(&TopicOf(event.topic)), RD_KAFKA_V_MSGFLAGS(0),
                          RD_KAFKA_V_KEY(event.key.data(), event.key.size()),
                          RD_KAFKA_V_VALUE(const_cast<char*>(event.data.data()), event.data.size()),
                          RD_KAFKA_V_HEADERS(headers.get()), RD_KAFKA_V_END);
    if (error == RD_KAFKA_RESP_ERR_NO_ERROR) break;
    if (error != RD_KAFKA_RESP_ERR__QUEUE_FULL) {
      const std::string fatal = FatalErrorOf(client_.get());
      throw std::runtime_error{"the bus does not take an event: " + (fatal.empty() ? NameOf(error) : fatal)};
    }
    rd_kafka_poll(client_.get(), kPollMillis);
    RequireSound();
  }
  (void)headers.release();  // they are the message's now
  ++unconfirmed_;
}

rd_kafka_topic_t& Producer::TopicOf(const std::string& name) {
  Topic& topic = topics_[name];
  if (!topic) topic.reset(rd_kafka_topic_new(client_.get(), connection_.Theirs(name).c_str(), nullptr));
  if (!topic) throw std::runtime_error{"the bus does not take the topic " + name};
  return *topic;
}

void Producer::RequireSound() const {
  if (error_ != RD_KAFKA_RESP_ERR_NO_ERROR) {
    const std::string fatal = FatalErrorOf(client_.get());
    throw std::runtime_error{"the bus did not take all events: " + (fatal.empty() ? NameOf(error_) : fatal)};
  }
  if (unconfirmed_ > 0 && std::chrono::steady_clock::now() - last_confirmed_ > kPatience) {
    throw Away{"the bus has confirmed nothing for 10 s" + connection_.LastProblem()};
  }
}

}  // namespace participation::events::kafka
