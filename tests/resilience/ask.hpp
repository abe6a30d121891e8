#pragma once

#include <grpcpp/channel.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/resilience/history.hpp"

// What clients ask a running platform, and note.
namespace participation::resilience {

// The one organisation that everything is submitted for.
inline constexpr const char* kOrganisation = "RXX";

struct Answer {
  Result result = Result::kUnknown;
  grpc::Status status = {};
  std::int64_t number = 0;
};

// How many items feedback ingestion counts in its months.
Answer CountItems(const std::shared_ptr<grpc::Channel>& feedback_ingestion);
// How many answers to the Friends and Family Test impact reporting counts this month.
Answer CountResults(const std::shared_ptr<grpc::Channel>& impact_reporting);
Answer CountResults(const std::shared_ptr<grpc::Channel>& impact_reporting, const std::string& organisation,
                    const std::string& month);

// Every item that feedback ingestion lists with its submission, in the order of the list. Throws std::runtime_error
// when a page is refused.
std::vector<std::pair<std::string, std::string>> ListItems(const std::shared_ptr<grpc::Channel>& feedback_ingestion);

// The keys of the events that a module has set aside. Throws std::runtime_error when it is refused.
std::vector<std::string> ListDeadKeys(const std::shared_ptr<grpc::Channel>& channel, const std::string& module);

}  // namespace participation::resilience
