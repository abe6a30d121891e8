#include "libs/mail/spool_mailer.hpp"

#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <thread>

#include "libs/mail/testing/parsed_mail.hpp"
#include "libs/testing/temporary_folder.hpp"

namespace participation::mail {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class SpoolMailerTest : public testing::Test {
 protected:
  ~SpoolMailerTest() override { chmod(folder_.c_str(), 0700); }  // so that it can be removed

  std::unique_ptr<Mailer> OpenHere() const { return OpenMailer("spool:" + folder_.string() + "?from=nhs@example.org"); }
  std::string Read(const std::string& name) const {
    std::ifstream file{folder_ / name, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
  }
  std::ptrdiff_t Files() const { return std::distance(fs::directory_iterator{folder_}, {}); }
  static Message Invitation(const std::string& id) {
    return {.id = id, .to = "sian@example.org", .subject = "You are invited", .body = "Please come."};
  }
  std::string Breakdown(Mailer& mailer) const {
    try {
      mailer.Send(Invitation("b"));
    } catch (const std::system_error& error) {
      return error.what();
    }
    return "it was sent";
  }

  const testing::TemporaryFolder root_;
  const fs::path folder_ = root_ / "spool";
};

TEST_F(SpoolMailerTest, AMessageBecomesAFileForItsOwnerOnly) {
  OpenHere()->Send(Invitation("a1"));
  const ParsedMail mail{Read("a1.eml")};
  EXPECT_EQ(mail.headers.at("From"), "nhs@example.org");
  EXPECT_EQ(mail.headers.at("To"), "sian@example.org");
  EXPECT_EQ(mail.content, "Please come.\r\n");
  EXPECT_EQ(Files(), 1);
  struct stat found {};
  ASSERT_EQ(stat((folder_ / "a1.eml").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0600u);
}

TEST_F(SpoolMailerTest, TheSameMessageAgainIsWrittenOnce) {
  OpenHere()->Send(Invitation("a"));
  const std::string first = Read("a.eml");
  Message again = Invitation("a");
  again.body = "Something else.";
  OpenHere()->Send(again);
  EXPECT_EQ(Read("a.eml"), first);
  EXPECT_EQ(Files(), 1);
}

TEST_F(SpoolMailerTest, AMessageAlreadyDeliveredIsNotWrittenAgain) {
  auto mailer = OpenHere();
  mailer->Send(Invitation("a"));
  fs::create_directory(folder_ / "sent");
  fs::rename(folder_ / "a.eml", folder_ / "sent" / "a.eml");
  mailer->Send(Invitation("a"));
  EXPECT_FALSE(fs::exists(folder_ / "a.eml"));
}

TEST_F(SpoolMailerTest, ManyThreadsSendingTheSameMessagesLeaveEachOnceAndWhole) {
  auto mailer = OpenHere();
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&] {
        for (int i = 0; i < 20; ++i) mailer->Send(Invitation("m" + std::to_string(i)));
      });
    }
  }
  EXPECT_EQ(Files(), 20);
  for (int i = 0; i < 20; ++i)
    EXPECT_EQ(ParsedMail{Read("m" + std::to_string(i) + ".eml")}.content, "Please come.\r\n");
}

TEST_F(SpoolMailerTest, ARefusedMessageLeavesNoFile) {
  Message message = Invitation("a");
  message.subject = "x\r\nBcc: all@example.org";
  auto mailer = OpenHere();
  EXPECT_THROW(mailer->Send(message), std::invalid_argument);
  message.id = "../a";
  EXPECT_THROW(mailer->Send(message), std::invalid_argument);
  EXPECT_EQ(Files(), 0);
}

TEST_F(SpoolMailerTest, AFolderThatIsGoneIsABreakdownThatNamesIt) {
  auto mailer = OpenHere();
  fs::remove(folder_);
  EXPECT_THAT(Breakdown(*mailer), HasSubstr(folder_.string()));
  std::ofstream{folder_} << "a file in its place";
  EXPECT_THAT(Breakdown(*mailer), HasSubstr(folder_.string()));
  fs::remove(folder_);
  fs::create_directory(folder_);
  EXPECT_EQ(Breakdown(*mailer), "it was sent");
}

TEST_F(SpoolMailerTest, AFullDiskIsABreakdownThatNamesTheFolderAndLeavesNothing) {
  auto mailer = OpenHere();
  // A limit on the size of files fails where a full disk does.
  struct rlimit before {};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  struct rlimit small = before;
  small.rlim_cur = 64;
  const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  const std::string breakdown = Breakdown(*mailer);
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, old_handler);
  EXPECT_THAT(breakdown, HasSubstr(folder_.string()));
  EXPECT_EQ(Files(), 0);
  EXPECT_EQ(Breakdown(*mailer), "it was sent");
}

TEST_F(SpoolMailerTest, AFolderThatMayOnlyBeReadIsABreakdownThatNamesIt) {
  if (geteuid() == 0) GTEST_SKIP() << "root may write anywhere";
  auto mailer = OpenHere();
  chmod(folder_.c_str(), 0500);
  EXPECT_THAT(Breakdown(*mailer), HasSubstr(folder_.string()));
  EXPECT_THROW(OpenHere(), std::system_error);
}

TEST_F(SpoolMailerTest, AFileInPlaceOfTheFolderIsRefusedAtTheStart) {
  std::ofstream{folder_} << "x";
  EXPECT_THROW(OpenHere(), std::system_error);
  EXPECT_THROW(OpenMailer("spool:" + (folder_ / "below").string()), std::system_error);
}

TEST_F(SpoolMailerTest, UnknownUrlsAreRefused) {
  for (const std::string& url : {std::string{"smtp:mail.example.org"}, std::string{"spool:"},
                                 "spool:" + folder_.string() + "?to=x", "spool:" + folder_.string() + "?from=nobody"}) {
    EXPECT_THROW(OpenMailer(url), std::invalid_argument) << url;
  }
  EXPECT_NO_THROW(OpenMailer("spool:" + folder_.string()));
}

}  // namespace
}  // namespace participation::mail
