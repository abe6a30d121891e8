#pragma once

#include <map>
#include <string>

#include "libs/limits/gcra.hpp"
#include "participation/options/v1/options.pb.h"

namespace google::protobuf {
class Message;
class MethodDescriptor;
}  // namespace google::protobuf

namespace participation::limits {

using options::v1::Budget;

// What somebody may do of each kind.
struct Allowance {
  Rate reads;
  Rate changes;
  Rate identity;
  Rate ingestion;

  const Rate& Of(Budget budget) const;
};

// What who may do in a time.
struct Rules {
  Allowance callers = {
      .reads = {100, 1000}, .changes = {50, 500}, .identity = {5, 300}, .ingestion = {10'000, 100'000}};
  // Who did not sign in, by address. Whoever sits behind one address shares it.
  Allowance anonymous = {.reads = {50, 500}, .changes = {5, 50}, .identity = {1, 20}, .ingestion = {50, 500}};
  Rate failed_sign_ins = {0.5, 30};                             // by address
  std::map<std::string, Allowance, std::less<>> subjects = {};  // instead of `callers`, by the caller's subject
};

// Which budget a method's calls take from.
Budget BudgetOf(const google::protobuf::MethodDescriptor& method);

// How much a message costs: one, or of ingestion one for each item, or each 250 bytes of a file.
double CostOf(Budget budget, const google::protobuf::Message& message);

// Reads rules from YAML, where what is not said stays as above. Throws std::invalid_argument with all that is wrong.
Rules ParseRules(const std::string& yaml);

}  // namespace participation::limits
