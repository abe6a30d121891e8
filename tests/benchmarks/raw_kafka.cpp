#include "tests/benchmarks/raw_kafka.hpp"

#include <array>
#include <initializer_list>
#include <stdexcept>
#include <utility>

#include "libs/events/kafka/message_format.hpp"

namespace participation::benchmarks {
namespace {

using events::kafka::Client;
using events::kafka::Headers;
using events::kafka::Owned;
using Settings = std::initializer_list<std::pair<const char*, const char*>>;

void Require(bool fine, const std::string& what) {
  if (!fine) throw std::runtime_error{"librdkafka: " + what};
}

Client Open(rd_kafka_type_t type, const std::string& url, Settings settings, void* opaque) {
  Owned<rd_kafka_conf_t> configuration{rd_kafka_conf_new()};
  std::array<char, 256> text{};
  const auto set = [&](const char* name, const char* value) {
    const auto outcome = rd_kafka_conf_set(configuration.get(), name, value, text.data(), text.size());
    Require(outcome == RD_KAFKA_CONF_OK, text.data());
  };
  set("bootstrap.servers", events::kafka::ParseUrl(url).brokers.c_str());
  set("socket.nagle.disable", "true");
  for (const auto& [name, value] : settings) set(name, value);
  rd_kafka_conf_set_opaque(configuration.get(), opaque);
  if (type == RD_KAFKA_PRODUCER) {
    rd_kafka_conf_set_dr_msg_cb(configuration.get(), [](rd_kafka_t*, const rd_kafka_message_t* message, void* count) {
      Require(message->err == RD_KAFKA_RESP_ERR_NO_ERROR, rd_kafka_err2name(message->err));
      --*static_cast<std::size_t*>(count);
    });
  }
  Client client{rd_kafka_new(type, configuration.get(), text.data(), text.size())};
  Require(client != nullptr, text.data());
  (void)configuration.release();
  return client;
}

std::string Theirs(const std::string& url, const std::string& topic) {
  return events::kafka::ParseUrl(url).prefix + topic;
}

}  // namespace

RawMessages::RawMessages(std::span<const events::Event> events) : events_{events} {
  headers_.reserve(events.size());
  for (const auto& event : events) headers_.push_back(events::kafka::HeadersOf(event));
}

RawProducer::RawProducer(const std::string& url, const std::string& topic)
    : client_{Open(RD_KAFKA_PRODUCER, url,
                   {{"enable.idempotence", "true"},
                    {"enable.gapless.guarantee", "true"},
                    {"acks", "all"},
                    {"message.timeout.ms", "0"},
                    {"partitioner", "murmur2_random"},
                    {"linger.ms", "20"},
                    {"queue.buffering.max.messages", "100000"},
                    {"queue.buffering.max.kbytes", "65536"}},
                   &unconfirmed_)},
      topic_{rd_kafka_topic_new(client_.get(), Theirs(url, topic).c_str(), nullptr)} {}

void RawProducer::Begin(const RawMessages& messages) {
  for (std::size_t i = 0; i < messages.events_.size(); ++i) {
    const events::Event& event = messages.events_[i];
    Headers headers{rd_kafka_headers_copy(messages.headers_[i].get())};
    rd_kafka_resp_err_t error = RD_KAFKA_RESP_ERR_NO_ERROR;
    do {
      error = rd_kafka_producev(client_.get(), RD_KAFKA_V_RKT(topic_.get()), RD_KAFKA_V_MSGFLAGS(0),
                                RD_KAFKA_V_KEY(event.key.data(), event.key.size()),
                                RD_KAFKA_V_VALUE(const_cast<char*>(event.data.data()), event.data.size()),
                                RD_KAFKA_V_HEADERS(headers.get()), RD_KAFKA_V_END);
      if (error == RD_KAFKA_RESP_ERR__QUEUE_FULL) rd_kafka_poll(client_.get(), 100);
    } while (error == RD_KAFKA_RESP_ERR__QUEUE_FULL);
    Require(error == RD_KAFKA_RESP_ERR_NO_ERROR, rd_kafka_err2name(error));
    (void)headers.release();
    ++unconfirmed_;
  }
}

void RawProducer::Finish() {
  while (unconfirmed_ > 0) rd_kafka_flush(client_.get(), 100);
}

RawConsumer::RawConsumer(const std::string& url, const std::string& topic, int partitions, bool from_the_beginning)
    : client_{Open(RD_KAFKA_CONSUMER, url,
                   {{"group.id", "raw"},
                    {"enable.auto.commit", "false"},
                    {"enable.auto.offset.store", "false"},
                    {"fetch.wait.max.ms", "50"},
                    {"fetch.error.backoff.ms", "100"}},
                   nullptr)} {
  rd_kafka_poll_set_consumer(client_.get());
  const events::kafka::Partitions all{rd_kafka_topic_partition_list_new(partitions)};
  for (int partition = 0; partition < partitions; ++partition) {
    auto* added = rd_kafka_topic_partition_list_add(all.get(), Theirs(url, topic).c_str(), partition);
    // At offsets that it knows, as a rebuild does: asking for the beginning costs half a second at the start.
    added->offset = from_the_beginning ? 0 : RD_KAFKA_OFFSET_END;
  }
  Require(rd_kafka_assign(client_.get(), all.get()) == RD_KAFKA_RESP_ERR_NO_ERROR, "cannot assign");
}

std::size_t RawConsumer::Take(std::size_t count, int millis) {
  std::size_t taken = 0;
  while (taken < count) {
    const events::kafka::Message message{rd_kafka_consumer_poll(client_.get(), millis)};
    if (!message) break;
    if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR) ++taken;
  }
  return taken;
}

}  // namespace participation::benchmarks
