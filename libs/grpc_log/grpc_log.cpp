#include "libs/grpc_log/grpc_log.hpp"

#include <grpc/support/log.h>

#include "libs/log/log.hpp"

namespace participation::grpc_log {
namespace {

void Record(gpr_log_func_args* args) { log::Debug("gRPC complains", {log::Reason(args->message)}); }

}  // namespace

void TakeOver() {
  gpr_set_log_verbosity(GPR_LOG_SEVERITY_ERROR);
  gpr_set_log_function(Record);
}

}  // namespace participation::grpc_log
