#include "libs/events/kafka/offsets.hpp"

#include <chrono>
#include <stdexcept>
#include <thread>

namespace participation::events::kafka {
namespace {

// What offsets_for_times takes for a time: the protocol's own values for both ends.
constexpr std::int64_t kEarliest = RD_KAFKA_OFFSET_BEGINNING;
constexpr std::int64_t kLatest = RD_KAFKA_OFFSET_END;
constexpr std::chrono::milliseconds kLeaderPause{50};

// A leader that has just changed is not known everywhere; nor, to a broker or to the client that has just connected to
// one, are partitions that another told of a moment ago.
bool IsPassing(rd_kafka_resp_err_t error) {
  return error == RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION || error == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART ||
         error == RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION || error == RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE ||
         error == RD_KAFKA_RESP_ERR_FENCED_LEADER_EPOCH || error == RD_KAFKA_RESP_ERR_UNKNOWN_LEADER_EPOCH;
}

rd_kafka_resp_err_t FindOnce(const Asker& asker, rd_kafka_topic_partition_list_t& list) {
  rd_kafka_resp_err_t error = rd_kafka_offsets_for_times(asker.client, &list, asker.millis);
  for (int i = 0; i < list.cnt && error == RD_KAFKA_RESP_ERR_NO_ERROR; ++i) error = list.elems[i].err;
  return error;
}

void FindBy(std::int64_t time, const Asker& asker, std::vector<PartitionOffset>& partitions) {
  if (partitions.empty()) return;
  for (PartitionOffset& partition : partitions) partition.offset = time;
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds{asker.millis};
  while (true) {
    const Partitions list = ToPartitions(partitions);
    const rd_kafka_resp_err_t error = FindOnce(asker, *list);
    if (error == RD_KAFKA_RESP_ERR_NO_ERROR) {
      partitions = FromPartitions(*list);
      return;
    }
    if (!IsPassing(error) || std::chrono::steady_clock::now() > deadline) {
      throw std::runtime_error{std::string{"the brokers do not tell what a topic holds: "} + rd_kafka_err2name(error)};
    }
    std::this_thread::sleep_for(kLeaderPause);
  }
}

// Throws if what was asked for a group was refused, as a whole or for a partition.
const rd_kafka_topic_partition_list_t& PartitionsIn(const rd_kafka_group_result_t* const* groups, std::size_t count) {
  if (count != 1) throw std::runtime_error{"the brokers tell nothing of a group"};
  rd_kafka_resp_err_t error = RD_KAFKA_RESP_ERR_NO_ERROR;
  if (const auto* problem = rd_kafka_group_result_error(groups[0])) error = rd_kafka_error_code(problem);
  const auto* partitions = rd_kafka_group_result_partitions(groups[0]);
  for (int i = 0; partitions != nullptr && i < partitions->cnt && error == RD_KAFKA_RESP_ERR_NO_ERROR; ++i) {
    error = partitions->elems[i].err;
  }
  if (error != RD_KAFKA_RESP_ERR_NO_ERROR) {
    throw std::runtime_error{std::string{"the brokers refuse the offsets of a group: "} + rd_kafka_err2name(error)};
  }
  return *partitions;
}

}  // namespace

Partitions ToPartitions(std::span<const PartitionOffset> offsets) {
  Partitions list{rd_kafka_topic_partition_list_new(static_cast<int>(offsets.size()))};
  for (const auto& [topic, partition, offset] : offsets) {
    rd_kafka_topic_partition_list_add(list.get(), topic.c_str(), partition)->offset = offset;
  }
  return list;
}

std::vector<PartitionOffset> FromPartitions(const rd_kafka_topic_partition_list_t& partitions) {
  std::vector<PartitionOffset> offsets;
  for (int i = 0; i < partitions.cnt; ++i) {
    offsets.push_back({partitions.elems[i].topic, partitions.elems[i].partition, partitions.elems[i].offset});
  }
  return offsets;
}

void FindBeginnings(const Asker& asker, std::vector<PartitionOffset>& partitions) {
  FindBy(kEarliest, asker, partitions);
}

void FindEnds(const Asker& asker, std::vector<PartitionOffset>& partitions) { FindBy(kLatest, asker, partitions); }

void FindPlaces(const Asker& asker, const std::string& group, std::vector<PartitionOffset>& partitions) {
  if (partitions.empty()) return;
  const Partitions list = ToPartitions(partitions);
  const Owned<rd_kafka_ListConsumerGroupOffsets_t> question{
      rd_kafka_ListConsumerGroupOffsets_new(group.c_str(), list.get())};
  auto* questions = question.get();
  const Answer answer = Ask(asker, "tell how far a group has got", [&](auto* options, auto* queue) {
    rd_kafka_ListConsumerGroupOffsets(asker.client, &questions, 1, options, queue);
  });
  std::size_t count = 0;
  const auto* groups = rd_kafka_ListConsumerGroupOffsets_result_groups(
      rd_kafka_event_ListConsumerGroupOffsets_result(answer.get()), &count);
  partitions = FromPartitions(PartitionsIn(groups, count));
}

void SetPlaces(const Asker& asker, const std::string& group, std::span<const PartitionOffset> places) {
  const Partitions list = ToPartitions(places);
  const Owned<rd_kafka_AlterConsumerGroupOffsets_t> request{
      rd_kafka_AlterConsumerGroupOffsets_new(group.c_str(), list.get())};
  auto* requests = request.get();
  const Answer answer = Ask(asker, "set how far a group has got", [&](auto* options, auto* queue) {
    rd_kafka_AlterConsumerGroupOffsets(asker.client, &requests, 1, options, queue);
  });
  std::size_t count = 0;
  const auto* groups = rd_kafka_AlterConsumerGroupOffsets_result_groups(
      rd_kafka_event_AlterConsumerGroupOffsets_result(answer.get()), &count);
  PartitionsIn(groups, count);
}

}  // namespace participation::events::kafka
