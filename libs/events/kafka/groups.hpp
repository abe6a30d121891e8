#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "libs/events/bus.hpp"
#include "libs/events/kafka/connection.hpp"

namespace participation::events::kafka {

// The topics that each group hears, by our names.
using TopicsByGroup = std::map<std::string, std::set<std::string>>;

// How far each group is behind on every partition, also those that another process hears.
std::vector<Lag> LagsOf(const Connection& connection, rd_kafka_t* client, const TopicsByGroup& groups);

// Puts a group back to the first event that a topic holds. Waits until the group has no members, which takes a while
// after one with an instance name has ended; throws if it still has some then.
void PutBack(const Connection& connection, rd_kafka_t* client, const std::string& group, const std::string& topic);

// What a topic holds, and how far a group has got with it.
Standing StandingOf(const Connection& connection, rd_kafka_t* client, const std::string& group,
                    const std::string& topic);

// Calls `see` with everything that a topic held at the time of the call, in order by key.
void ShowAll(const Connection& connection, rd_kafka_t* client, const std::string& topic, const Standing& standing,
             const Bus::Witness& see);

}  // namespace participation::events::kafka
