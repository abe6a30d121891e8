#include "libs/rpc/breakdown.hpp"

#include <chrono>

#include "libs/database/database.hpp"
#include "libs/log/log.hpp"
#include "libs/refusal/refusal.hpp"

namespace participation::rpc {
namespace {

constexpr std::chrono::milliseconds kRetryBusy{200};
constexpr std::chrono::milliseconds kRetryAway{2000};

absl::Status Defect(std::string_view reason) {
  log::Error("a call broke down", {log::Reason(reason)});
  return absl::InternalError("nothing was changed: the call broke down on a defect; its log entry says where");
}

}  // namespace

absl::Status Breakdown(const std::exception_ptr& cause) {
  try {
    std::rethrow_exception(cause);
  } catch (const database::Overloaded&) {
    return TooBusy();
  } catch (const database::Unavailable& problem) {
    log::Error("the store failed", {log::Reason(problem.what())});
    return refusal::WithRetryAfter(
        refusal::Unavailable("STORE_UNAVAILABLE",
                             "nothing was changed: the store cannot be used now (is its disk full or read-only? its "
                             "log says why); try again later"),
        kRetryAway);
  } catch (const std::exception& problem) {
    return Defect(problem.what());
  } catch (...) {
    return Defect("something thrown that is no std::exception");
  }
}

absl::Status TooBusy() {
  return refusal::WithRetryAfter(
      refusal::ResourceExhausted("TOO_BUSY", "nothing was changed: too many calls are under way; try again shortly"),
      kRetryBusy);
}

}  // namespace participation::rpc
