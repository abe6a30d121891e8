#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "participation/people_bank/v1/consent.pb.h"
#include "participation/people_bank/v1/equality.pb.h"
#include "participation/people_bank/v1/invitation.pb.h"
#include "participation/people_bank/v1/partner_organisation.pb.h"
#include "participation/people_bank/v1/person.pb.h"
#include "services/people_bank/domain/consent.hpp"
#include "services/people_bank/domain/equality.hpp"
#include "services/people_bank/domain/invitation.hpp"
#include "services/people_bank/domain/outgoing_message.hpp"
#include "services/people_bank/domain/partner_organisation.hpp"
#include "services/people_bank/domain/person.hpp"
#include "services/people_bank/domain/personal_details.hpp"

namespace participation::people_bank {

v1::Person ToMessage(const Person& person);
v1::Interests ToMessage(const Interests& interests);
v1::PersonalDetails ToMessage(const PersonalDetails& details);
v1::Consent ToMessage(const Consent& consent);
v1::PartnerOrganisation ToMessage(const PartnerOrganisation& partner);
v1::PartnerContact ToMessage(const PartnerContact& contact);
v1::Invitation ToMessage(const Invitation& invitation);
v1::OutgoingMessage ToMessage(const OutgoingMessage& message);

Interests FromMessage(const v1::Interests& message);
PersonalDetails FromMessage(const v1::PersonalDetails& message);
EqualityAnswer FromMessage(const v1::EqualityAnswer& message);
PartnerOrganisation::Profile FromMessage(const v1::PartnerOrganisation& message);
PartnerContact FromMessage(const v1::PartnerContact& message);

}  // namespace participation::people_bank
