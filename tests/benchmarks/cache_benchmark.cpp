// What the cache saves a dashboard: the report of one organisation, over 24 months of a country of 220 trusts with four
// sites each, whose published results depend on everybody's.
#include <cstdio>

#include "libs/cache/testing/opened.hpp"
#include "libs/cache/testing/redis_server.hpp"
#include "services/impact_reporting/store/answer_store.hpp"
#include "services/impact_reporting/testing/reporting.hpp"
#include "services/impact_reporting/usecases/draw_control_chart.hpp"
#include "services/impact_reporting/usecases/make_report.hpp"
#include "services/impact_reporting/usecases/summarise_participation.hpp"
#include "tests/benchmarks/paired.hpp"

namespace participation::benchmarks {
namespace {

using namespace impact_reporting;  // NOLINT(google-build-using-namespace): what is measured

constexpr int kTrusts = 220;
constexpr int kSites = 4;
constexpr int kBoards = 42;
constexpr int kPairs = 15;

std::string TrustOf(int number) { return "R" + std::to_string(1000 + number); }

organisations::Directory Country() {
  std::string csv = "code,name,kind,parent,opened,closed\nY56,Region,REGION,,,\n";
  for (int board = 0; board < kBoards; ++board) csv += "Q" + std::to_string(10 + board) + ",Board,ICB,Y56,,\n";
  for (int trust = 0; trust < kTrusts; ++trust) {
    csv += TrustOf(trust) + ",Trust,TRUST,Q" + std::to_string(10 + trust % kBoards) + ",,\n";
  }
  return *organisations::Directory::Parse(csv, "country.csv");
}

double SecondsOf(const std::function<void()>& work, int times = 1) {
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < times; ++i) work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count() / times;
}

class Dashboard {
 public:
  Dashboard() {
    for (const Month& month : Months{"2023-04", "2026-03"}.All()) {
      reporting_.Do([&](database::Transaction& transaction) {
        for (int site = 0; site < kTrusts * kSites; ++site) Answer(transaction, site, month, site * 7 % 12);
        return true;
      });
    }
  }

  // Counts an answer, as traffic does, in the month that goes on.
  void HearOne() {
    reporting_.Do([&](database::Transaction& transaction) {
      Answer(transaction, 3, kCurrent, 1);
      return true;
    });
  }

  double Report(cache::Cache& cache) {
    return SecondsOf([&] {
      reporting_.Ask([&](database::Transaction& snapshot) {
        return MakeReport(snapshot, cache, directory_, TrustOf(7), kPeriod, reporting_.clock.Now()).value();
      });
    });
  }
  double Chart() {
    return SecondsOf(
        [&] {
          reporting_.Ask([&](database::Transaction& snapshot) {
            return DrawControlChart(snapshot, {.organisation = TrustOf(7)}, reporting_.clock.Now()).value();
          });
        },
        50);
  }
  double Participation() {
    return SecondsOf(
        [&] {
          reporting_.Ask([&](database::Transaction& snapshot) {
            return SummariseParticipation(snapshot, TrustOf(7), kPeriod).value();
          });
        },
        50);
  }
  // Of one answer, in a commit with a thousand others.
  double Counting() {
    return SecondsOf([&] {
             reporting_.Do([&](database::Transaction& transaction) {
               Answer(transaction, 5, kCurrent, 1000);
               return true;
             });
           }) /
           1000;
  }

 private:
  static void Answer(database::Transaction& transaction, int site, const Month& month, int count) {
    const AnswerStore::Key key{TrustOf(site / kSites), kFriendsAndFamilyQuestion, month, "S" + std::to_string(site)};
    for (int i = 0; i < count; ++i) {
      AnswerStore::Counts one;
      ++one[key].at(i % 6U);
      AnswerStore{transaction}.Add(one);
    }
  }

  static inline const Month kCurrent = "2026-03";
  static inline const Months kPeriod{"2024-04", "2026-03"};
  impact_reporting::Reporting reporting_;
  const organisations::Directory directory_ = Country();
};

void PrintMilliseconds(const char* name, double seconds) { std::printf("%-60s %.3f ms\n", name, 1e3 * seconds); }

void MeasureAgainst(Dashboard& dashboard, const std::string& url) {
  const auto cold = [&] { return dashboard.Report(*cache::Open("memory:")); };
  const auto cache = cache::Opened(url);
  Print("a report from nothing / kept in memory",
        Summarise(PairedRatios(
            kPairs, [&] { return dashboard.Report(*cache); }, cold)),
        "times as fast");
  const auto under_traffic = [&] {
    dashboard.HearOne();
    return dashboard.Report(*cache);
  };
  Print("the same with an answer to the test before each report", Summarise(PairedRatios(kPairs, under_traffic, cold)),
        "times as fast");
  if (url != "memory:") {
    const auto joined_late = [&] {
      const auto replica = cache::Opened(url);
      return dashboard.Report(*replica);
    };
    Print("a report from nothing / by a replica that just started", Summarise(PairedRatios(kPairs, joined_late, cold)),
          "times as fast");
  }
  const auto stats = cache->Stats();
  const auto reads = stats.from_memory + stats.from_shared + stats.joined + stats.loads;
  std::printf("%-60s %.1f %%, %.2f s of loading saved, %.2f s spent\n", "hit rate",
              100 - 100.0 * static_cast<double>(stats.loads) / static_cast<double>(reads),
              std::chrono::duration<double>(stats.saved).count(), std::chrono::duration<double>(stats.loading).count());
}

void Run() {
  Dashboard dashboard;
  PrintMilliseconds("a report from nothing", dashboard.Report(*cache::Open("memory:")));
  PrintMilliseconds("a control chart, never kept", dashboard.Chart());
  PrintMilliseconds("who took part, never kept", dashboard.Participation());
  PrintMilliseconds("counting an answer", dashboard.Counting());
  std::printf("-- memory\n");
  MeasureAgainst(dashboard, "memory:");
  if (!cache::RedisServer::IsInstalled()) return void(std::printf("%s\n", cache::RedisServer::kMissing));
  std::printf("-- redis\n");
  const cache::RedisServer server;
  MeasureAgainst(dashboard, server.url());
}

}  // namespace
}  // namespace participation::benchmarks

int main() { participation::benchmarks::Run(); }
