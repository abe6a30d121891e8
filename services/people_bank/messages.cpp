#include "services/people_bank/messages.hpp"

#include "libs/messages/repeated.hpp"
#include "libs/messages/timestamp.hpp"
#include "libs/refusal/etag.hpp"

namespace participation::people_bank {
v1::Person ToMessage(const Person& person) {
  v1::Person message;
  message.set_person_id(person.person_id());
  message.set_state(static_cast<v1::Person::State>(person.state()));
  *message.mutable_interests() = ToMessage(person.interests());
  message.set_etag(refusal::EtagOf(person.version()));
  *message.mutable_create_time() = messages::ToTimestamp(person.create_time());
  *message.mutable_update_time() = messages::ToTimestamp(person.update_time());
  return message;
}

v1::Interests ToMessage(const Interests& interests) {
  v1::Interests message;
  messages::Fill(message.mutable_topics(), interests.topics);
  messages::Fill(message.mutable_areas(), interests.areas);
  for (const auto involvement : interests.involvements) {
    message.add_involvements(static_cast<v1::Involvement>(involvement));
  }
  return message;
}

v1::PersonalDetails ToMessage(const PersonalDetails& details) {
  v1::PersonalDetails message;
  message.set_given_name(details.given_name);
  message.set_family_name(details.family_name);
  message.set_email(details.email);
  message.set_telephone(details.telephone);
  message.set_postal_address(details.postal_address);
  message.set_postcode(details.postcode);
  message.set_language(details.language);
  for (const auto& need : details.communication_needs) {
    auto& added = *message.add_communication_needs();
    added.set_kind(static_cast<v1::CommunicationNeed::Kind>(need.kind));
    added.set_code(need.code);
    added.set_note(need.note);
  }
  return message;
}

v1::Consent ToMessage(const Consent& consent) {
  v1::Consent message;
  message.set_person_id(consent.person_id());
  message.set_purpose(static_cast<v1::Purpose>(consent.purpose()));
  message.set_channel(static_cast<v1::Channel>(consent.channel()));
  message.set_state(static_cast<v1::Consent::State>(consent.state()));
  *message.mutable_change_time() = messages::ToTimestamp(consent.change_time());
  message.set_source(consent.source());
  message.set_version(consent.version());
  return message;
}

v1::PartnerOrganisation ToMessage(const PartnerOrganisation& partner) {
  v1::PartnerOrganisation message;
  message.set_partner_organisation_id(partner.partner_organisation_id);
  message.set_display_name(partner.profile.display_name);
  message.set_kind(static_cast<v1::PartnerOrganisation::Kind>(partner.profile.kind));
  messages::Fill(message.mutable_topics(), partner.profile.topics);
  messages::Fill(message.mutable_areas(), partner.profile.areas);
  messages::Fill(message.mutable_communities(), partner.profile.communities);
  message.set_etag(refusal::EtagOf(partner.revision));
  *message.mutable_create_time() = messages::ToTimestamp(partner.create_time);
  *message.mutable_update_time() = messages::ToTimestamp(partner.update_time);
  return message;
}

v1::PartnerContact ToMessage(const PartnerContact& contact) {
  v1::PartnerContact message;
  message.set_given_name(contact.given_name);
  message.set_family_name(contact.family_name);
  message.set_position(contact.position);
  message.set_email(contact.email);
  message.set_telephone(contact.telephone);
  return message;
}

v1::Invitation ToMessage(const Invitation& invitation) {
  const auto& record = invitation.record();
  v1::Invitation message;
  message.set_invitation_id(record.invitation_id);
  message.set_opportunity_id(record.opportunity_id);
  message.set_person_id(record.person_id);
  message.set_state(static_cast<v1::Invitation::State>(record.state));
  messages::Fill(message.mutable_reasons(), record.reasons);
  message.set_cancel_reason(record.cancel_reason);
  message.set_etag(refusal::EtagOf(record.revision));
  *message.mutable_create_time() = messages::ToTimestamp(record.create_time);
  if (record.send_time) *message.mutable_send_time() = messages::ToTimestamp(*record.send_time);
  if (record.answer_time) *message.mutable_answer_time() = messages::ToTimestamp(*record.answer_time);
  return message;
}

v1::OutgoingMessage ToMessage(const OutgoingMessage& outgoing) {
  v1::OutgoingMessage message;
  message.set_outgoing_message_id(outgoing.outgoing_message_id);
  message.set_person_id(outgoing.person_id);
  message.set_kind(static_cast<v1::OutgoingMessage::Kind>(outgoing.kind));
  message.set_state(static_cast<v1::OutgoingMessage::State>(outgoing.state));
  message.set_reason(outgoing.reason);
  message.set_subject_id(outgoing.subject_id);
  *message.mutable_create_time() = messages::ToTimestamp(outgoing.create_time);
  if (outgoing.send_time) *message.mutable_send_time() = messages::ToTimestamp(*outgoing.send_time);
  if (outgoing.channel) message.set_channel(static_cast<v1::Channel>(*outgoing.channel));
  return message;
}

Interests FromMessage(const v1::Interests& message) {
  Interests interests{messages::ToVector(message.topics()), messages::ToVector(message.areas()), {}};
  for (const int involvement : message.involvements()) {
    interests.involvements.push_back(static_cast<Involvement>(involvement));
  }
  return interests;
}

PersonalDetails FromMessage(const v1::PersonalDetails& message) {
  PersonalDetails details{.given_name = message.given_name(),
                          .family_name = message.family_name(),
                          .email = message.email(),
                          .telephone = message.telephone(),
                          .postal_address = message.postal_address(),
                          .postcode = message.postcode(),
                          .language = message.language(),
                          .communication_needs = {}};
  for (const auto& need : message.communication_needs()) {
    details.communication_needs.push_back(
        {static_cast<CommunicationNeed::Kind>(need.kind()), need.code(), need.note()});
  }
  return details;
}

EqualityAnswer FromMessage(const v1::EqualityAnswer& message) {
  return {static_cast<Characteristic>(message.characteristic()), message.code(), message.prefer_not_to_say()};
}

PartnerOrganisation::Profile FromMessage(const v1::PartnerOrganisation& message) {
  return {.display_name = message.display_name(),
          .kind = static_cast<PartnerOrganisation::Kind>(message.kind()),
          .topics = messages::ToVector(message.topics()),
          .areas = messages::ToVector(message.areas()),
          .communities = messages::ToVector(message.communities())};
}

PartnerContact FromMessage(const v1::PartnerContact& message) {
  return {.given_name = message.given_name(),
          .family_name = message.family_name(),
          .position = message.position(),
          .email = message.email(),
          .telephone = message.telephone()};
}

}  // namespace participation::people_bank
