#include "libs/events/kafka/connection.hpp"

#include <array>

#include "libs/log/log.hpp"
#include "libs/log/scrub.hpp"

namespace participation::events::kafka {
namespace {

constexpr int kSyslogError = 3;
constexpr int kSyslogWarning = 4;

// For every client, unless the file says otherwise. librdkafka 2.0.2 has Nagle's algorithm on, and goes back to a
// broker that was away as late as 10 s after it is there again; a wire that was cut is noticed after a minute.
constexpr std::pair<const char*, const char*> kForAll[] = {
    {"client.id", "participation"}, {"socket.nagle.disable", "true"},    {"reconnect.backoff.max.ms", "1000"},
    {"socket.timeout.ms", "15000"}, {"socket.keepalive.enable", "true"}, {"log.connection.close", "false"},
};

Listener& ListenerOf(void* opaque) { return *static_cast<Listener*>(opaque); }

void HearLog(const rd_kafka_t* client, int level, const char* facility, const char* text) {
  // Producers and consumers share the file; and what is an error has been said as the failure of a broker.
  if (std::string_view{facility} == "CONFWARN" || std::string_view{facility} == "ERROR") return;
  ListenerOf(rd_kafka_opaque(client)).connection->Hear(level, text);
}

void HearDelivery(rd_kafka_t*, const rd_kafka_message_t* message, void* opaque) {
  ListenerOf(opaque).on_delivery(*message);
}

void HearRebalance(rd_kafka_t*, rd_kafka_resp_err_t what, rd_kafka_topic_partition_list_t* partitions, void* opaque) {
  ListenerOf(opaque).on_rebalance(what, *partitions);
}

// The text that librdkafka gives may show the value.
void Set(rd_kafka_conf_t& configuration, const std::string& name, const std::string& value) {
  std::array<char, 512> text{};
  if (rd_kafka_conf_set(&configuration, name.c_str(), value.c_str(), text.data(), text.size()) != RD_KAFKA_CONF_OK) {
    throw std::invalid_argument{"librdkafka does not take the value of `" + name + "`, or does not know that property"};
  }
}

Properties PropertiesOf(const Url& url) { return url.config.empty() ? Properties{} : ReadProperties(url.config); }

}  // namespace

Connection::Connection(std::string_view url) : url_{ParseUrl(url)}, properties_{PropertiesOf(url_)} {}

Client Connection::Open(rd_kafka_type_t type, std::initializer_list<std::pair<const char*, std::string>> settings,
                        Listener& listener) const {
  Owned<rd_kafka_conf_t> configuration{rd_kafka_conf_new()};
  for (const auto& [name, value] : kForAll) Set(*configuration, name, value);
  Set(*configuration, "bootstrap.servers", url_.brokers);
  for (const auto& [name, value] : settings) {
    if (!value.empty()) Set(*configuration, name, value);
  }
  for (const auto& [name, value] : properties_) Set(*configuration, name, value);
  listener.connection = this;
  rd_kafka_conf_set_opaque(configuration.get(), &listener);
  rd_kafka_conf_set_log_cb(configuration.get(), HearLog);
  if (listener.on_delivery) rd_kafka_conf_set_dr_msg_cb(configuration.get(), HearDelivery);
  if (listener.on_rebalance) rd_kafka_conf_set_rebalance_cb(configuration.get(), HearRebalance);
  std::array<char, 512> text{};
  Client client{rd_kafka_new(type, configuration.get(), text.data(), text.size())};
  if (!client) throw std::invalid_argument{"no Kafka client can be made: " + Mask(text.data(), properties_)};
  (void)configuration.release();  // it is the client's now
  if (type == RD_KAFKA_CONSUMER) rd_kafka_poll_set_consumer(client.get());
  return client;
}

std::string Connection::LastProblem() const {
  const std::lock_guard lock{mutex_};
  return last_problem_.empty() ? "" : " (" + last_problem_ + ")";
}

void Connection::Hear(int level, std::string_view text) const {
  if (level > kSyslogWarning) return;
  const std::string masked = log::Scrub(Mask(std::string{text}, properties_));
  if (level > kSyslogError) return log::Info("the Kafka client says", {log::Reason(masked)});
  log::Warning("the Kafka client reports a problem", {log::Reason(masked)});
  const std::lock_guard lock{mutex_};
  last_problem_ = masked;
}

std::string NameOf(rd_kafka_resp_err_t error) { return rd_kafka_err2name(error); }

}  // namespace participation::events::kafka
