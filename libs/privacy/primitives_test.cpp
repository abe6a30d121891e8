#include "libs/privacy/primitives.hpp"

#include <gtest/gtest.h>

#include <charconv>
#include <sstream>

#include "libs/privacy/key.hpp"

namespace participation::privacy {
namespace {

std::string FromHex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    int byte = 0;
    std::from_chars(hex.data() + i, hex.data() + i + 2, byte, 16);
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

struct GcmCase {
  std::string key, nonce, bound, plain, sealed;
};

// Test cases 13, 14 and 16 of McGrew and Viega, "The Galois/Counter Mode of Operation".
const GcmCase kGcmCases[] = {
    {std::string(64, '0'), std::string(24, '0'), "", "", "530f8afbc74536b9a963b4f1c4cb738b"},
    {std::string(64, '0'), std::string(24, '0'), "", std::string(32, '0'),
     "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"},
    {"feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888",
     "feedfacedeadbeeffeedfacedeadbeefabaddad2",
     "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657"
     "ba637b39",
     "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0a"
     "bcc9f66276fc6ece0f4e1768cddf8853bb2d551b"},
};

TEST(PrimitivesTest, AesGcmGivesThePublishedAnswersBothWays) {
  for (const GcmCase& c : kGcmCases) {
    const std::string key = FromHex(c.key);
    const std::string nonce = FromHex(c.nonce);
    EXPECT_EQ(EncryptAesGcm(key, nonce, FromHex(c.bound), FromHex(c.plain)), FromHex(c.sealed));
    EXPECT_EQ(DecryptAesGcm(key, nonce, FromHex(c.bound), FromHex(c.sealed)), FromHex(c.plain));
  }
}

TEST(PrimitivesTest, OtherBoundDataDoesNotDecrypt) {
  const GcmCase& c = kGcmCases[2];
  EXPECT_EQ(DecryptAesGcm(FromHex(c.key), FromHex(c.nonce), "", FromHex(c.sealed)), std::nullopt);
}

TEST(PrimitivesTest, AKeyOrNonceOfAnotherLengthIsADefect) {
  EXPECT_THROW(EncryptAesGcm(std::string(16, 'k'), std::string(12, 'n'), "", ""), std::invalid_argument);
  EXPECT_THROW(EncryptAesGcm(std::string(32, 'k'), std::string(8, 'n'), "", ""), std::invalid_argument);
}

// Test cases 1 and 2 of RFC 4231.
TEST(PrimitivesTest, HmacGivesThePublishedAnswers) {
  EXPECT_EQ(HmacSha256(std::string(20, '\x0b'), "Hi There"),
            FromHex("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
  EXPECT_EQ(HmacSha256("Jefe", "what do ya want for nothing?"),
            FromHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
}

TEST(KeyTest, AKeyIsWipedWhenItGoes) {
  alignas(Key) char place[sizeof(Key)];
  Key* const key = new (place) Key{Key::Of(std::string(Key::kSize, 'k'))};
  ASSERT_EQ(place[5], 'k');
  key->~Key();
  const volatile char* left = place;
  for (std::size_t i = 0; i < Key::kSize; ++i) EXPECT_EQ(left[i], 0);
}

TEST(KeyTest, AKeyIsNeverPrinted) {
  std::ostringstream out;
  out << Key::Of(std::string(Key::kSize, 'k')) << testing::PrintToString(Key::Of(std::string(Key::kSize, 'k')));
  EXPECT_EQ(out.str(), "(a key)(a key)");
}

TEST(KeyTest, RandomKeysDifferAndOnlyThirtyTwoBytesAreAKey) {
  EXPECT_FALSE(Key::Random() == Key::Random());
  EXPECT_THROW(Key::Of("short"), std::invalid_argument);
}

}  // namespace
}  // namespace participation::privacy
