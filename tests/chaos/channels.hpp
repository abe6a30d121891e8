#pragma once

#include "tests/journeys/apart.hpp"
#include "tests/resilience/checker.hpp"

namespace participation::chaos {

// To all replicas of each service: a call goes to one that answers.
resilience::Channels ChannelsTo(const journeys::Apart& platform);

}  // namespace participation::chaos
