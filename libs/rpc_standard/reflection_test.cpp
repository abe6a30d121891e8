#include "libs/rpc_standard/reflection.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "google/rpc/status.pb.h"
#include "grpc/reflection/v1/reflection.grpc.pb.h"
#include "grpc/reflection/v1alpha/reflection.grpc.pb.h"
#include "libs/rpc_standard/testing_server.hpp"

namespace participation::rpc_standard {
namespace {

struct V1 {
  using Protocol = grpc::reflection::v1::ServerReflection;
  using Request = grpc::reflection::v1::ServerReflectionRequest;
  using Response = grpc::reflection::v1::ServerReflectionResponse;
};

struct V1Alpha {
  using Protocol = grpc::reflection::v1alpha::ServerReflection;
  using Request = grpc::reflection::v1alpha::ServerReflectionRequest;
  using Response = grpc::reflection::v1alpha::ServerReflectionResponse;
};

constexpr auto kSampleFile = "libs/validation/testing/sample_service.proto";
constexpr auto kSampleService = "participation.validation.testing.v1.SampleService";
constexpr auto kOptionsFile = "participation/options/v1/options.proto";
constexpr auto kDescriptorFile = "google/protobuf/descriptor.proto";

template <class Version>
class ReflectionTest : public testing::Test {
 protected:
  using Request = typename Version::Request;
  using Response = typename Version::Response;

  ~ReflectionTest() override {
    stream_->WritesDone();
    EXPECT_TRUE(stream_->Finish().ok());
  }

  Response Ask(const Request& request) {
    Response response;
    EXPECT_TRUE(stream_->Write(request));
    EXPECT_TRUE(stream_->Read(&response));
    EXPECT_EQ(response.original_request().SerializeAsString(), request.SerializeAsString());
    return response;
  }

  static std::vector<google::protobuf::FileDescriptorProto> Files(const Response& response) {
    std::vector<google::protobuf::FileDescriptorProto> files;
    for (const auto& bytes : response.file_descriptor_response().file_descriptor_proto()) {
      EXPECT_TRUE(files.emplace_back().ParseFromString(bytes));
    }
    return files;
  }

  static std::set<std::string> Names(const Response& response) {
    std::set<std::string> names;
    for (const auto& file : Files(response)) names.insert(file.name());
    return names;
  }

  TestingServer server_;
  std::unique_ptr<typename Version::Protocol::Stub> stub_ = Version::Protocol::NewStub(server_.channel());
  Context context_;
  std::unique_ptr<grpc::ClientReaderWriter<Request, Response>> stream_ = stub_->ServerReflectionInfo(&context_);
};

using Versions = testing::Types<V1, V1Alpha>;
TYPED_TEST_SUITE(ReflectionTest, Versions);

TYPED_TEST(ReflectionTest, EveryRegisteredServiceIsListedAndNoOther) {
  typename TypeParam::Request request;
  request.set_list_services("*");
  std::vector<std::string> names;
  const auto response = this->Ask(request);
  for (const auto& service : response.list_services_response().service()) names.push_back(service.name());
  EXPECT_EQ(names, (std::vector<std::string>{"grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection",
                                             "grpc.reflection.v1alpha.ServerReflection", kSampleService}));
}

TYPED_TEST(ReflectionTest, AClientCanBuildTheServiceFromWhatItIsSent) {
  typename TypeParam::Request request;
  request.set_file_containing_symbol(kSampleService);
  const auto files = this->Files(this->Ask(request));
  ASSERT_FALSE(files.empty());
  EXPECT_EQ(files.front().name(), kSampleFile);
  google::protobuf::DescriptorPool pool;
  for (auto file = files.rbegin(); file != files.rend(); ++file) ASSERT_NE(pool.BuildFile(*file), nullptr);
  const auto* service = pool.FindServiceByName(kSampleService);
  ASSERT_NE(service, nullptr);
  EXPECT_NE(service->FindMethodByName("ErasePerson"), nullptr);
}

TYPED_TEST(ReflectionTest, AFileComesWithAllItImportsButNothingIsSentTwiceUnasked) {
  typename TypeParam::Request request;
  request.set_file_by_filename(kSampleFile);
  EXPECT_EQ(this->Names(this->Ask(request)), (std::set<std::string>{kSampleFile, kOptionsFile, kDescriptorFile}));
  EXPECT_EQ(this->Names(this->Ask(request)), std::set<std::string>{kSampleFile});
  request.set_file_by_filename(kDescriptorFile);
  EXPECT_EQ(this->Names(this->Ask(request)), std::set<std::string>{kDescriptorFile});
}

TYPED_TEST(ReflectionTest, MethodsMessagesAndFieldsAreSymbolsToo) {
  for (const std::string symbol : {"ErasePersonRequest", "SampleService.ErasePerson"}) {
    typename TypeParam::Request request;
    request.set_file_containing_symbol("participation.validation.testing.v1." + symbol);
    EXPECT_TRUE(this->Names(this->Ask(request)).contains(kSampleFile)) << symbol;
  }
}

TYPED_TEST(ReflectionTest, ExtensionsAreFoundByTypeAndNumber) {
  typename TypeParam::Request request;
  request.set_all_extension_numbers_of_type("google.protobuf.MethodOptions");
  const auto numbers = this->Ask(request).all_extension_numbers_response();
  EXPECT_EQ(numbers.base_type_name(), "google.protobuf.MethodOptions");
  EXPECT_EQ(std::vector<int>(numbers.extension_number().begin(), numbers.extension_number().end()),
            std::vector<int>{52002});
  request.mutable_file_containing_extension()->set_containing_type("google.protobuf.MethodOptions");
  request.mutable_file_containing_extension()->set_extension_number(52002);
  EXPECT_TRUE(this->Names(this->Ask(request)).contains(kOptionsFile));
}

TYPED_TEST(ReflectionTest, TheDetailsOfARefusalCanBeRead) {
  typename TypeParam::Request request;
  request.set_file_containing_symbol("google.rpc.BadRequest");
  EXPECT_TRUE(this->Names(this->Ask(request)).contains("google/rpc/error_details.proto"));
}

TYPED_TEST(ReflectionTest, WhatIsNotServedIsNotFoundThoughTheProgramKnowsIt) {
  typename TypeParam::Request symbol;
  symbol.set_file_containing_symbol("google.rpc.Status");
  ASSERT_EQ(google::rpc::Status::descriptor()->full_name(), "google.rpc.Status");
  typename TypeParam::Request file;
  file.set_file_by_filename("google/rpc/status.proto");
  typename TypeParam::Request numbers;
  numbers.set_all_extension_numbers_of_type("no.such.Type");
  typename TypeParam::Request extension;
  extension.mutable_file_containing_extension()->set_containing_type("google.protobuf.MethodOptions");
  extension.mutable_file_containing_extension()->set_extension_number(1);
  for (const auto& request : {symbol, file, numbers, extension}) {
    EXPECT_EQ(this->Ask(request).error_response().error_code(), grpc::StatusCode::NOT_FOUND)
        << request.ShortDebugString();
  }
}

TYPED_TEST(ReflectionTest, AQuestionThatIsNoneIsAnsweredWithAnError) {
  EXPECT_EQ(this->Ask({}).error_response().error_code(), grpc::StatusCode::INVALID_ARGUMENT);
}

}  // namespace
}  // namespace participation::rpc_standard
