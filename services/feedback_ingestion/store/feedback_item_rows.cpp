#include "services/feedback_ingestion/store/feedback_item_rows.hpp"

#include "absl/strings/str_cat.h"
#include "libs/identifiers/written.hpp"

namespace participation::feedback_ingestion {

std::vector<database::Parameter> ToRow(const FeedbackItem& item, const std::string& redactions) {
  const Submission& said = item.said();
  return {item.id(),
          said.source_system,
          said.submission_id,
          static_cast<int>(said.source),
          said.organisation,
          said.site,
          said.service,
          said.question,
          static_cast<int>(said.fft_answer),
          said.text,
          redactions,
          said.experience_date,
          item.facts().dated_by_receipt,
          said.person_id,
          said.consultation_id,
          item.facts().version,
          clock::ToMicros(item.facts().create_time)};
}

FeedbackItem::Facts FromRow(const database::Row& row) {
  FeedbackItem::Facts facts{.id = row.Text(0),
                            .said = {},
                            .redactions = ReadRedactions(row.Text(10)),
                            .dated_by_receipt = row.Boolean(12),
                            .themes = {},
                            .version = row.Integer(15),
                            .create_time = clock::FromMicros(row.Integer(16))};
  facts.said = {.source_system = row.Text(1),
                .submission_id = row.Text(2),
                .source = static_cast<Source>(row.Integer(3)),
                .organisation = row.Text(4),
                .site = row.Text(5),
                .service = row.Text(6),
                .question = row.Text(7),
                .fft_answer = static_cast<FftAnswer>(row.Integer(8)),
                .text = row.Text(9),
                .experience_date = row.Text(11),
                .person_id = row.Text(13),
                .consultation_id = row.Text(14)};
  return facts;
}

std::string WriteRedactions(const std::map<std::string, int>& redactions) {
  std::string text;
  for (const auto& [kind, count] : redactions) absl::StrAppend(&text, text.empty() ? "" : " ", kind, "=", count);
  return text;
}

std::map<std::string, int> ReadRedactions(std::string_view text) {
  std::map<std::string, int> redactions;
  for (const std::string_view part : identifiers::Split(text, ' ')) {
    const auto kind_and_count = identifiers::Split(part, '=');
    if (kind_and_count.size() != 2) continue;
    redactions[std::string{kind_and_count[0]}] = std::stoi(std::string{kind_and_count[1]});
  }
  return redactions;
}

}  // namespace participation::feedback_ingestion
