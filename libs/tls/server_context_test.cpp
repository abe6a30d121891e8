#include "libs/tls/server_context.hpp"

#include <gmock/gmock.h>

#include "libs/tls/testing/trial_certificates.hpp"

namespace participation::tls {
namespace {

std::string NameIn(SSL_CTX& context) {
  char name[200] = "";
  X509_NAME_get_text_by_NID(X509_get_subject_name(SSL_CTX_get0_certificate(&context)), NID_commonName, name,
                            sizeof(name));
  return name;
}

TEST(ServerContextTest, AFileThatChangedIsReadAgainAndOneThatIsBrokenIsNot) {
  testing::TrialCertificates trial;
  Files files = trial.Issue("first.example");
  files.look_every = std::chrono::seconds{0};
  ServerContext context{files};
  EXPECT_EQ(NameIn(context.Current()), "first.example");
  const auto second = trial.authority().Issue({"second.example"}, std::chrono::days{1});
  trial.Write("first.example.pem", second.certificate);
  EXPECT_EQ(NameIn(context.Current()), "first.example") << "its key is not there yet";
  trial.Write("first.example.key", second.key);
  EXPECT_EQ(NameIn(context.Current()), "second.example");
}

}  // namespace
}  // namespace participation::tls
