#include "libs/runtime/run.hpp"
#include "services/activity_tracking/module.hpp"

int main(int argc, char** argv) {
  return participation::runtime::Run(argc, argv, {participation::activity_tracking::ActivityTrackingModule()});
}
