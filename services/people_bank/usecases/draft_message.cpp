#include "services/people_bank/usecases/draft_message.hpp"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "libs/identifiers/email.hpp"
#include "libs/text/utf8.hpp"
#include "services/people_bank/store/consent_store.hpp"
#include "services/people_bank/store/invitation_store.hpp"
#include "services/people_bank/store/opportunity_store.hpp"
#include "services/people_bank/store/outgoing_message_store.hpp"
#include "services/people_bank/store/person_store.hpp"
#include "services/people_bank/store/place_store.hpp"
#include "services/people_bank/store/telling_store.hpp"

namespace participation::people_bank {
namespace {

mail::Channel ChannelOf(Channel channel) {
  switch (channel) {
    case Channel::kEmail:
      return mail::Channel::kEmail;
    case Channel::kSms:
      return mail::Channel::kSms;
    case Channel::kLetter:
      return mail::Channel::kLetter;
    case Channel::kTelephone:
      return mail::Channel::kTelephoneTask;
  }
  return mail::Channel::kEmail;
}

mail::Format FormatOf(std::string_view code) {
  if (code == "large-print") return mail::Format::kLargePrint;
  if (code == "easy-read") return mail::Format::kEasyRead;
  if (code.starts_with("braille")) return mail::Format::kBraille;
  if (code == "audio") return mail::Format::kAudio;
  if (code.starts_with("bsl")) return mail::Format::kBritishSignLanguage;
  return mail::Format::kPlain;
}

// As it was given; in the form that mail servers know if it has other letters than theirs.
std::string Addressed(const Delivery& delivery) {
  if (delivery.channel != Channel::kEmail || text::IsAscii(delivery.address)) return delivery.address;
  const auto normalised = identifiers::NormaliseEmail(delivery.address);
  return normalised.ok() ? *normalised : delivery.address;
}

Words WordsFor(const Draft& draft, const std::string& given_name, Channel channel) {
  switch (draft.message.kind) {
    case OutgoingMessage::Kind::kInvitation:
      break;
    case OutgoingMessage::Kind::kOutcome:
      return OutcomeWords(given_name, *draft.outcome, channel);
    case OutgoingMessage::Kind::kPlace:
      return PlaceWords(given_name, *draft.place, channel);
    case OutgoingMessage::Kind::kMove:
      return MoveWords(given_name, *draft.place, channel);
    case OutgoingMessage::Kind::kCallOff:
      return CallOffWords(given_name, *draft.place, channel);
  }
  return InvitationWords(given_name, *draft.opportunity, draft.invitation->record().reasons,
                         draft.invitation->invitation_id(), channel);
}

// What people know the organisation as; its code where there is no reference data.
std::string NameOf(const organisations::Directory& organisations, const std::string& code) {
  const auto* organisation = organisations.Find(code);
  return organisation == nullptr ? code : organisation->name;
}

Letter Compose(const Draft& draft, const std::string& from, const PersonalDetails& details, const Delivery& delivery) {
  Words words = Signed(WordsFor(draft, details.given_name, delivery.channel), from, delivery.channel);
  Letter letter;
  letter.channel = delivery.channel;
  letter.message.id = draft.message.outgoing_message_id;
  letter.message.to = Addressed(delivery);
  letter.message.to_name =
      details.family_name.empty() ? details.given_name : absl::StrCat(details.given_name, " ", details.family_name);
  letter.message.channel = ChannelOf(delivery.channel);
  letter.message.subject = std::move(words.subject);
  letter.message.body = std::move(words.body);
  letter.message.format = FormatOf(delivery.format);
  if (!delivery.wishes.empty()) letter.message.headers.emplace_back("X-Accessible-Format", delivery.wishes);
  return letter;
}

std::optional<Obstacle> AddInvitation(database::Transaction& transaction, Draft& draft, clock::Time now) {
  auto invitation = InvitationStore{transaction}.Find(draft.message.subject_id);
  if (!invitation.ok()) return Obstacle::kOpportunityClosed;
  draft.opportunity = OpportunityStore{transaction}.Find(invitation->record().opportunity_id);
  draft.invitation = *std::move(invitation);
  if (!draft.opportunity || !draft.opportunity->IsOpen(now)) return Obstacle::kOpportunityClosed;
  draft.organisation = draft.opportunity->organisation;
  return std::nullopt;
}

std::optional<Obstacle> AddSubject(database::Transaction& transaction, Draft& draft, clock::Time now) {
  switch (draft.message.kind) {
    case OutgoingMessage::Kind::kInvitation:
      return AddInvitation(transaction, draft, now);
    case OutgoingMessage::Kind::kOutcome:
      draft.outcome = TellingStore{transaction}.OutcomeOf(draft.message.subject_id);
      draft.organisation = draft.outcome->organisation;
      break;
    case OutgoingMessage::Kind::kPlace:
    case OutgoingMessage::Kind::kMove:
    case OutgoingMessage::Kind::kCallOff:
      draft.place = PlaceStore{transaction}.Find(draft.message.subject_id);
      if (!draft.place || draft.place->IsOver(now)) return Obstacle::kTooLate;
      draft.organisation = draft.place->organisation;
      break;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::variant<Draft, Obstacle>> DraftMessage(database::Transaction& transaction,
                                                          const std::string& outgoing_message_id, clock::Time now) {
  auto message = OutgoingMessageStore{transaction}.Find(outgoing_message_id);
  if (!message || message->state != OutgoingMessage::State::kQueued) return std::nullopt;
  Draft draft;
  draft.message = *std::move(message);
  PersonStore people{transaction};
  const std::string& person_id = draft.message.person_id;
  auto sealed = people.FindDetails(person_id);
  if (!sealed || !people.FindActive(person_id).ok()) return Obstacle::kErased;
  draft.sealed_details = *std::move(sealed);
  draft.consented = ConsentStore{transaction}.ChannelsFor(person_id, PurposeOf(draft.message.kind));
  if (draft.consented.empty()) return Obstacle::kNoConsent;
  if (const auto obstacle = AddSubject(transaction, draft, now)) return *obstacle;
  return draft;
}

absl::StatusOr<std::variant<Letter, Obstacle>> WriteLetter(Identity& identity,
                                                           const organisations::Directory& organisations,
                                                           const Draft& draft) {
  const auto details = identity.Open(draft.message.person_id, draft.sealed_details);
  if (!details.ok()) return details.status();
  const auto delivery = ChooseDelivery(*details, draft.consented);
  if (const auto* obstacle = std::get_if<Obstacle>(&delivery)) return *obstacle;
  return Compose(draft, NameOf(organisations, draft.organisation), *details, std::get<Delivery>(delivery));
}

bool MayStillSend(database::Transaction& transaction, const OutgoingMessage& message, Channel channel) {
  const auto now_there = OutgoingMessageStore{transaction}.Find(message.outgoing_message_id);
  if (!now_there || now_there->state != OutgoingMessage::State::kQueued) return false;
  const auto channels = ConsentStore{transaction}.ChannelsFor(message.person_id, PurposeOf(message.kind));
  return std::ranges::find(channels, channel) != channels.end();
}

}  // namespace participation::people_bank
