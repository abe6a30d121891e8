#include "libs/projections/rebuilder.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>

#include "libs/database/write_once_there_is_room.hpp"
#include "libs/events/applied_log.hpp"
#include "libs/events/dead_letters.hpp"
#include "libs/faults/crash_point.hpp"
#include "libs/log/log.hpp"
#include "libs/projections/check_log.hpp"
#include "libs/projections/meanwhile.hpp"
#include "libs/projections/replace_rows.hpp"
#include "libs/projections/shadow.hpp"

namespace participation::projections {
namespace {

using events::Event;

constexpr std::chrono::milliseconds kProgressInterval{1000};

void RequireSaved(database::Transaction& transaction, const Rebuild& rebuild) {
  if (!Rebuilds{transaction}.Save(rebuild)) throw CannotRebuild{"another process leads now: rebuild again"};
}

}  // namespace

struct Rebuilder::Work {
  Rebuild& rebuild;
  const Projection& projection;
  Shadow& shadow;
  std::map<std::string, events::Standing> standings = {};
  std::int64_t caught_up = 0;  // position in the applied log
  std::chrono::steady_clock::time_point last_progress = {};
};

Rebuilder::Rebuilder(Site site, std::span<const Projection> projections, Observer observe)
    : site_{std::move(site)}, projections_{projections}, observe_{std::move(observe)} {
  Shadow::RemoveLeftover(site_.file);
}

void Rebuilder::Run(const std::function<bool()>& leads) {
  leads_ = leads;
  std::optional<Rebuild> found;
  site_.database.Read([&](database::Transaction& snapshot) { found = Rebuilds{snapshot}.UnderWay(); });
  if (!found) return;
  if (found->state == Rebuild::State::kRequested) return Do(*std::move(found));
  Fail(*std::move(found), "the process that did it ended, or no longer led: nothing was changed, rebuild again");
}

void Rebuilder::Do(Rebuild rebuild) {
  const auto projection = std::ranges::find(projections_, rebuild.projection, &Projection::name);
  if (projection == projections_.end()) {
    return Fail(std::move(rebuild), "this version of the program has no such projection");
  }
  log::Info("a projection is being rebuilt", {log::Module(site_.module), log::Method(rebuild.projection)});
  try {
    Shadow shadow{site_.file, site_.module, site_.migrations, *projection};
    Work work{rebuild, *projection, shadow};
    Begin(work);
    ReadLog(work);
    Switch(work);
  } catch (const std::exception& problem) {
    return Fail(std::move(rebuild), problem.what());
  }
  ClearNotes();
  Tell(rebuild);
}

// What the module has settled by `standings` it had settled before it began to note what it applies. In between it may
// have settled some that are neither: those are in its inbox, and not noted.
void Rebuilder::Begin(Work& work) {
  for (const std::string& topic : work.projection.reactions.Topics()) {
    auto& standing = work.standings[topic] = site_.bus.StandingOf(site_.module, topic);
    if (const auto whole = CheckHeld(topic, standing); !whole.ok()) throw CannotRebuild{std::string{whole.message()}};
    work.rebuild.events_total += standing.held;
  }
  work.rebuild.state = Rebuild::State::kReading;
  ClearNotes();
  std::vector<std::string> held_back;
  Write([&](database::Transaction& transaction) {
    RequireSaved(transaction, work.rebuild);
    events::AppliedLog{transaction}.Open();
    held_back = events::DeadLetters{transaction}.WithoutEffect();
    return true;
  });
  work.shadow.HoldBack(held_back);
}

void Rebuilder::ReadLog(Work& work) {
  for (const auto& [topic, standing] : work.standings) ReadTopic(work, topic, standing);
  faults::CrashPoint("after-log-read");
  CatchUp(work);
  work.shadow.Finish();
}

void Rebuilder::ReadTopic(Work& work, const std::string& topic, const events::Standing& standing) {
  site_.bus.Replay(topic, standing, [&](std::span<const Event> events, const std::vector<bool>& settled) {
    RequireGoingOn();
    if (events.empty()) return;
    work.shadow.Read(events, ChooseApplied(site_.database, events, settled));
    work.rebuild.events_read += static_cast<std::int64_t>(events.size());
    ShowProgress(work);
  });
}

// Batch by batch, so that little is left for the switch.
void Rebuilder::CatchUp(Work& work) const {
  for (bool more = true; more;) {
    RequireGoingOn();
    site_.database.Read(
        [&](database::Transaction& snapshot) { more = CatchUpSome(snapshot, work.caught_up, work.shadow); });
    Write([&](database::Transaction& transaction) {
      RequireSaved(transaction, work.rebuild);
      events::AppliedLog{transaction}.Forget(work.caught_up);
      return true;
    });
  }
}

// Nobody else changes the module's tables from the first statement to the commit.
void Rebuilder::Switch(Work& work) {
  RequireGoingOn();
  Write([&](database::Transaction& transaction) {
    work.rebuild.state = Rebuild::State::kDone;
    work.rebuild.end_time = site_.clock.Now();
    RequireSaved(transaction, work.rebuild);
    while (CatchUpSome(transaction, work.caught_up, work.shadow)) {
    }
    work.shadow.Finish();
    for (const Table& table : work.projection.tables) ReplaceRows(transaction, work.shadow.database(), table);
    if (work.projection.settle_in) work.projection.settle_in(transaction);
    events::AppliedLog{transaction}.Close();
    faults::CrashPoint("before-switch");
    return true;
  });
  faults::CrashPoint("after-switch");
}

void Rebuilder::ShowProgress(Work& work) {
  const auto now = std::chrono::steady_clock::now();
  if (now - work.last_progress < kProgressInterval) return;
  work.last_progress = now;
  Write([&](database::Transaction& transaction) {
    RequireSaved(transaction, work.rebuild);
    return true;
  });
}

void Rebuilder::RequireGoingOn() const {
  if (stopping_) throw CannotRebuild{"the process was stopped: rebuild again"};
  if (!leads_()) throw CannotRebuild{"another process leads now: rebuild again"};
}

// Much work was done before it, and none of it is in vain because others write much.
void Rebuilder::Write(const std::function<bool(database::Transaction&)>& work) const {
  database::WriteOnceThereIsRoom(site_.database, work, [this] { return stopping_.load(); });
}

// A little at a time: others want to write too.
void Rebuilder::ClearNotes() const {
  for (bool more = true; more;) {
    Write([&](database::Transaction& transaction) {
      more = events::AppliedLog{transaction}.Clear();
      return true;
    });
  }
}

// Unless another process ended it, which is the other's to tell, or a switch of which only the answer was lost.
void Rebuilder::Fail(Rebuild rebuild, std::string_view reason) {
  rebuild.state = Rebuild::State::kFailed;
  rebuild.reason = events::Presentable(reason);
  rebuild.end_time = site_.clock.Now();
  bool is_saved = false;
  std::optional<Rebuild> now;
  Write([&](database::Transaction& transaction) {
    is_saved = Rebuilds{transaction}.Save(rebuild);
    now = Rebuilds{transaction}.Find(rebuild.projection);
    if (is_saved) events::AppliedLog{transaction}.Close();
    return is_saved;  // the log may be another's by now
  });
  ClearNotes();
  const bool was_done = now && now->id == rebuild.id && now->state == Rebuild::State::kDone;
  if (is_saved || was_done) Tell(*now);
}

void Rebuilder::Tell(const Rebuild& rebuild) const {
  const auto module = log::Module(site_.module);
  const auto name = log::Method(rebuild.projection);
  const bool done = rebuild.state == Rebuild::State::kDone;
  if (done) log::Info("a projection was rebuilt", {module, name, log::Count(rebuild.events_read)});
  if (!done) log::Warning("a projection was not rebuilt", {module, name, log::Reason(rebuild.reason)});
  observe_(rebuild);
}

}  // namespace participation::projections
