#include "libs/database/connection.hpp"
#include "libs/database/group_writer.hpp"
#include "libs/database/log_emptier.hpp"
#include "libs/database/read_pool.hpp"

namespace participation::database {
namespace {

class PooledDatabase final : public Database {
 public:
  PooledDatabase(Connect for_writing, Connect for_reading, const Options& options)
      : connect_{for_writing},
        log_{for_writing},
        writer_{for_writing, options},
        readers_{std::move(for_reading), options.readers},
        is_shared_{!options.exclusive} {}

  void Submit(Work work, Done done, Joinable* joinable, std::string_view lane) override {
    writer_.Submit(std::move(work), std::move(done), joinable, lane);
  }
  void Read(const std::function<void(Transaction&)>& read) override { readers_.Read(read); }
  void Migrate(std::string_view set, std::span<const Migration> migrations) override {
    ApplyMigrations(*connect_(), set, migrations);
  }
  void OnCommit(std::function<void()> listener) override { writer_.OnCommit(std::move(listener)); }
  bool EmptyLog() override { return log_.Run(); }
  std::size_t Waiting() const override { return writer_.Waiting(); }
  bool IsShared() const override { return is_shared_; }

 private:
  Connect connect_;
  LogEmptier log_;
  GroupWriter writer_;
  ReadPool readers_;
  const bool is_shared_;
};

}  // namespace

std::unique_ptr<Database> OverConnections(Connect for_writing, Connect for_reading, const Options& options) {
  return std::make_unique<PooledDatabase>(std::move(for_writing), std::move(for_reading), options);
}

}  // namespace participation::database
