#include "services/people_bank/domain/delivery.hpp"

#include <gtest/gtest.h>

namespace participation::people_bank {
namespace {

PersonalDetails Everything() {
  return {.given_name = "Ada",
          .family_name = "",
          .email = "ada@example.org",
          .telephone = "01632 960123",
          .postal_address = "1 High Street\r\nLondon",
          .postcode = "E1 6AN",
          .language = "",
          .communication_needs = {}};
}

CommunicationNeed Method(std::string code) { return {CommunicationNeed::Kind::kContactMethod, std::move(code), ""}; }
CommunicationNeed Format(std::string code, std::string note) {
  return {CommunicationNeed::Kind::kInformationFormat, std::move(code), std::move(note)};
}

using Channels = std::vector<Channel>;
const Channels kAll{Channel::kTelephone, Channel::kLetter, Channel::kSms, Channel::kEmail};

Delivery DeliveryFor(const PersonalDetails& details, const Channels& consented) {
  return std::get<Delivery>(ChooseDelivery(details, consented));
}
Obstacle ObstacleFor(const PersonalDetails& details, const Channels& consented) {
  return std::get<Obstacle>(ChooseDelivery(details, consented));
}

TEST(DeliveryTest, EmailComesFirstWhereEverythingIsAllowed) {
  const auto delivery = DeliveryFor(Everything(), kAll);
  EXPECT_EQ(delivery.channel, Channel::kEmail);
  EXPECT_EQ(delivery.address, "ada@example.org");
  EXPECT_EQ(delivery.format, "");
}

TEST(DeliveryTest, OnlyWhatWasAgreedToIsUsed) {
  EXPECT_EQ(DeliveryFor(Everything(), {Channel::kTelephone}).channel, Channel::kTelephone);
  EXPECT_EQ(ObstacleFor(Everything(), {}), Obstacle::kNoConsent);
}

TEST(DeliveryTest, ANeededContactMethodExcludesAllOthers) {
  auto details = Everything();
  details.communication_needs = {Method("letter")};
  EXPECT_EQ(DeliveryFor(details, kAll).channel, Channel::kLetter);
  EXPECT_EQ(ObstacleFor(details, {Channel::kEmail}), Obstacle::kNoConsent);
  details.postal_address.clear();
  EXPECT_EQ(ObstacleFor(details, kAll), Obstacle::kNoAddress);
}

TEST(DeliveryTest, WhoeverIsReachedThroughACarerIsCalledAndTheNoteSaysHow) {
  auto details = Everything();
  details.communication_needs = {{CommunicationNeed::Kind::kContactMethod, "via-carer", "ask for Tom"}};
  const auto delivery = DeliveryFor(details, kAll);
  EXPECT_EQ(delivery.channel, Channel::kTelephone);
  EXPECT_EQ(delivery.wishes, "via-carer (ask for Tom)");
  EXPECT_EQ(ObstacleFor(details, {Channel::kEmail}), Obstacle::kNoConsent);
}

TEST(DeliveryTest, EachContactMethodHasItsChannel) {
  const auto channel = [](const char* code) {
    auto details = Everything();
    details.communication_needs = {Method(code)};
    return DeliveryFor(details, kAll).channel;
  };
  EXPECT_EQ(channel("email"), Channel::kEmail);
  EXPECT_EQ(channel("sms"), Channel::kSms);
  EXPECT_EQ(channel("letter"), Channel::kLetter);
  EXPECT_EQ(channel("telephone"), Channel::kTelephone);
  EXPECT_EQ(channel("text-relay"), Channel::kTelephone);
}

TEST(DeliveryTest, AChannelWithoutAnAddressGivesWayToTheNext) {
  auto details = Everything();
  details.email.clear();
  EXPECT_EQ(DeliveryFor(details, kAll).channel, Channel::kSms);
  EXPECT_EQ(ObstacleFor(details, {Channel::kEmail}), Obstacle::kNoAddress);
}

TEST(DeliveryTest, ALetterGoesToTheAddressInOneLineWithThePostcode) {
  EXPECT_EQ(DeliveryFor(Everything(), {Channel::kLetter}).address, "1 High Street, London, E1 6AN");
}

TEST(DeliveryTest, TheFormIsTheFirstFormatNeededAndAllOfThemInWords) {
  auto details = Everything();
  details.language = "cy";
  details.communication_needs = {Format("large-print", "16 point"), Format("easy-read", "")};
  const auto delivery = DeliveryFor(details, kAll);
  EXPECT_EQ(delivery.format, "large-print");
  EXPECT_EQ(delivery.wishes, "large-print (16 point), easy-read, in cy");
}

}  // namespace
}  // namespace participation::people_bank
