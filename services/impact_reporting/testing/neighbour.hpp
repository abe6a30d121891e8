#pragma once

#include <google/protobuf/message.h>

#include "libs/database/database.hpp"
#include "libs/events/outbox.hpp"
#include "libs/id/id.hpp"
#include "libs/runtime/host.hpp"
#include "libs/runtime/module.hpp"

namespace participation::impact_reporting {

// A neighbour that tells what the others would, through an outbox of its own.
class Neighbour {
 public:
  runtime::Module Module() {
    return {.name = "neighbour", .migrations = {}, .start = [this](runtime::Host& host) {
              database_ = &host.means().database;
            }};
  }
  void Tell(const google::protobuf::Message& event) {
    database_->Write([&](database::Transaction& transaction) {
      events::Outbox{transaction}.Add(id::New(), 1, event);
      return true;
    });
  }

 private:
  database::Database* database_ = nullptr;
};

}  // namespace participation::impact_reporting
