#include "libs/rpc/breakdown.hpp"

#include <chrono>
#include <string>

#include "libs/database/database.hpp"
#include "libs/log/log.hpp"
#include "libs/refusal/refusal.hpp"

namespace participation::rpc {
namespace {

constexpr std::chrono::milliseconds kRetryBusy{200};
constexpr std::chrono::milliseconds kRetryAway{2000};

absl::Status Defect(std::string_view reason, std::string_view left) {
  log::Error("a call broke down", {log::Reason(reason)});
  return absl::InternalError(std::string{left} + ": the call broke down on a defect; its log entry says where");
}

}  // namespace

absl::Status Breakdown(const std::exception_ptr& cause, std::string_view left) {
  try {
    std::rethrow_exception(cause);
  } catch (const database::Overloaded&) {
    return TooBusy(left);
  } catch (const database::OutcomeUnknown& problem) {
    log::Error("the store failed in a commit", {log::Reason(problem.what())});
    return refusal::WithRetryAfter(
        refusal::Unavailable("COMMIT_UNKNOWN",
                             "whether this was stored is not known: the connection to the store broke at that moment; "
                             "send it again with the same request_id or submission_id, which has effect once"),
        kRetryAway);
  } catch (const database::Unavailable& problem) {
    log::Error("the store failed", {log::Reason(problem.what())});
    return refusal::WithRetryAfter(
        refusal::Unavailable("STORE_UNAVAILABLE",
                             std::string{left} +
                                 ": the store cannot be used now (is its disk full or read-only? its log "
                                 "says why); try again later"),
        kRetryAway);
  } catch (const std::exception& problem) {
    return Defect(problem.what(), left);
  } catch (...) {
    return Defect("something thrown that is no std::exception", left);
  }
}

absl::Status ShuttingDown(std::string_view left) {
  return refusal::WithRetryAfter(
      refusal::Unavailable("SHUTTING_DOWN", std::string{left} + ": this server is stopping; try again a little later"),
      kRetryAway);
}

absl::Status TooBusy(std::string_view left) {
  return refusal::WithRetryAfter(
      refusal::ResourceExhausted("TOO_BUSY", std::string{left} + ": too many calls are under way; try again shortly"),
      kRetryBusy);
}

}  // namespace participation::rpc
