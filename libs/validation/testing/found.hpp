#pragma once

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "libs/validation/testing/sample.pb.h"
#include "libs/validation/validate.hpp"

namespace participation::validation {

using namespace testing::v1;  // NOLINT(google-build-using-namespace): the messages this is about.

inline const clock::Time kNow = clock::FromRfc3339("2026-11-22T10:00:00Z").value();

// The violations of a message written as text format, by field.
template <class Message>
std::map<std::string, std::string> Found(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::MergeFromString(text, &message)) << text;
  std::map<std::string, std::string> found;
  for (const auto& [field, description] : Validate(message, kNow)) {
    EXPECT_TRUE(found.emplace(field, description).second) << field << " twice";
  }
  return found;
}

using None = std::map<std::string, std::string>;

// The same in an otherwise sound message.
inline std::map<std::string, std::string> InTexts(const std::string& text) {
  return Found<Texts>("title: 'fine' " + text);
}
inline std::map<std::string, std::string> InNumbers(const std::string& text) {
  return Found<Numbers>("seats: 1 answer: 0 " + text);
}
inline std::map<std::string, std::string> InThings(const std::string& text) {
  return Found<Things>("colour: COLOUR_RED born {} tags: 'a' texts { title: 'fine' } " + text);
}

}  // namespace participation::validation
