#include "libs/rpc/record_end.hpp"

#include <google/protobuf/descriptor.h>

#include "libs/log/log.hpp"
#include "libs/rpc/edge.hpp"

namespace participation::rpc {

void RecordEnd(const Method& method, const absl::Status& status, std::chrono::steady_clock::time_point begun) {
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
  if (!status.ok()) {
    log::Info("call refused",
              {log::Method(method.descriptor->full_name()), log::Code(absl::StatusCodeToString(status.code()))});
  }
  method.metrics.seconds.Observe(taken.count());
  method.metrics.Handled(static_cast<int>(status.code()));
}

}  // namespace participation::rpc
