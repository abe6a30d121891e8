#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/clock/clock.hpp"
#include "libs/database/database.hpp"
#include "libs/events/bus.hpp"
#include "libs/projections/projection.hpp"
#include "libs/projections/rebuilds.hpp"

namespace participation::projections {

class Shadow;

// Makes projections of a module again when that is asked for: from the first event that the bus holds, in a shadow, by
// the same reactions, while the one in use goes on and is fed. What the module applies meanwhile is noted
// (events::AppliedLog) and caught up; the last of it, and the switch, are one transaction. To be used by one thread of
// the one replica that leads.
class Rebuilder {
 public:
  // Hears how one ended.
  using Observer = std::function<void(const Rebuild&)>;

  struct Site {
    std::string module;
    std::span<const database::Migration> migrations;
    database::Database& database;
    events::Bus& bus;
    const clock::Clock& clock;
    std::filesystem::path file;  // for shadows
  };

  Rebuilder(Site site, std::span<const Projection> projections, Observer observe);

  // Does what is asked for, and ends what a replica did not finish that led before. `leads` tells whether this one
  // still does. To be called about once a second.
  void Run(const std::function<bool()>& leads);
  // Gives up what is under way, soon, unless that is the switch.
  void Stop() { stopping_ = true; }

 private:
  struct Work;

  void Do(Rebuild rebuild);
  void Begin(Work& work);
  void ReadLog(Work& work);
  void ReadTopic(Work& work, const std::string& topic, const events::Standing& standing);
  void CatchUp(Work& work) const;
  void Switch(Work& work);
  void ShowProgress(Work& work);
  void RequireGoingOn() const;
  void Write(const std::function<bool(database::Transaction&)>& work) const;
  void ClearNotes() const;
  void Fail(Rebuild rebuild, std::string_view reason);
  void Tell(const Rebuild& rebuild) const;

  const Site site_;
  const std::span<const Projection> projections_;
  const Observer observe_;
  std::function<bool()> leads_;
  std::atomic<bool> stopping_ = false;
};

}  // namespace participation::projections
