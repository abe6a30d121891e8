#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "libs/events/kafka/topic_keeper.hpp"
#include "libs/events/kafka/topic_plan.hpp"

namespace participation::events {

// The URL of a bus on a broker for tests (`server` is its URL) with topics of the test's own: their prefix is the name
// of `folder`, which is the test's own too. Makes the topics the first time, as `every_topic` says.
inline std::string UrlOfOwnTopics(const std::filesystem::path& folder, const std::string& server,
                                  const std::vector<std::string>& topics,
                                  const std::string& every_topic = "{partitions: 3, replication: 1}") {
  const std::filesystem::path plan = folder / "topics.yaml";
  const bool is_new = !std::filesystem::exists(plan);
  if (is_new) {
    std::ofstream file{plan};
    file << "every-topic: " << every_topic << "\ntopics:\n";
    for (const std::string& topic : topics) file << "  " << topic << ":\n";
  }
  const char* joint = server.find('?') == std::string::npos ? "?" : "&";
  const std::string url = server + joint + "prefix=" + folder.filename().string() + ".&topics=" + plan.string();
  if (is_new) kafka::TopicKeeper{url}.Apply(kafka::ReadTopicPlans(plan), false);
  return url;
}

}  // namespace participation::events
