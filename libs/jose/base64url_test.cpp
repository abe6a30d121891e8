#include "libs/jose/base64url.hpp"

#include <gtest/gtest.h>

namespace participation::jose {
namespace {

TEST(Base64UrlTest, BytesComeBackAsTheyWere) {
  for (const std::string& bytes :
       {std::string{}, std::string{"f"}, std::string{"fo"}, std::string{"foo"}, std::string{"\0\xff\xfe", 3}}) {
    EXPECT_EQ(DecodeBase64Url(EncodeBase64Url(bytes)), bytes);
  }
  EXPECT_EQ(EncodeBase64Url("\xff\xfe"), "__4");
}

TEST(Base64UrlTest, AnotherSpellingIsNotTaken) {
  for (const char* text : {"Zg==", "Zg=", "Zh", "Z", " Zg", "Zg\n", "Z g", "+/4", "Zg?", "Zm9v====", "Zm9v."}) {
    EXPECT_FALSE(DecodeBase64Url(text)) << text;
  }
}

}  // namespace
}  // namespace participation::jose
