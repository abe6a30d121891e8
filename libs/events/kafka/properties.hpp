#pragma once

#include <map>
#include <string>

namespace participation::events::kafka {

// Properties of librdkafka by their names. Their values may be secrets.
using Properties = std::map<std::string, std::string>;

// Reads lines of the form `name=value`; empty ones and those that begin with # say nothing. Only what tells how to
// reach the brokers may be set: all else is the bus's own. Throws std::invalid_argument that shows no value.
Properties ReadProperties(const std::string& file);

// The text with every value of the properties masked that stands in it, but for the names of protocols.
std::string Mask(std::string text, const Properties& properties);

}  // namespace participation::events::kafka
