#include "libs/events/kafka/topic_admin.hpp"

#include <array>
#include <stdexcept>

#include "libs/events/kafka/ask.hpp"

namespace participation::events::kafka {
namespace {

constexpr int kSpreadMillis = 10'000;

using Resource = Owned<rd_kafka_ConfigResource_t>;

[[noreturn]] void Refused(const std::string& what, const std::string& topic, rd_kafka_resp_err_t error,
                          const char* text) {
  throw std::runtime_error{"the brokers refuse to " + what + " " + topic + ": " +
                           (text == nullptr ? rd_kafka_err2name(error) : text)};
}

void RequireOk(const std::string& what, const std::string& topic, const rd_kafka_topic_result_t* const* results,
               std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto error = rd_kafka_topic_result_error(results[i]);
    if (error != RD_KAFKA_RESP_ERR_NO_ERROR) {
      Refused(what, topic, error, rd_kafka_topic_result_error_string(results[i]));
    }
  }
}

const rd_kafka_ConfigResource_t& OnlyOf(const std::string& what, const std::string& topic,
                                        const rd_kafka_ConfigResource_t* const* resources, std::size_t count) {
  if (count != 1) throw std::runtime_error{"the brokers do not answer to " + what + " " + topic};
  const auto error = rd_kafka_ConfigResource_error(resources[0]);
  if (error != RD_KAFKA_RESP_ERR_NO_ERROR) {
    Refused(what, topic, error, rd_kafka_ConfigResource_error_string(resources[0]));
  }
  return *resources[0];
}

}  // namespace

void CreateTopic(rd_kafka_t* client, const std::string& topic, const TopicPlan& plan) {
  std::array<char, 256> text{};
  const Owned<rd_kafka_NewTopic_t> request{
      rd_kafka_NewTopic_new(topic.c_str(), plan.partitions, plan.replication, text.data(), text.size())};
  if (!request) throw std::runtime_error{"the topic " + topic + " cannot be made: " + text.data()};
  for (const auto& [name, value] : plan.config) {
    rd_kafka_NewTopic_set_config(request.get(), name.c_str(), value.c_str());
  }
  auto* requests = request.get();
  const Answer answer = Ask({client}, "create a topic", [&](auto* options, auto* queue) {
    rd_kafka_AdminOptions_set_operation_timeout(options, kSpreadMillis, nullptr, 0);  // until every broker knows of it
    rd_kafka_CreateTopics(client, &requests, 1, options, queue);
  });
  std::size_t count = 0;
  const auto* results = rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(answer.get()), &count);
  RequireOk("create", topic, results, count);
}

void AddPartitions(rd_kafka_t* client, const std::string& topic, int partitions) {
  std::array<char, 256> text{};
  const Owned<rd_kafka_NewPartitions_t> request{
      rd_kafka_NewPartitions_new(topic.c_str(), static_cast<std::size_t>(partitions), text.data(), text.size())};
  if (!request) throw std::runtime_error{"the topic " + topic + " cannot have that many partitions: " + text.data()};
  auto* requests = request.get();
  const Answer answer = Ask({client}, "add partitions", [&](auto* options, auto* queue) {
    rd_kafka_AdminOptions_set_operation_timeout(options, kSpreadMillis, nullptr, 0);
    rd_kafka_CreatePartitions(client, &requests, 1, options, queue);
  });
  std::size_t count = 0;
  const auto* results =
      rd_kafka_CreatePartitions_result_topics(rd_kafka_event_CreatePartitions_result(answer.get()), &count);
  RequireOk("add partitions to", topic, results, count);
}

std::map<std::string, TopicConfig> ConfigOf(rd_kafka_t* client, const std::string& topic) {
  const Resource question{rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic.c_str())};
  auto* questions = question.get();
  const Answer answer = Ask({client}, "tell how a topic is configured", [&](auto* options, auto* queue) {
    rd_kafka_DescribeConfigs(client, &questions, 1, options, queue);
  });
  std::size_t count = 0;
  const auto* resources =
      rd_kafka_DescribeConfigs_result_resources(rd_kafka_event_DescribeConfigs_result(answer.get()), &count);
  const auto& resource = OnlyOf("tell the configuration of", topic, resources, count);
  const auto* entries = rd_kafka_ConfigResource_configs(&resource, &count);
  std::map<std::string, TopicConfig> config;
  for (std::size_t i = 0; i < count; ++i) {
    const char* value = rd_kafka_ConfigEntry_value(entries[i]);
    const bool own = rd_kafka_ConfigEntry_source(entries[i]) == RD_KAFKA_CONFIG_SOURCE_DYNAMIC_TOPIC_CONFIG;
    config[rd_kafka_ConfigEntry_name(entries[i])] = {value == nullptr ? "" : value, own};
  }
  return config;
}

// This version of the library can only set a topic's whole configuration.
void SetConfig(rd_kafka_t* client, const std::string& topic, const std::map<std::string, std::string>& config) {
  auto whole = config;
  for (const auto& [name, is] : ConfigOf(client, topic)) {
    if (is.own) whole.emplace(name, is.value);
  }
  const Resource request{rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic.c_str())};
  for (const auto& [name, value] : whole) {
    rd_kafka_ConfigResource_set_config(request.get(), name.c_str(), value.c_str());
  }
  auto* requests = request.get();
  const Answer answer = Ask({client}, "configure a topic", [&](auto* options, auto* queue) {
    rd_kafka_AlterConfigs(client, &requests, 1, options, queue);
  });
  std::size_t count = 0;
  const auto* resources =
      rd_kafka_AlterConfigs_result_resources(rd_kafka_event_AlterConfigs_result(answer.get()), &count);
  OnlyOf("configure", topic, resources, count);
}

}  // namespace participation::events::kafka
