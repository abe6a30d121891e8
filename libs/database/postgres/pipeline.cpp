#include "libs/database/postgres/pipeline.hpp"

#include <libpq-fe.h>
#include <poll.h>

#include <charconv>
#include <cstring>
#include <limits>

#include "libs/database/database.hpp"
#include "libs/database/postgres/problem.hpp"

namespace participation::database::postgres {
namespace {

using std::chrono::steady_clock;

// Longer than any limit of the server's (see connect.cpp): beyond it the server is stopped, or the wire cut.
constexpr std::chrono::seconds kLongestAnswer{20};
// Answers that are not awaited fill the buffers of both sides.
constexpr int kMostSent = 500;

std::int64_t ChangedBy(pg_result* result) {
  if (PQresultStatus(result) != PGRES_COMMAND_OK && PQresultStatus(result) != PGRES_TUPLES_OK) return 0;
  const char* command = PQcmdStatus(result);
  if (std::strncmp(command, "SELECT", 6) == 0) return 0;
  const char* text = PQcmdTuples(result);
  std::int64_t count = 0;
  std::from_chars(text, text + std::strlen(text), count);
  return count;
}

}  // namespace

void Pipeline::Enter() {
  if (PQpipelineStatus(connection_) == PQ_PIPELINE_OFF && PQenterPipelineMode(connection_) == 0) {
    Break(PQerrorMessage(connection_));
  }
}

void Pipeline::Check(int accepted) {
  if (accepted == 0) Break(PQerrorMessage(connection_));
}

void Pipeline::MakeRoom(std::size_t count) {
  if (sent_ + static_cast<int>(count) > kMostSent) Await();
}

void Pipeline::Send(const std::string& statement, const Parameters& parameters) {
  MakeRoom(1);
  Enter();
  Check(PQsendQueryPrepared(connection_, statement.c_str(), parameters.count(), parameters.pointers(),
                            parameters.lengths(), parameters.formats(), 1));
  ++sent_;
}

Result Pipeline::Await(std::vector<std::int64_t>* changed) {
  if (sent_ == 0) return {};
  const Deadline deadline = steady_clock::now() + kLongestAnswer;
  Check(PQpipelineSync(connection_));  // the server's own limit on idle transactions counts from there
  Flush(deadline);
  std::exception_ptr problem;
  Result last;
  for (; sent_ > 0; --sent_) {
    Result result = ReadAnswer(deadline);
    const auto status = PQresultStatus(result.get());
    if (status == PGRES_FATAL_ERROR && !problem) problem = ProblemIn(result.get(), name_);
    const std::int64_t count = ChangedBy(result.get());
    rows_changed_ += count;
    if (changed != nullptr) changed->push_back(count);
    if (sent_ == 1 && status == PGRES_TUPLES_OK && !problem) last = std::move(result);
  }
  while (PQresultStatus(Next(deadline).get()) != PGRES_PIPELINE_SYNC) {
  }
  if (problem) std::rethrow_exception(problem);
  return last;
}

Description Pipeline::Prepare(const std::string& statement, const std::string& sql) {
  Await();
  Enter();
  Check(PQsendPrepare(connection_, statement.c_str(), sql.c_str(), 0, nullptr));
  Check(PQsendDescribePrepared(connection_, statement.c_str()));
  const Deadline deadline = steady_clock::now() + kLongestAnswer;
  Check(PQpipelineSync(connection_));
  Flush(deadline);
  const Result prepared = ReadAnswer(deadline);
  const Result described = ReadAnswer(deadline);
  while (PQresultStatus(Next(deadline).get()) != PGRES_PIPELINE_SYNC) {
  }
  if (PQresultStatus(prepared.get()) == PGRES_FATAL_ERROR) {
    std::rethrow_exception(ProblemIn(prepared.get(), name_ + ": " + sql));
  }
  Description description;
  for (int i = 0; i < PQnparams(described.get()); ++i) {
    description.parameter_types.push_back(PQparamtype(described.get(), i));
  }
  description.returns_rows = PQnfields(described.get()) > 0;
  return description;
}

void Pipeline::RunScript(const std::string& sql) {
  Await();
  if (PQpipelineStatus(connection_) != PQ_PIPELINE_OFF) Check(PQexitPipelineMode(connection_));
  const Result result{PQexec(connection_, sql.c_str())};
  if (PQresultStatus(result.get()) == PGRES_FATAL_ERROR) std::rethrow_exception(ProblemIn(result.get(), name_));
}

void Pipeline::Drain() noexcept {
  try {
    Await();
  } catch (const std::exception&) {  // NOLINT: whoever drains has had an error already, or wants none
  }
}

bool Pipeline::broken() {
  if (sent_ == 0 && !gave_up_) {  // then nothing is due, unless the server says farewell
    pollfd socket{PQsocket(connection_), POLLIN, 0};
    while (!gave_up_ && poll(&socket, 1, 0) > 0) gave_up_ = PQconsumeInput(connection_) == 0;
  }
  return gave_up_ || PQstatus(connection_) != CONNECTION_OK;
}

void Pipeline::Flush(Deadline deadline) {
  while (true) {
    const int left = PQflush(connection_);
    if (left < 0) Break(PQerrorMessage(connection_));
    if (left == 0) return;
    AwaitSocket(POLLIN | POLLOUT, deadline);
  }
}

Result Pipeline::Next(Deadline deadline) {
  while (PQisBusy(connection_) != 0) AwaitSocket(POLLIN, deadline);
  Result result{PQgetResult(connection_)};
  if (PQstatus(connection_) != CONNECTION_OK) Break(PQerrorMessage(connection_));
  return result;
}

Result Pipeline::ReadAnswer(Deadline deadline) {
  Result answer = Next(deadline);
  for (Result more = Next(deadline); more != nullptr; more = Next(deadline)) answer = std::move(more);
  return answer;
}

void Pipeline::AwaitSocket(short events, Deadline deadline) {
  pollfd socket{PQsocket(connection_), events, 0};
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - steady_clock::now());
  const int ready = left.count() <= 0 ? 0 : poll(&socket, 1, static_cast<int>(left.count()));
  if (ready < 0 && errno == EINTR) return;
  if (ready <= 0) Break("no answer within " + std::to_string(kLongestAnswer.count()) + " s");
  if ((socket.revents & ~POLLOUT) != 0 && PQconsumeInput(connection_) == 0) Break(PQerrorMessage(connection_));
}

void Pipeline::Break(const std::string& why) {
  gave_up_ = true;
  sent_ = 0;
  throw Unavailable{name_ + ": " + why};
}

}  // namespace participation::database::postgres
