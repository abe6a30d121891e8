#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/events/kafka/topic_plan.hpp"

namespace participation::events::kafka {

// Where the brokers differ from a plan.
struct TopicDifference {
  enum class Cure {
    kCreate,       // there is no such topic
    kChange,       // of its configuration
    kRepartition,  // more partitions, which moves keys
    kNone,         // Kafka cannot do that in place
  };

  std::string topic;     // by the brokers' name
  std::string property;  // "topic", "partitions", "replication", or the name of a configuration
  std::string actual;
  std::string wanted;
  Cure cure = Cure::kNone;
};

// Compares the topics of a bus with plans, and makes them so. Throws std::exception if the brokers are away or refuse.
class TopicKeeper {
 public:
  explicit TopicKeeper(std::string_view url);
  ~TopicKeeper();

  std::vector<TopicDifference> Compare(std::span<const TopicPlan> plans);

  // Creates and changes what can be without harm, and adds partitions if `repartition`.
  void Apply(std::span<const TopicPlan> plans, bool repartition);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace participation::events::kafka
