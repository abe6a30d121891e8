#pragma once

#include <librdkafka/rdkafka.h>

#include <memory>

namespace participation::events::kafka {

// Ends what librdkafka made.
struct Destroy {
  // A consumer is closed by whom it belongs to, who bounds how long that takes.
  void operator()(rd_kafka_t* client) const { rd_kafka_destroy_flags(client, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE); }
  void operator()(rd_kafka_conf_t* configuration) const { rd_kafka_conf_destroy(configuration); }
  void operator()(rd_kafka_topic_t* topic) const { rd_kafka_topic_destroy(topic); }
  void operator()(rd_kafka_message_t* message) const { rd_kafka_message_destroy(message); }
  void operator()(rd_kafka_headers_t* headers) const { rd_kafka_headers_destroy(headers); }
  void operator()(rd_kafka_queue_t* queue) const { rd_kafka_queue_destroy(queue); }
  void operator()(rd_kafka_event_t* event) const { rd_kafka_event_destroy(event); }
  void operator()(rd_kafka_error_t* error) const { rd_kafka_error_destroy(error); }
  void operator()(const rd_kafka_metadata_t* metadata) const { rd_kafka_metadata_destroy(metadata); }
  void operator()(rd_kafka_topic_partition_list_t* partitions) const {
    rd_kafka_topic_partition_list_destroy(partitions);
  }
  void operator()(rd_kafka_AdminOptions_t* options) const { rd_kafka_AdminOptions_destroy(options); }
  void operator()(rd_kafka_NewTopic_t* topic) const { rd_kafka_NewTopic_destroy(topic); }
  void operator()(rd_kafka_NewPartitions_t* partitions) const { rd_kafka_NewPartitions_destroy(partitions); }
  void operator()(rd_kafka_ConfigResource_t* resource) const { rd_kafka_ConfigResource_destroy(resource); }
  void operator()(rd_kafka_ListConsumerGroupOffsets_t* offsets) const {
    rd_kafka_ListConsumerGroupOffsets_destroy(offsets);
  }
  void operator()(rd_kafka_AlterConsumerGroupOffsets_t* offsets) const {
    rd_kafka_AlterConsumerGroupOffsets_destroy(offsets);
  }
};

template <class Handle>
using Owned = std::unique_ptr<Handle, Destroy>;

using Client = Owned<rd_kafka_t>;
using Topic = Owned<rd_kafka_topic_t>;
using Message = Owned<rd_kafka_message_t>;
using Headers = Owned<rd_kafka_headers_t>;
using Partitions = Owned<rd_kafka_topic_partition_list_t>;
using Queue = Owned<rd_kafka_queue_t>;
using Answer = Owned<rd_kafka_event_t>;

}  // namespace participation::events::kafka
