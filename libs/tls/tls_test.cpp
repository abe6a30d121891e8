#include <gmock/gmock.h>

#include <stdexcept>

#include "libs/tls/server_context.hpp"
#include "libs/tls/testing/trial_certificates.hpp"

namespace participation::tls {
namespace {

using testing::HasSubstr;
using testing::TrialCertificates;

std::string WhyRefused(const Files& files) {
  try {
    RequireUsable(files);
    return "usable";
  } catch (const std::invalid_argument& problem) {
    return problem.what();
  }
}

TEST(TlsTest, ACertificateWithItsKeyIsUsable) {
  TrialCertificates trial;
  EXPECT_EQ(WhyRefused(trial.Issue("server.example")), "usable");
}

TEST(TlsTest, WhatCannotBeUsedIsNamedWithTheReason) {
  TrialCertificates trial;
  const Files good = trial.Issue("server.example");
  const Files other = trial.Issue("other.example");
  EXPECT_THAT(WhyRefused({good.certificate, other.key, ""}), HasSubstr(other.key));
  EXPECT_THAT(WhyRefused({good.certificate, other.key, ""}), HasSubstr("mismatch"));
  EXPECT_THAT(WhyRefused({good.key, good.key, ""}), HasSubstr("the certificate in " + good.key));
  EXPECT_THAT(WhyRefused({"/nowhere.pem", good.key, ""}), HasSubstr("/nowhere.pem"));
  EXPECT_THAT(WhyRefused({good.certificate, good.key, "/nowhere.pem"}), HasSubstr("the authorities in /nowhere.pem"));
  EXPECT_THAT(WhyRefused({good.certificate, good.key, trial.Write("empty.pem", "")}), HasSubstr("empty.pem"));
}

TEST(TlsTest, ACertificateOfThePastIsRefused) {
  TrialCertificates trial;
  EXPECT_THAT(WhyRefused(trial.Issue("server.example", std::chrono::days{-2})), HasSubstr("has expired"));
}

TEST(TlsTest, ANameThatWouldBeTwoIsRefused) {
  const Authority authority{"trial", std::chrono::days{1}};
  EXPECT_THROW(authority.Issue({"a.example,DNS:evil.example"}, std::chrono::days{1}), std::invalid_argument);
  EXPECT_THROW(authority.Issue({}, std::chrono::days{1}), std::invalid_argument);
}

}  // namespace
}  // namespace participation::tls
