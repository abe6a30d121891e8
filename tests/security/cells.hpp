#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <memory>
#include <string>
#include <vector>

#include "participation/options/v1/options.pb.h"

namespace participation::security {

// Whose it is that a request asks for.
enum class Owner { kOwn, kAnothers, kNobodys };
inline constexpr Owner kOwners[] = {Owner::kOwn, Owner::kAnothers, Owner::kNobodys};
std::string NameOf(Owner owner);

inline constexpr char kOwnOrganisation[] = "RX6";
inline constexpr char kOtherOrganisation[] = "RHA";
inline constexpr char kOwnPerson[] = "019aa2b4-5c3e-7d10-9f63-0c1b2a394857";
inline constexpr char kOtherPerson[] = "019aa2b4-5c3e-7d10-9f63-0c1b2a394858";

// A request that says nothing but whose data it is about, where it has a field for that.
std::unique_ptr<google::protobuf::Message> RequestAbout(const google::protobuf::MethodDescriptor& method, Owner owner);

// The reason for which somebody with this one role, for kOwnOrganisation and as kOwnPerson, is refused because of who
// they are; empty if they are let in so far. ROLE_UNSPECIFIED: without a token. It is read from the proto, and not from
// the code that enforces it.
std::string ReasonSpecified(const google::protobuf::MethodDescriptor& method, options::v1::Role role, Owner owner);

// Those that somebody can be given, and ROLE_UNSPECIFIED.
std::vector<options::v1::Role> AllRoles();

}  // namespace participation::security
