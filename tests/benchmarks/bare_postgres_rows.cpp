#include <libpq-fe.h>

#include <chrono>
#include <span>
#include <stdexcept>

#include "libs/database/postgres/parameters.hpp"
#include "libs/database/postgres/types.hpp"
#include "libs/testing/servers.hpp"
#include "tests/benchmarks/bare_rows.hpp"
#include "tests/benchmarks/sample_rows.hpp"

namespace participation::benchmarks {
namespace {

using database::postgres::Parameters;
using enum database::postgres::Type;

constexpr unsigned kItemTypes[] = {kText, kText, kText, kInt8, kText, kText, kText, kText, kInt8,
                                   kText, kText, kText, kInt8, kText, kText, kInt8, kInt8};
constexpr unsigned kEventTypes[] = {kText, kText, kText, kText, kText, kInt8, kInt8, kText, kBytea};

constexpr char kTables[] = R"sql(
  CREATE TABLE bare_outbox (
    position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id TEXT NOT NULL, type TEXT NOT NULL,
    source TEXT NOT NULL, topic TEXT NOT NULL, key TEXT NOT NULL, version BIGINT NOT NULL, time BIGINT NOT NULL,
    traceparent TEXT NOT NULL, data BYTEA NOT NULL);
)sql";

constexpr char kInsert[] = R"sql(
  WITH items AS (INSERT INTO bare SELECT * FROM unnest(
    $1::text[], $2::text[], $3::text[], $4::int8[], $5::text[], $6::text[], $7::text[], $8::text[], $9::int8[],
    $10::text[], $11::text[], $12::text[], $13::int8[], $14::text[], $15::text[], $16::int8[], $17::int8[]))
  INSERT INTO bare_outbox (id, type, source, topic, key, version, time, traceparent, data) SELECT * FROM unnest(
    $18::text[], $19::text[], $20::text[], $21::text[], $22::text[], $23::int8[], $24::int8[], $25::text[], $26::bytea[])
)sql";

class PostgresRows final : public BareRows {
 public:
  explicit PostgresRows(const std::string& schema) : connection_{PQconnectdb(testing::ServerUrl("postgres")->c_str())} {
    Run("SET synchronous_commit = on; SET client_min_messages = warning; CREATE SCHEMA " + schema +
        "; SET search_path = " + schema + ";" + std::string{kBareTable} + kTables);
    Require(PQprepare(connection_, "insert", kInsert, 0, nullptr));
    drop_ = "DROP SCHEMA " + schema + " CASCADE";
  }
  ~PostgresRows() override {
    Run(drop_);
    PQfinish(connection_);
  }
  PostgresRows(const PostgresRows&) = delete;
  PostgresRows& operator=(const PostgresRows&) = delete;

  double Insert(int count) override {
    Run("TRUNCATE bare_outbox");
    const auto begun = std::chrono::steady_clock::now();
    for (int done = 0; done < count; done += kRowsInCommit) InsertSome();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
    return count / taken.count();
  }

 private:
  void InsertSome() {
    const SampleRows rows;
    std::vector<const char*> pointers;
    std::vector<int> lengths;
    const auto add = [&](const Parameters& columns) {
      pointers.insert(pointers.end(), columns.pointers(), columns.pointers() + columns.count());
      lengths.insert(lengths.end(), columns.lengths(), columns.lengths() + columns.count());
    };
    const auto items = Parameters::ByColumn(rows.items(), kItemTypes, kInsert);
    const auto events = Parameters::ByColumn(rows.events(), kEventTypes, kInsert);
    add(items);
    add(events);
    const std::vector<int> binary(pointers.size(), 1);
    Require(PQexecPrepared(connection_, "insert", static_cast<int>(pointers.size()), pointers.data(), lengths.data(),
                           binary.data(), 1));
  }

  void Run(const std::string& script) { Require(PQexec(connection_, script.c_str())); }
  void Require(PGresult* result) {
    const bool is_done = PQresultStatus(result) == PGRES_COMMAND_OK;
    PQclear(result);
    if (!is_done) throw std::runtime_error{PQerrorMessage(connection_)};
  }

  PGconn* connection_;
  std::string drop_;
};

}  // namespace

std::unique_ptr<BareRows> OnPostgres(const std::string& schema) { return std::make_unique<PostgresRows>(schema); }

}  // namespace participation::benchmarks
