#pragma once

#include <functional>
#include <span>
#include <string>

#include "libs/projections/rebuilder.hpp"

namespace participation::runtime {

struct Shared;

// Rebuilds what a module can rebuild, and shows in the metrics how far that has got.
class Rebuilding {
 public:
  Rebuilding(const std::string& module, std::span<const database::Migration> migrations, const Shared& shared,
             database::Database& database, std::span<const projections::Projection> projections);

  void Run(const std::function<bool()>& leads) { rebuilder_.Run(leads); }
  void Stop() { rebuilder_.Stop(); }

 private:
  projections::Rebuilder rebuilder_;
};

}  // namespace participation::runtime
