#pragma once

#include "libs/runtime/module.hpp"

namespace participation::activity_tracking {

runtime::Module ActivityTrackingModule();

}  // namespace participation::activity_tracking
