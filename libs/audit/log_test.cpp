#include "libs/audit/log.hpp"

#include <gmock/gmock.h>

#include "libs/audit/notary.hpp"
#include "libs/audit/testing/record.hpp"
#include "libs/database/testing/conformance.hpp"
#include "libs/merkle/tree.hpp"
#include "libs/merkle/verify.hpp"

namespace participation::audit {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// A record in a database, and who signs it.
class LogTest : public database::DatabaseConformance {
 protected:
  void SetUp() override {
    DatabaseConformance::SetUp();
    if (IsSkipped()) return;
    database_ = OpenHere();
    MigrateAudit(*database_);
  }

  void Add(int count) {
    std::vector<NewEntry> entries;
    for (int i = 0; i < count; ++i) entries.push_back({testing::LeafAt(clock_.Now(), added_++), {}});
    database_->Write([&](database::Transaction& transaction) { return Log{transaction}.Append(entries), true; });
  }

  Notary& NewNotary() {
    notary_.emplace(testing::kModule, *database_, testing::Secret(), clock_,
                    [this](auto&, const SignedCheckpoint& checkpoint) { told_.push_back(checkpoint.size); });
    return *notary_;
  }

  template <class See>
  auto Read(See see) {
    std::invoke_result_t<See&, database::Transaction&> result;
    database_->Read([&](database::Transaction& transaction) { result = see(transaction); });
    return result;
  }

  // As somebody would who means it: past what the database refuses.
  void Tamper(const std::string& sql) {
    const bool sqlite = place_->backend() == database::FreshDatabase::Backend::kSqlite;
    database_->Write([&](database::Transaction& transaction) {
      if (sqlite) {
        for (const char* trigger : {"entries_stay", "entries_never_change", "checkpoints_stay"}) {
          transaction.Execute("DROP TRIGGER IF EXISTS audit_" + std::string{trigger});
        }
      } else {
        transaction.Execute("GRANT UPDATE, DELETE ON audit_entries, audit_checkpoints TO CURRENT_USER");
        transaction.Execute("ALTER TABLE audit_entries DISABLE TRIGGER ALL");
        transaction.Execute("ALTER TABLE audit_checkpoints DISABLE TRIGGER ALL");
      }
      transaction.Execute(sql);
      return true;
    });
  }

  clock::ManualClock clock_;
  std::unique_ptr<database::Database> database_;
  std::optional<Notary> notary_;
  std::vector<std::int64_t> told_;
  int added_ = 0;
};

TEST_P(LogTest, EntriesFollowEachOtherWithoutAGapAlsoAfterOneThatWasNotKept) {
  Add(2);
  database_->Write([&](database::Transaction& transaction) {
    return Log{transaction}.Append(NewEntry{"lost", {}}), false;
  });
  Add(1);
  std::vector<std::int64_t> positions;
  database_->Read([&](database::Transaction& transaction) {
    Log{transaction}.ForEach(0, 10, [&](std::int64_t position, auto) { positions.push_back(position); });
  });
  EXPECT_THAT(positions, ElementsAre(0, 1, 2));
}

TEST_P(LogTest, TheDatabaseRefusesToChangeWhatIsOnRecord) {
  Add(3);
  ASSERT_TRUE(NewNotary().Sign());
  for (const char* sql : {"UPDATE audit_entries SET data = data WHERE position = 1", "DELETE FROM audit_entries",
                          "UPDATE audit_checkpoints SET note = ''", "DELETE FROM audit_checkpoints"}) {
    EXPECT_ANY_THROW(database_->Write([&](database::Transaction& transaction) {
      transaction.Execute(sql);
      return true;
    })) << sql;
  }
  EXPECT_EQ(Read([](auto& transaction) { return Log{transaction}.Size(); }), 3);
}

TEST_P(LogTest, PeopleAreFoundByTheirCodes) {
  const std::vector<NewEntry> entries{{"a", {"one"}}, {"b", {"two", "one"}}, {"c", {"two"}}};
  database_->Write([&](database::Transaction& transaction) { return Log{transaction}.Append(entries), true; });
  database_->Write([&](database::Transaction& transaction) {
    return Log{transaction}.Append(NewEntry{"d", {"one", "three"}}), true;
  });
  std::string seen;
  const auto see = [&](std::int64_t position, std::string_view bytes) {
    seen += std::to_string(position).append(bytes);
  };
  database_->Read([&](database::Transaction& transaction) {
    Log{transaction}.ForEachAbout("one", 0, 10, 10, see);
    seen += "; ";
    Log{transaction}.ForEachAbout("one", 1, 3, 10, see);
    seen += "; ";
    Log{transaction}.ForEachAbout("one", 0, 4, 1, see);
  });
  EXPECT_EQ(seen, "0a1b3d; 1b; 0a");
}

TEST_P(LogTest, WhatIsSignedIsTheTreeOverAllEntriesAndEachOneIsProvedInIt) {
  for (const int count : {1, 254, 1, 1, 700}) {  // around the first full block, and past it
    Add(count);
    ASSERT_TRUE(NewNotary().Sign());
    merkle::GrowingTree tree;
    std::vector<merkle::Hash> leaves;
    database_->Read([&](database::Transaction& transaction) {
      Log{transaction}.ForEach(0, added_, [&](auto, auto bytes) { leaves.push_back(merkle::HashLeaf(bytes)); });
    });
    for (const auto& leaf : leaves) tree.Add(leaf);
    const auto last = Read([](auto& transaction) { return Checkpoints{transaction}.Last(); });
    const auto checkpoint = ParseCheckpoint(*testing::Verifier().Open(last->note));
    ASSERT_EQ(checkpoint->size, added_);
    EXPECT_EQ(checkpoint->root, tree.Root());
    database_->Read([&](database::Transaction& transaction) {
      StoredNodes nodes{transaction};
      const auto node = [&](int level, std::uint64_t index) { return nodes(level, index); };
      const auto size = static_cast<std::uint64_t>(added_);
      for (std::uint64_t position = 0; position < size; ++position) {
        EXPECT_TRUE(merkle::ShowsInclusion(merkle::ProveInclusion(position, size, node), leaves[position], position,
                                           size, checkpoint->root));
      }
    });
  }
}

TEST_P(LogTest, NothingIsSignedTwiceAndWhatIsSignedIsTold) {
  EXPECT_FALSE(NewNotary().Sign()) << "there is nothing to sign";
  Add(3);
  EXPECT_TRUE(notary_->Sign());
  EXPECT_FALSE(notary_->Sign());
  Add(1);
  EXPECT_TRUE(NewNotary().Sign()) << "another process goes on";
  EXPECT_THAT(told_, ElementsAre(3, 4));
  EXPECT_EQ(notary_->State().size, 4);
  EXPECT_FALSE(notary_->State().altered);
}

TEST_P(LogTest, ARecordThatWasAlteredIsSignedNoMore) {
  Add(1000);
  ASSERT_TRUE(NewNotary().Sign());
  Tamper(GetParam() == database::FreshDatabase::Backend::kSqlite
             ? "UPDATE audit_entries SET data = x'00' WHERE position = 700"
             : "UPDATE audit_entries SET data = '\\x00' WHERE position = 700");
  Add(1);
  EXPECT_FALSE(notary_->Sign());
  EXPECT_TRUE(notary_->State().altered);
  EXPECT_FALSE(NewNotary().Sign()) << "nor after a start";
  EXPECT_TRUE(notary_->State().altered);
}

TEST_P(LogTest, EachWayToAlterItIsSeenByWhoSigns) {
  Add(600);
  ASSERT_TRUE(NewNotary().Sign());
  for (const char* sql :
       {"DELETE FROM audit_entries WHERE position = 599", "DELETE FROM audit_entries WHERE position = 3",
        "UPDATE audit_nodes SET hash = (SELECT hash FROM audit_nodes WHERE node = 1) WHERE node = 0"}) {
    place_ = std::make_unique<database::FreshDatabase>(GetParam());
    database_ = OpenHere();
    MigrateAudit(*database_);
    added_ = 0;
    Add(600);
    ASSERT_TRUE(NewNotary().Sign());
    Tamper(sql);
    notary_->Sign();
    Add(300);
    notary_->Sign();
    EXPECT_TRUE(notary_->State().altered) << sql;
  }
}

INSTANTIATE_TEST_SUITE_P(Backends, LogTest, database::BothBackends(), database::BackendName);

}  // namespace
}  // namespace participation::audit
