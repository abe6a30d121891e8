#include "libs/privacy/field_cipher.hpp"

#include <gtest/gtest.h>

#include <chrono>

#include "libs/privacy/blind_index.hpp"

namespace participation::privacy {
namespace {

TEST(FieldCipherTest, WhatWasSealedOpensAgain) {
  const Key key = Key::Random();
  for (const std::string& text : {std::string{}, std::string{"Siân"}, std::string{"\0\x80\0\0", 4},
                                  std::string(31, 'x'), std::string(32, 'x'), std::string(100'000, '\0')}) {
    EXPECT_EQ(*Open(key, "person", "name", Seal(key, "person", "name", text)), text) << text.size();
  }
}

TEST(FieldCipherTest, AValueOpensOnlyForItsOwnPersonColumnAndKey) {
  const Key key = Key::Random();
  const std::string sealed = Seal(key, "person", "name", "Siân");
  EXPECT_EQ(Open(key, "another", "name", sealed).status().code(), absl::StatusCode::kDataLoss);
  EXPECT_FALSE(Open(key, "person", "email", sealed).ok());
  EXPECT_FALSE(Open(Key::Random(), "person", "name", sealed).ok());
  // The same letters, cut elsewhere.
  EXPECT_FALSE(Open(key, "personn", "ame", sealed).ok());
}

TEST(FieldCipherTest, AChangeOfAnyBitIsNoticed) {
  const Key key = Key::Random();
  const std::string sealed = Seal(key, "person", "name", "Siân");
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    std::string changed = sealed;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    EXPECT_FALSE(Open(key, "person", "name", changed).ok()) << "bit " << bit;
  }
}

TEST(FieldCipherTest, ACutOrLengthenedValueIsNoticed) {
  const Key key = Key::Random();
  const std::string sealed = Seal(key, "person", "name", "Siân");
  for (std::size_t size = 0; size < sealed.size(); ++size) {
    EXPECT_FALSE(Open(key, "person", "name", sealed.substr(0, size)).ok()) << size;
  }
  EXPECT_FALSE(Open(key, "person", "name", sealed + '\0').ok());
}

TEST(FieldCipherTest, TheLengthOfAShortTextDoesNotShow) {
  const Key key = Key::Random();
  const auto size_for = [&](std::size_t length) { return Seal(key, "p", "c", std::string(length, 'x')).size(); };
  EXPECT_EQ(size_for(0), 1u + 12u + 32u + 16u);
  for (std::size_t length = 0; length < 32; ++length) EXPECT_EQ(size_for(length), size_for(0));
  EXPECT_EQ(size_for(32), size_for(0) + 32);
}

TEST(FieldCipherTest, TheSameTextLooksDifferentEachTime) {
  const Key key = Key::Random();
  EXPECT_NE(Seal(key, "p", "c", "text"), Seal(key, "p", "c", "text"));
}

TEST(FieldCipherTest, ATextBeyondTheBoundIsRefused) {
  const Key key = Key::Random();
  EXPECT_NO_THROW(Seal(key, "p", "c", std::string(kLongestField, 'x')));
  EXPECT_THROW(Seal(key, "p", "c", std::string(kLongestField + 1, 'x')), std::length_error);
}

TEST(FieldCipherTest, SealingAndOpeningCostMicroseconds) {
  const Key key = Key::Random();
  constexpr int kTimes = 20'000;
  const std::string text(60, 'x');
  std::string sealed;
  const auto time_of = [&](auto work) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < kTimes; ++i) work();
    return static_cast<int>((std::chrono::steady_clock::now() - start).count() / kTimes);
  };
  RecordProperty("nanoseconds_to_seal", time_of([&] { sealed = Seal(key, "person", "name", text); }));
  RecordProperty("nanoseconds_to_open", time_of([&] { ASSERT_TRUE(Open(key, "person", "name", sealed).ok()); }));
  const BlindIndex index{key, "email"};
  RecordProperty("nanoseconds_to_index", time_of([&] { ASSERT_EQ(index.Of("sian@example.org").size(), 32u); }));
}

TEST(BlindIndexTest, TheSameValueHasTheSameCodeOfThirtyTwoDigits) {
  const Key key = Key::Random();
  const std::string code = BlindIndex{key, "email"}.Of("sian@example.org");
  EXPECT_EQ(code, (BlindIndex{key, "email"}.Of("sian@example.org")));
  EXPECT_EQ(code.size(), 32u);
  EXPECT_EQ(code.find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST(BlindIndexTest, AnotherValuePurposeOrKeyHasAnotherCode) {
  const Key key = Key::Random();
  const std::string code = BlindIndex{key, "email"}.Of("sian@example.org");
  EXPECT_NE(code, (BlindIndex{key, "email"}.Of("sian@example.com")));
  EXPECT_NE(code, (BlindIndex{key, "telephone"}.Of("sian@example.org")));
  EXPECT_NE(code, (BlindIndex{Key::Random(), "email"}.Of("sian@example.org")));
  EXPECT_NE((BlindIndex{key, "ab"}.Of("c")), (BlindIndex{key, "a"}.Of("bc")));
}

// Pins the code of known inputs: stored codes must be found by later versions too.
TEST(BlindIndexTest, ACodeStaysTheSameAcrossVersions) {
  EXPECT_EQ((BlindIndex{Key::Of(std::string(32, 'k')), "email"}.Of("sian@example.org")),
            "4a875c149f32817b22630dc195906334");
}

}  // namespace
}  // namespace participation::privacy
