#include <gmock/gmock.h>

#include "libs/testing/eventually.hpp"
#include "services/activity_tracking/testing/service.hpp"

namespace participation::activity_tracking {
namespace {

using testing::Eventually;
using testing::HasSubstr;
using testing::SizeIs;

TEST_F(ServiceTest, AConsultationIsPreparedWarnsAndOpensAndClosesByItself) {
  auto prepare = SomeConsultation(PlanOne());
  auto& consultation = *prepare.mutable_consultation();
  *consultation.mutable_open_time() = messages::ToTimestamp(In(std::chrono::seconds{1}));
  *consultation.mutable_close_time() = messages::ToTimestamp(In(std::chrono::seconds{2}));
  auto& document = *consultation.add_documents();
  document.set_title("The proposal");
  document.set_link("https://example.org/proposal");
  EXPECT_THAT(platform_.Refused(&Stub::PrepareConsultation, prepare).error_message(),
              HasSubstr("consultation.rationale"));
  consultation.set_rationale("A test is short");
  const auto prepared = platform_.Ok(&Stub::PrepareConsultation, prepare);
  EXPECT_THAT(prepared.consultation().warnings(), testing::Contains("SHORTER_THAN_12_WEEKS"));
  EXPECT_EQ(prepared.overlapping(), 0);
  v1::GetConsultationRequest get;
  get.set_consultation_id(prepared.consultation().consultation_id());
  EXPECT_TRUE(Eventually([&] {
    return platform_.Ok(&Stub::GetConsultation, get).consultation().state() == v1::Consultation::STATE_CLOSED;
  }));
  v1::ListConsultationsRequest list;
  list.set_organisation("RH8");
  *list.mutable_from_time() = messages::ToTimestamp(In(-std::chrono::hours{1}));
  *list.mutable_until_time() = messages::ToTimestamp(In(std::chrono::hours{1}));
  EXPECT_THAT(platform_.Ok(&Stub::ListConsultations, list).consultations(), SizeIs(1));
}

TEST_F(ServiceTest, AConsultationIsOpenedAndClosedByHand) {
  const auto prepared = platform_.Ok(&Stub::PrepareConsultation, SomeConsultation(PlanOne())).consultation();
  v1::CloseConsultationRequest close;
  close.set_consultation_id(prepared.consultation_id());
  EXPECT_EQ(platform_.Refused(&Stub::CloseConsultation, close).error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  v1::UpdateConsultationRequest update;
  *update.mutable_consultation() = prepared;
  update.mutable_consultation()->set_title("The clinic");
  EXPECT_EQ(platform_.Ok(&Stub::UpdateConsultation, update).consultation().title(), "The clinic");
  v1::OpenConsultationRequest open;
  open.set_consultation_id(prepared.consultation_id());
  EXPECT_EQ(platform_.Ok(&Stub::OpenConsultation, open).consultation().state(), v1::Consultation::STATE_OPEN);
  v1::CancelConsultationRequest cancel;
  cancel.set_consultation_id(prepared.consultation_id());
  EXPECT_EQ(platform_.Refused(&Stub::CancelConsultation, cancel).error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  EXPECT_EQ(platform_.Ok(&Stub::CloseConsultation, close).consultation().state(), v1::Consultation::STATE_CLOSED);
}

}  // namespace
}  // namespace participation::activity_tracking
