#include "libs/database/lease.hpp"

#include <exception>

namespace participation::database {
namespace {

// Moments are microseconds since 1970 on the database's clock.
constexpr Migration kLeaseMigrations[] = {{1, "0001_leases", R"sql(
  CREATE TABLE leases (name TEXT NOT NULL PRIMARY KEY, owner TEXT NOT NULL, epoch BIGINT NOT NULL,
                       expire_time BIGINT NOT NULL);
)sql"}};

// Tries in one length of the lease.
constexpr int kTries = 6;

}  // namespace

void Lease::Migrate(Database& database) { database.Migrate("leases", kLeaseMigrations); }

Lease::Lease(Database& database, std::string name, std::string owner, std::chrono::milliseconds length)
    : database_{database}, name_{std::move(name)}, owner_{std::move(owner)}, length_{length} {}

void Lease::Start(std::function<void()> gained) {
  gained_ = std::move(gained);
  worker_ = std::jthread{[this](const std::stop_token& stop) { Run(stop); }};
}

void Lease::Stop() {
  if (!worker_.joinable()) return;
  worker_.request_stop();
  worker_.join();
}

Lease::~Lease() {
  Stop();
  if (!Held()) return;
  try {
    database_.Write([this](Transaction& transaction) {
      transaction.Execute("UPDATE leases SET expire_time = 0 WHERE name = $1 AND owner = $2", {name_, owner_});
      return true;
    });
  } catch (const std::exception&) {  // NOLINT: it expires by itself
  }
}

bool Lease::Held() const { return Monotonic::now() < held_until_.load(); }

void Lease::Run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    try {
      Try();
    } catch (const std::exception&) {  // NOLINT: the database is away, which whoever uses it says
    }
    std::unique_lock lock{mutex_};
    pause_.wait_for(lock, stop, length_ / kTries, [] { return false; });
  }
}

void Lease::Try() {
  const Monotonic::time_point asked = Monotonic::now();
  if (!Held() && !IsFree()) return;
  bool mine = false;
  database_.Write([&](Transaction& transaction) { return mine = Take(transaction); });
  const bool was_mine = Held();
  held_until_ = mine ? asked + length_ : Monotonic::time_point{};
  if (mine && !was_mine) gained_();
}

// Asked before anything is written, so that those who wait for the lease leave the writer alone.
bool Lease::IsFree() const {
  bool free = false;
  database_.Read([&](Transaction& transaction) {
    const Rows rows = transaction.Execute("SELECT expire_time, owner FROM leases WHERE name = $1", {name_});
    free = rows.empty() || rows[0].Integer(0) < transaction.NowMicros() || rows[0].Text(1) == owner_;
  });
  return free;
}

bool Lease::Take(Transaction& transaction) {
  const std::int64_t now = transaction.NowMicros();
  const std::int64_t until = now + std::chrono::microseconds{length_}.count();
  const Rows rows = transaction.Execute(
      "INSERT INTO leases (name, owner, epoch, expire_time) VALUES ($1, $2, 1, $3) ON CONFLICT (name) DO UPDATE SET "
      "epoch = leases.epoch + CASE WHEN leases.owner = excluded.owner THEN 0 ELSE 1 END, owner = excluded.owner, "
      "expire_time = excluded.expire_time WHERE leases.owner = excluded.owner OR leases.expire_time < $4 RETURNING "
      "epoch",
      {name_, owner_, until, now});
  if (!rows.empty()) epoch_ = rows[0].Integer(0);
  return !rows.empty();
}

}  // namespace participation::database
