#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "libs/events/kafka/ask.hpp"
#include "libs/events/kafka/handles.hpp"

namespace participation::events::kafka {

// A partition of a topic, by the brokers' name.
struct PartitionOffset {
  std::string topic;
  std::int32_t partition = 0;
  std::int64_t offset = RD_KAFKA_OFFSET_INVALID;
};

Partitions ToPartitions(std::span<const PartitionOffset> offsets);
std::vector<PartitionOffset> FromPartitions(const rd_kafka_topic_partition_list_t& partitions);

// The offsets of the first event that each partition holds, and of the next that it will.
void FindBeginnings(const Asker& asker, std::vector<PartitionOffset>& partitions);
void FindEnds(const Asker& asker, std::vector<PartitionOffset>& partitions);

// How far a group has got: the offset is negative where it has not begun.
void FindPlaces(const Asker& asker, const std::string& group, std::vector<PartitionOffset>& partitions);

// Sets how far a group has got. Throws while the group has members.
void SetPlaces(const Asker& asker, const std::string& group, std::span<const PartitionOffset> places);

}  // namespace participation::events::kafka
