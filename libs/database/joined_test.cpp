#include <gmock/gmock.h>

#include <future>
#include <vector>

#include "libs/database/testing/conformance.hpp"

namespace participation::database {
namespace {

using ::testing::ElementsAre;

constexpr Migration kThings[] = {{1, "0001_things", "CREATE TABLE things (id TEXT PRIMARY KEY)"}};

// Adds a row, alone or with others; those called "broken" break whatever they are in.
class Adding final : public Joinable {
 public:
  Adding(std::string id, const void* kind, std::vector<std::size_t>& joined)
      : id_{std::move(id)}, kind_{kind}, joined_{joined} {}

  const void* Kind() const override { return kind_; }
  bool DoTogether(Transaction& transaction, std::span<Joinable* const> all) override {
    joined_.push_back(all.size());
    for (Joinable* one : all) static_cast<Adding*>(one)->Do(transaction);
    return true;
  }
  bool Do(Transaction& transaction) {
    transaction.Execute("INSERT INTO things (id) VALUES ($1)", {id_});
    if (id_ == "broken") throw std::runtime_error{"broken"};
    return true;
  }
  void Submit(Database& database) {
    database.Submit([this](Transaction& transaction) { return Do(transaction); },
                    [this](const std::exception_ptr& error) { failed_.set_value(error != nullptr); }, this, "");
  }
  bool Failed() { return failed_.get_future().get(); }

 private:
  const std::string id_;
  const void* const kind_;
  std::vector<std::size_t>& joined_;
  std::promise<bool> failed_;
};

// What is submitted while the writer is held up meets in one group.
class JoinedTest : public DatabaseConformance {
 protected:
  void SetUp() override {
    DatabaseConformance::SetUp();
    if (IsSkipped()) return;
    database_ = OpenHere();
    database_->Migrate("things", kThings);
    std::promise<void> holding;
    database_->Submit(
        [&](Transaction&) {
          holding.set_value();
          release_.get_future().wait();
          return false;
        },
        [](const std::exception_ptr&) {});
    holding.get_future().wait();
  }
  std::unique_ptr<Adding> Submit(const std::string& id, const void* kind) {
    auto adding = std::make_unique<Adding>(id, kind, joined_);
    adding->Submit(*database_);
    return adding;
  }

  const int kind_ = 0;
  const int other_kind_ = 0;
  std::promise<void> release_;
  std::vector<std::size_t> joined_;  // how many were done together, each time
  std::unique_ptr<Database> database_;
};

INSTANTIATE_TEST_SUITE_P(On, JoinedTest, BothBackends(), BackendName);

TEST_P(JoinedTest, WhatWaitsOfOneKindIsDoneTogether) {
  const auto a = Submit("a", &kind_);
  const auto x = Submit("x", &other_kind_);
  const auto b = Submit("b", &kind_);
  const auto alone = Submit("alone", nullptr);
  const auto c = Submit("c", &kind_);
  release_.set_value();
  for (const auto* one : {&a, &x, &b, &alone, &c}) EXPECT_FALSE((*one)->Failed());
  EXPECT_EQ(Count(*database_), 5);
  EXPECT_THAT(joined_, ElementsAre(3));
}

TEST_P(JoinedTest, IfItBreaksEachIsDoneAloneAndOnlyTheBrokenOneFails) {
  const auto a = Submit("a", &kind_);
  const auto broken = Submit("broken", &kind_);
  const auto b = Submit("b", &kind_);
  release_.set_value();
  EXPECT_FALSE(a->Failed());
  EXPECT_TRUE(broken->Failed());
  EXPECT_FALSE(b->Failed());
  EXPECT_EQ(Count(*database_), 2);
}

}  // namespace
}  // namespace participation::database
