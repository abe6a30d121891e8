#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "libs/database/database.hpp"
#include "libs/events/event.hpp"
#include "libs/projections/cannot_rebuild.hpp"  // for what Read throws
#include "libs/projections/keys_met.hpp"
#include "libs/projections/projection.hpp"

namespace participation::projections {

// A projection that is being made, in a file of its own with all tables of its module, whatever the module's database
// is. The file goes with it.
class Shadow {
 public:
  // `file` is this process's alone: what stands there was left by one that was killed.
  Shadow(std::filesystem::path file, std::string_view module, std::span<const database::Migration> migrations,
         const Projection& projection);
  ~Shadow();
  Shadow(const Shadow&) = delete;
  Shadow& operator=(const Shadow&) = delete;

  static void RemoveLeftover(const std::filesystem::path& file);

  // Events that are not to take effect when they are read.
  void HoldBack(std::span<const std::string> event_ids);
  // Events as the bus shows them: what is `chosen` takes effect, once. All of a key must be among them, from its first:
  // throws CannotRebuild if one is missing, or if a reaction breaks.
  void Read(std::span<const events::Event> events, const std::vector<bool>& chosen);
  // Events that the module has applied meanwhile: what has had no effect here takes it.
  void CatchUp(std::span<const events::Event> events);
  // Does what reactions left for later.
  void Finish();

  database::Database& database() { return *database_; }

 private:
  void Apply(database::Transaction& transaction, std::span<const events::Event> events,
             std::vector<bool> takes_effect) const;
  void ApplyOne(database::Transaction& transaction, const events::Event& event) const;

  const std::filesystem::path file_;
  const Projection& projection_;
  std::unique_ptr<database::Database> database_;
  KeysMet keys_met_;
  bool any_held_back_ = false;
};

}  // namespace participation::projections
