#include "services/impact_reporting/messages.hpp"

namespace participation::impact_reporting {
namespace {

using statistics::ImprovementDirection;

// The statistics library counts its enums from 0, protos from 1, since 0 stands for nothing said.
template <class Message, class Enum>
Message OneMore(Enum value) {
  return static_cast<Message>(static_cast<int>(value) + 1);
}

v1::ChartPoint ToMessage(const ChartPoint& point, int run_length) {
  v1::ChartPoint message;
  message.set_month(point.month);
  message.set_value(point.value);
  message.set_centre(point.centre);
  if (point.limits) {
    auto& limits = *message.mutable_limits();
    limits.set_lower(point.limits->lower);
    limits.set_near_lower(point.limits->near_lower);
    limits.set_near_upper(point.limits->near_upper);
    limits.set_upper(point.limits->upper);
  }
  message.set_cause(OneMore<v1::SpecialCause>(point.cause));
  message.set_cause_text(statistics::Label(point.cause, run_length));
  message.set_type(OneMore<v1::PointType>(point.type));
  message.set_responses(point.responses);
  return message;
}

template <class Enum, class ParseName>
Enum Parsed(const std::string& name, const ParseName& parse) {
  Enum value{};
  parse(name, &value);
  return value;
}

v1::ConsultationEvidence ToMessage(const ConsultationEvidence& consultation) {
  v1::ConsultationEvidence message;
  message.set_consultation_id(consultation.id);
  message.set_title(consultation.title);
  message.mutable_open_time()->set_seconds(clock::ToMicros(consultation.open_time) / 1'000'000);
  message.mutable_close_time()->set_seconds(clock::ToMicros(consultation.close_time) / 1'000'000);
  message.set_closed(consultation.closed);
  if (consultation.answers) message.set_answers(*consultation.answers);
  return message;
}

}  // namespace

v1::FriendsAndFamilyResult ToMessage(const FriendsAndFamilyResult& result) {
  v1::FriendsAndFamilyResult message;
  message.set_month(result.month);
  message.set_level(static_cast<v1::Level>(result.level));
  message.set_organisation(result.organisation);
  message.set_site(result.site);
  message.set_name(result.name);
  message.set_responses(result.responses);
  if (result.counts) {
    auto& counts = *message.mutable_counts();
    counts.set_very_good(result.counts->very_good);
    counts.set_good(result.counts->good);
    counts.set_neither_good_nor_poor(result.counts->neither_good_nor_poor);
    counts.set_poor(result.counts->poor);
    counts.set_very_poor(result.counts->very_poor);
    counts.set_dont_know(result.counts->dont_know);
  }
  if (const auto positive = result.PercentPositive()) {
    message.set_percent_positive(static_cast<int>(positive->WholePercent()));
  }
  if (const auto negative = result.PercentNegative()) {
    message.set_percent_negative(static_cast<int>(negative->WholePercent()));
  }
  message.set_earlier_test(result.earlier_test);
  message.set_counts_withheld(!result.counts);
  message.set_percentages_withheld(!result.counts);
  return message;
}

FriendsAndFamilyResult FromMessage(const v1::FriendsAndFamilyResult& message) {
  FriendsAndFamilyResult result{.month = message.month(),
                                .level = static_cast<Level>(message.level()),
                                .organisation = message.organisation(),
                                .site = message.site(),
                                .name = message.name(),
                                .responses = message.responses(),
                                .earlier_test = message.earlier_test()};
  if (!message.has_counts()) return result;
  const auto& counts = message.counts();
  result.counts = {counts.very_good(), counts.good(),      counts.neither_good_nor_poor(),
                   counts.poor(),      counts.very_poor(), counts.dont_know()};
  return result;
}

v1::ControlChart ToMessage(const Chart& chart, const std::string& organisation, const std::string& site) {
  v1::ControlChart message;
  message.set_organisation(organisation);
  message.set_site(site);
  message.set_measure(static_cast<v1::Measure>(chart.measure));
  message.set_kind(static_cast<v1::ChartKind>(chart.kind));
  for (const ChartPoint& point : chart.points) *message.add_points() = ToMessage(point, chart.run_length);
  for (const Month& month : chart.gaps) message.add_gap_months(month);
  message.set_variation(OneMore<v1::VariationIcon>(chart.variation));
  message.set_assurance(OneMore<v1::AssuranceIcon>(chart.assurance));
  message.set_variation_text(std::string{statistics::Name(chart.variation)});
  message.set_assurance_text(std::string{statistics::Name(chart.assurance)});
  message.set_trial_limits(chart.trial_limits);
  message.set_note(chart.note);
  if (chart.target) message.set_target(*chart.target);
  return message;
}

ChartOptions FromMessage(const v1::ChartOptions& message) {
  ChartOptions options;
  if (message.kind() != v1::CHART_KIND_UNSPECIFIED) options.kind = static_cast<ChartKind>(message.kind());
  if (message.rules() != v1::RULE_VERSION_UNSPECIFIED) options.rules = static_cast<RuleVersion>(message.rules());
  if (message.improvement() != v1::IMPROVEMENT_UNSPECIFIED) {
    options.improvement = static_cast<ImprovementDirection>(message.improvement() - 1);
  }
  if (message.has_target()) options.target = message.target();
  if (message.has_screen_outliers()) options.screen_outliers = message.screen_outliers();
  if (message.has_run_length()) options.run_length = message.run_length();
  options.rebase_months.assign(message.rebase_months().begin(), message.rebase_months().end());
  if (message.has_minimum_points()) options.minimum_points = static_cast<std::size_t>(message.minimum_points());
  return options;
}

v1::ParticipationCount ToMessage(const ParticipationCount& count) {
  v1::ParticipationCount message;
  message.set_month(count.month);
  if (count.kind) message.set_kind(static_cast<v1::Contribution::Kind>(*count.kind));
  if (count.contributions) message.set_contributions(*count.contributions);
  message.set_withheld(!count.contributions);
  return message;
}

v1::Reach ToMessage(const Reach& reach) {
  v1::Reach message;
  if (reach.invited) message.set_invited(*reach.invited);
  if (reach.accepted) message.set_accepted(*reach.accepted);
  if (reach.declined) message.set_declined(*reach.declined);
  if (reach.unanswered) message.set_unanswered(*reach.unanswered);
  message.set_withheld(!(reach.invited && reach.accepted && reach.declined && reach.unanswered));
  return message;
}

v1::RegisterCount ToMessage(const RegisterCount& count) {
  v1::RegisterCount message;
  message.set_dimension(static_cast<v1::RegisterCount::Dimension>(count.dimension));
  message.set_code(count.code);
  if (count.people) message.set_people(*count.people);
  message.set_withheld(!count.people);
  return message;
}

v1::DutyEvidence ToMessage(const DutyEvidence& evidence) {
  namespace activities = activity_tracking::v1;
  v1::DutyEvidence message;
  message.set_activity_id(evidence.activity_id);
  message.set_organisation(evidence.organisation);
  message.set_title(evidence.title);
  message.set_state(Parsed<activities::Activity::State>(evidence.state, activities::Activity::State_Parse));
  for (const auto& duty : evidence.duties) {
    message.add_duties(Parsed<activities::Duty>(duty, activities::Duty_Parse));
  }
  message.set_rung(Parsed<activities::Rung>(evidence.rung, activities::Rung_Parse));
  message.set_stage(Parsed<activities::Stage>(evidence.stage, activities::Stage_Parse));
  message.set_layer(Parsed<activities::Layer>(evidence.layer, activities::Layer_Parse));
  message.set_start_date(evidence.start_date);
  message.set_end_date(evidence.end_date);
  if (evidence.attendances) message.set_attendances(*evidence.attendances);
  message.set_shortened(evidence.shortened);
  for (const auto& consultation : evidence.consultations) *message.add_consultations() = ToMessage(consultation);
  return message;
}

}  // namespace participation::impact_reporting
