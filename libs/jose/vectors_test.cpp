#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "libs/jose/signed_token.hpp"

namespace participation::jose {
namespace {

const std::string kFolder = PARTICIPATION_SOURCE_DIR "/../shared/data/security/";

// Where what is done here is not what the vectors of Wycheproof say, and why.
const std::map<int, std::string> kDepartures{
    {346, "the key says that it is for PS256, and the token has PS384 (RFC 8725, 3.1: one algorithm for a key)"},
    {350, "as 346"},
    {347, "the key says that it is for ES521, which is no algorithm"},
    {351, "as 347"},
    {372, "there is a question mark in the header (RFC 7515, 2: no characters that are not base64url)"},
    {373, "as 372, in the payload"},
    {367, "byte by byte the token of vector 357, which is valid"},
    {370, "as 367"}};

constexpr Algorithm kAll[] = {Algorithm::kHs256, Algorithm::kHs384, Algorithm::kHs512, Algorithm::kRs256,
                              Algorithm::kRs384, Algorithm::kRs512, Algorithm::kPs256, Algorithm::kPs384,
                              Algorithm::kPs512, Algorithm::kEs256, Algorithm::kEs384, Algorithm::kEs512};

bool IsAccepted(const nlohmann::json& group, const nlohmann::json& token) {
  const auto& key = group.contains("public") ? group["public"] : group["private"];
  const auto keys = KeySet::Parse((key.contains("keys") ? key : nlohmann::json{{"keys", {key}}}).dump());
  if (!keys.ok()) return false;
  const std::string text = token.is_string() ? token.get<std::string>() : token.dump();
  const auto parsed = SignedToken::Parse(text);
  return parsed.ok() && Verify(*parsed, *keys, kAll).ok();
}

// Returns how many were judged.
int Judge(const std::string& name, const std::map<int, std::string>& departures) {
  std::ifstream file{kFolder + name};
  if (!file) return 0;
  int judged = 0;
  const auto vectors = nlohmann::json::parse(file);
  for (const auto& group : vectors["testGroups"]) {
    for (const auto& test : group["tests"]) {
      const bool says = test["result"] == "valid";
      const bool differs = departures.contains(test["tcId"]);
      EXPECT_EQ(IsAccepted(group, test["jws"]), says != differs) << test["tcId"] << " " << test["comment"];
      ++judged;
    }
  }
  return judged;
}

TEST(VectorsTest, SignaturesAreJudgedAsWycheproofDoes) {
  const int judged = Judge("json_web_signature_test.json", kDepartures);
  if (judged == 0) GTEST_SKIP() << "there is no " << kFolder << "json_web_signature_test.json";
  EXPECT_EQ(judged, 401);
}

TEST(VectorsTest, KeysAreJudgedAsWycheproofDoes) {
  const int judged = Judge("json_web_key_test.json", {});
  if (judged == 0) GTEST_SKIP() << "there is no " << kFolder << "json_web_key_test.json";
  EXPECT_EQ(judged, 26);
}

}  // namespace
}  // namespace participation::jose
