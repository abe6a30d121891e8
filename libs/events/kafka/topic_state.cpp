#include "libs/events/kafka/topic_state.hpp"

#include <stdexcept>

namespace participation::events::kafka {

TopicState StateOf(const Asker& asker, const std::string& name) {
  const Topic topic{rd_kafka_topic_new(asker.client, name.c_str(), nullptr)};
  if (!topic) throw std::runtime_error{"the bus has no place for the topic " + name};
  const rd_kafka_metadata_t* answer = nullptr;
  rd_kafka_resp_err_t error = rd_kafka_metadata(asker.client, 0, topic.get(), &answer, asker.millis);
  const Owned<const rd_kafka_metadata_t> metadata{answer};
  if (error == RD_KAFKA_RESP_ERR_NO_ERROR && metadata->topic_cnt == 1) error = metadata->topics[0].err;
  if (error == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART) return {};
  if (error != RD_KAFKA_RESP_ERR_NO_ERROR || metadata->topic_cnt != 1) {
    throw std::runtime_error{"the brokers do not tell of the topic " + name + ": " + rd_kafka_err2name(error)};
  }
  const auto& told = metadata->topics[0];
  return {told.partition_cnt, told.partition_cnt == 0 ? 0 : told.partitions[0].replica_cnt};
}

std::vector<PartitionOffset> PartitionsOf(const Asker& asker, const std::string& topic) {
  std::vector<PartitionOffset> partitions;
  const int count = StateOf(asker, topic).partitions;
  for (int i = 0; i < count; ++i) partitions.push_back({topic, i});
  return partitions;
}

}  // namespace participation::events::kafka
