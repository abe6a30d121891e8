#include "libs/platform_testing/platform.hpp"
#include "services/activity_tracking/module.hpp"
#include "services/feedback_ingestion/module.hpp"
#include "services/impact_reporting/module.hpp"
#include "services/people_bank/module.hpp"
#include "tests/journeys/apart.hpp"

namespace participation::journeys {
namespace {

class Embedded final : public Deployment {
 public:
  ctl::Addresses addresses() const override { return ctl::Addresses::Parse({platform_.address()}).value(); }
  std::vector<std::filesystem::path> Folders() const override { return {platform_.folder()}; }
  std::string DatabaseUrl(const std::string& module) const override { return platform_.DatabaseUrl(module); }
  void Stop() override { platform_.Stop(); }

 private:
  platform_testing::Platform platform_{{people_bank::PeopleBankModule(), activity_tracking::ActivityTrackingModule(),
                                        feedback_ingestion::FeedbackIngestionModule(),
                                        impact_reporting::ImpactReportingModule()}};
};

}  // namespace

std::unique_ptr<Deployment> Deploy(Mode mode) {
  if (mode == Mode::kEmbedded) return std::make_unique<Embedded>();
  return std::make_unique<Apart>();
}

std::string WhyNot(Mode mode) {
  if (mode == Mode::kEmbedded) return "";
  for (const char* server : {"postgres", "kafka", "redis"}) {
    if (!testing::ServerUrl(server)) return testing::WhyMissing(server);
  }
  return "";
}

}  // namespace participation::journeys
