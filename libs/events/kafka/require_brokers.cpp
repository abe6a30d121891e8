#include "libs/events/kafka/require_brokers.hpp"

#include "libs/events/kafka/topic_plan.hpp"
#include "libs/events/kafka/topic_state.hpp"

namespace participation::events::kafka {
namespace {

constexpr int kStartMillis = 10'000;

}  // namespace

void RequireBrokers(const Connection& connection, rd_kafka_t* client) {
  const rd_kafka_metadata_t* answer = nullptr;
  const rd_kafka_resp_err_t error = rd_kafka_metadata(client, 0, nullptr, &answer, kStartMillis);
  const Owned<const rd_kafka_metadata_t> metadata{answer};
  if (error == RD_KAFKA_RESP_ERR_NO_ERROR) return;
  throw Away{
      "no broker of the Kafka bus answered within 10 s: is it running, is its address right, and does its listener "
      "take the TLS and SASL settings of the file that ?config= names?" +
      connection.LastProblem()};
}

void RequireTopics(const Connection& connection, rd_kafka_t* client) {
  std::string lacking;
  for (const TopicPlan& plan : ReadTopicPlans(connection.url().topics)) {
    const std::string topic = connection.Theirs(plan.name);
    const int partitions = StateOf({client}, topic).partitions;
    if (partitions >= plan.partitions) continue;
    lacking += (lacking.empty() ? "" : ", ") + topic +
               (partitions == 0 ? " is missing"
                                : " has " + std::to_string(partitions) + " partitions and needs " +
                                      std::to_string(plan.partitions));
  }
  if (lacking.empty()) return;
  throw std::runtime_error{
      "the topics of the Kafka bus are not as they must be: " + lacking +
      ". Run `participationctl topics apply --bus URL` with the same URL; more partitions also need "
      "--repartition, and that nothing is published meanwhile (docs/operations.md)"};
}

}  // namespace participation::events::kafka
