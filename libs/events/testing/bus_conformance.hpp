#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>

#include "libs/events/bus.hpp"

namespace participation::events {

// What any bus must do. A bus joins with INSTANTIATE_TEST_SUITE_P and a way to open it: each test gets an empty bus,
// and may open the same one again after closing it.
class BusConformance : public testing::TestWithParam<std::function<std::unique_ptr<Bus>(const std::string& place)>> {
 protected:
  BusConformance();
  ~BusConformance() override;

  std::unique_ptr<Bus> OpenHere() { return GetParam()(folder_); }

 private:
  std::string folder_;
};

}  // namespace participation::events
