#include <gmock/gmock.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/auth_context.h>

#include <fstream>
#include <iterator>

#include "libs/policy/caller.hpp"
#include "libs/rpc/testing/note_house.hpp"
#include "libs/tls/handles.hpp"
#include "libs/tls/testing/trial_certificates.hpp"

namespace participation::rpc {
namespace {

using testing::Context;
using testing::Eventually;
using testing::IsRefusal;
using testing::NoteHouse;
using testing::NoteSaying;
using testing::TrialCertificates;

constexpr policy::Roles kLead{1U << 3U};  // ROLE_ENGAGEMENT_LEAD

std::string TextOf(const std::string& path) {
  std::ifstream file{path};
  return {std::istreambuf_iterator<char>{file}, {}};
}

class ServerTlsTest : public testing::Test {
 protected:
  grpc::SslCredentialsOptions Believing(const TrialCertificates& trial) const {
    return {TextOf(trial.authorities()), "", ""};
  }
  grpc::SslCredentialsOptions Showing(const tls::Files& files) const {
    return {TextOf(trial_.authorities()), TextOf(files.key), TextOf(files.certificate)};
  }
  std::shared_ptr<grpc::Channel> Channel(const grpc::SslCredentialsOptions& options) {
    return grpc::CreateCustomChannel(house_.server().address(), grpc::SslCredentials(options), Alone());
  }
  grpc::Status Write(const std::shared_ptr<grpc::Channel>& channel) {
    auto request = NoteSaying("a");
    request.set_organisation("RX6");
    Context context;
    testing::v1::WriteNoteResponse response;
    return testing::v1::NoteService::NewStub(channel)->WriteNote(&context, request, &response);
  }
  // Channels share connections otherwise.
  static grpc::ChannelArguments Alone() {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    return arguments;
  }

  TrialCertificates trial_;
  tls::Files files_ = [this] {
    auto files = trial_.Issue("server.example");
    files.look_every = std::chrono::seconds{1};
    return files;
  }();
  NoteHouse house_{{.tls = files_,
                    .callers = identity::Callers{
                        .issuers = {},
                        .certificates = {{"survey.example", {.roles = kLead, .organisations = {.codes = {"RX6"}}}}}}}};
};

TEST_F(ServerTlsTest, WhoShowsACertificateThatIsConfiguredIsLetIn) {
  const auto status = Write(Channel(Showing(trial_.Issue("survey.example"))));
  EXPECT_TRUE(status.ok()) << status.error_message();
}

TEST_F(ServerTlsTest, AnotherCertificateOfTheAuthorityOrNoneIsAnybodys) {
  for (const auto& options : {Showing(trial_.Issue("other.example")), Believing(trial_)}) {
    EXPECT_THAT(Write(Channel(options)), IsRefusal(absl::StatusCode::kUnauthenticated, "SIGN_IN_NEEDED"));
  }
}

TEST_F(ServerTlsTest, ACertificateOfAnotherAuthorityOrOfThePastGetsNoConnection) {
  TrialCertificates others;
  for (const auto& files : {others.Issue("survey.example"), trial_.Issue("survey.example", std::chrono::days{-1})}) {
    EXPECT_EQ(Write(Channel(Showing(files))).error_code(), grpc::StatusCode::UNAVAILABLE);
  }
}

TEST_F(ServerTlsTest, WithoutTlsThereIsNoConnection) {
  EXPECT_EQ(Write(house_.OverTcp()).error_code(), grpc::StatusCode::UNAVAILABLE);
}

// Whether a client that knows no later version than this is taken.
bool IsTaken(const std::string& address, int latest) {
  const tls::Context context{SSL_CTX_new(TLS_client_method())};
  SSL_CTX_set_security_level(context.get(), 0);  // the client's library would refuse old versions by itself
  SSL_CTX_set_min_proto_version(context.get(), TLS1_VERSION);
  SSL_CTX_set_max_proto_version(context.get(), latest);
  const tls::Bio bio{BIO_new_ssl_connect(context.get())};
  BIO_set_conn_hostname(bio.get(), address.c_str());
  return BIO_do_handshake(bio.get()) == 1;
}

TEST_F(ServerTlsTest, AVersionBefore12IsRefused) {
  const std::string address = house_.server().address();
  EXPECT_TRUE(IsTaken(address, TLS1_3_VERSION));
  EXPECT_TRUE(IsTaken(address, TLS1_2_VERSION));
  EXPECT_FALSE(IsTaken(address, TLS1_1_VERSION));
}

TEST_F(ServerTlsTest, AClientThatDoesNotBelieveTheServerGoesAway) {
  EXPECT_EQ(Write(Channel(Believing(TrialCertificates{}))).error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(ServerTlsTest, ANewCertificateIsShownAndNobodyIsCutOff) {
  const auto before = Channel(Showing(trial_.Issue("survey.example")));
  ASSERT_TRUE(Write(before).ok());
  TrialCertificates others;
  const auto issued = others.authority().Issue({"server.example", "127.0.0.1"}, std::chrono::days{1});
  trial_.Put("server.example", issued);
  EXPECT_TRUE(Eventually([&] {
    return Write(Channel(Believing(others))).error_code() == grpc::StatusCode::UNAUTHENTICATED;
  })) << "the new one is not shown";
  EXPECT_TRUE(Write(before).ok());
}

}  // namespace
}  // namespace participation::rpc
