#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <ostream>

#include "libs/events/bus.hpp"

namespace participation::events {

// A kind of bus, as tests get one.
struct BusUnderTest {
  // Opens the bus that belongs to a folder: an empty one for a new folder, the same one again for the same.
  std::function<std::unique_ptr<Bus>(const std::string& folder)> open;
  // Why there is none on this machine; empty if there is one.
  std::function<std::string()> why_missing = [] { return std::string{}; };
};

// For messages about failures.
inline void PrintTo(const BusUnderTest&, std::ostream* out) { *out << "a bus"; }

// What any bus must do. A bus joins with INSTANTIATE_TEST_SUITE_P: each test gets an empty one, and may open the same
// again after closing it. It has the topics "google.protobuf" and "participation.other.v1".
class BusConformance : public testing::TestWithParam<BusUnderTest> {
 protected:
  BusConformance();
  ~BusConformance() override;

  void SetUp() override {
    if (const std::string why = GetParam().why_missing(); !why.empty()) GTEST_SKIP() << why;
  }

  std::unique_ptr<Bus> OpenHere() { return GetParam().open(folder_); }

 private:
  std::string folder_;
};

}  // namespace participation::events
