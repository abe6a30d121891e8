#pragma once

#include <atomic>
#include <cstdint>

#include "libs/database/database.hpp"

namespace participation::runtime {

// Takes what a module forgot out of its database's log of changes, where it lives on though its place is overwritten:
// at the start, and whenever something was noted. Who reads for long keeps the log from being emptied, and writers wait
// for each try: so it is tried less and less often, up to every 64th time.
class ForgottenLog {
 public:
  explicit ForgottenLog(database::Database& database) : database_{database} {}

  // Something was forgotten, and is committed. Any thread may call.
  void Note() { ++noted_; }

  // Empties the log if that is due. To be called by the clock, from one thread.
  void Empty();

 private:
  database::Database& database_;
  std::atomic<std::int64_t> noted_{1};  // what was forgotten before the start
  std::int64_t emptied_ = 0;            // as much of it as is out of the log
  int wait_ = 1;                        // calls from the next failed try to the one after it
  int left_out_ = 0;                    // calls still to be let pass
};

}  // namespace participation::runtime
