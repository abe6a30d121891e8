#pragma once

namespace testing {}

namespace participation::testing {

// Inside `participation`, `testing::HasSubstr` would look here and not in GoogleTest; this lets it find both.
using namespace ::testing;

}  // namespace participation::testing
