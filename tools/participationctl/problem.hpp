#pragma once

#include <grpcpp/support/status.h>

#include <iosfwd>
#include <string>

#include "absl/strings/string_view.h"

namespace participation::ctl {

class Wording;
struct Common;

// Exit codes by class of error, so that a script can tell what to do.
enum Exit {
  kDone = 0,
  kBroke = 1,    // a defect or a breakdown
  kUsage = 2,    // the command line, or a file that it names, makes no sense
  kInvalid = 3,  // the request breaks a rule
  kNotFound = 4,
  kNotAllowed = 5,  // who calls may not
  kRefused = 6,     // the state of things does not allow it
  kTryAgain = 7,    // away, busy or too slow: the same again may work
};

int ExitCodeOf(const grpc::Status& status);

// Says what went wrong as a person would want it: the message, each field with what is allowed there, when to try
// again. What the platform refused stood `where`, if that is told: in which line of a file.
void Explain(const grpc::Status& status, const std::string& address, const Wording& wording, std::ostream& out,
             const std::string& where = {});

// The same for a program: {"code":"INVALID_ARGUMENT","exitCode":3,"reason":…,"message":…,"violations":[…],…}, with the
// fields by their paths in the request.
void ExplainAsJson(const grpc::Status& status, const std::string& address, std::ostream& out,
                   const std::string& where = {});

// Say on standard error, in the form of the output, what became of a call, what is wrong with the command line or a
// file that it names, or what else went wrong, under the name of a code. Return the exit code.
int Fail(const grpc::Status& status, const Common& common, const Wording& wording, const std::string& where = {});
int FailUsage(absl::string_view problem, const Common& common);
int FailPlainly(absl::string_view code, Exit exit, absl::string_view problem, const Common& common);

}  // namespace participation::ctl
