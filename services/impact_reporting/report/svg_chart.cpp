#include "services/impact_reporting/report/svg_chart.hpp"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/impact_reporting/report/page.hpp"

namespace participation::impact_reporting::report {
namespace {

using statistics::PointType;

constexpr double kWidth = 760;
constexpr double kHeight = 340;
constexpr double kLeft = 52;
constexpr double kRight = 12;
constexpr double kTop = 14;
constexpr double kBottom = 58;
constexpr int kMostLabels = 12;
constexpr double kMostSteps = 6;
constexpr double kAllPercent = 100;

// Where months and values lie on the canvas.
class Scale {
 public:
  explicit Scale(const Chart& chart) : months_{Months{chart.points.front().month, chart.points.back().month}.All()} {
    low_ = high_ = chart.points.front().value;
    for (const ChartPoint& point : chart.points) {
      Include(point.value);
      if (!point.limits) continue;
      Include(point.limits->lower);
      Include(point.limits->upper);
    }
    if (chart.target) Include(*chart.target);
    while ((high_ - low_) / step_ > kMostSteps) step_ *= NextStep();
    low_ = std::floor(low_ / step_) * step_;
    high_ = std::max(std::ceil(high_ / step_) * step_, low_ + step_);
    if (chart.measure == Measure::kPercentPositive) {
      high_ = std::min(std::max(high_, step_), kAllPercent);
      low_ = std::max(std::min(low_, high_ - step_), 0.0);
    }
  }

  double X(const Month& month) const {
    const auto at = std::ranges::lower_bound(months_, month) - months_.begin();
    const double step =
        months_.size() > 1 ? (kWidth - kLeft - kRight - 20) / static_cast<double>(months_.size() - 1) : 0;
    return kLeft + 10 + static_cast<double>(at) * step;
  }
  double Y(double value) const {
    const double share = (std::clamp(value, low_, high_) - low_) / (high_ - low_);
    return kHeight - kBottom - share * (kHeight - kTop - kBottom);
  }
  double low() const { return low_; }
  double high() const { return high_; }
  // Between the lines of the grid: 1, 2, 5, 10, 20, 50 …
  double step() const { return step_; }
  const std::vector<Month>& months() const { return months_; }

 private:
  void Include(double value) {
    low_ = std::min(low_, value);
    high_ = std::max(high_, value);
  }

  double NextStep() {
    const double leading = step_ / std::pow(10, std::floor(std::log10(step_)));
    return leading > 1.5 && leading < 3 ? 2.5 : 2;
  }

  std::vector<Month> months_;
  double low_;
  double high_;
  double step_ = 1;
};

std::string Line(double x1, double y1, double x2, double y2, std::string_view how) {
  return absl::StrFormat("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" %s/>\n", x1, y1, x2, y2, how);
}

std::string Axes(const Scale& scale, const std::string& unit) {
  std::string svg = Line(kLeft, kHeight - kBottom, kWidth - kRight, kHeight - kBottom, "stroke=\"#212b32\"");
  svg += Line(kLeft, kTop, kLeft, kHeight - kBottom, "stroke=\"#212b32\"");
  for (double value = scale.low(); value <= scale.high(); value += scale.step()) {
    absl::StrAppendFormat(&svg, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%.0f%s</text>\n", kLeft - 6,
                          scale.Y(value) + 4, value, unit == "%" ? "%" : "");
  }
  const auto& months = scale.months();
  const std::size_t every = (months.size() + kMostLabels - 1) / kMostLabels;
  for (std::size_t i = 0; i < months.size(); i += every) {
    const double x = scale.X(months[i]);
    absl::StrAppendFormat(
        &svg, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\" transform=\"rotate(-35 %.1f %.1f)\">%s</text>\n", x,
        kHeight - kBottom + 16, x, kHeight - kBottom + 16, months[i]);
  }
  return svg;
}

// One level line, month by month, since limits may differ between groups and points.
template <class LevelOf>
std::string Level(const Chart& chart, const Scale& scale, const LevelOf& level_of, std::string_view how) {
  std::string svg;
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    const auto level = level_of(chart.points[i]);
    if (!level) continue;
    const double x = scale.X(chart.points[i].month);
    const double from = i == 0 ? x - 6 : (scale.X(chart.points[i - 1].month) + x) / 2;
    const double to = i + 1 == chart.points.size() ? x + 6 : (x + scale.X(chart.points[i + 1].month)) / 2;
    svg += Line(from, scale.Y(*level), to, scale.Y(*level), how);
  }
  return svg;
}

std::string Levels(const Chart& chart, const Scale& scale) {
  using Optional = std::optional<double>;
  constexpr std::string_view kLimit = "stroke=\"#4c6272\" stroke-dasharray=\"5 4\"";
  std::string svg = Level(
      chart, scale, [](const ChartPoint& p) { return Optional{p.centre}; }, "stroke=\"#212b32\"");
  svg += Level(
      chart, scale, [](const ChartPoint& p) { return p.limits ? Optional{p.limits->upper} : Optional{}; }, kLimit);
  svg += Level(
      chart, scale, [](const ChartPoint& p) { return p.limits ? Optional{p.limits->lower} : Optional{}; }, kLimit);
  if (chart.target) {
    const std::string how =
        absl::StrCat("stroke=\"", std::string{statistics::kTargetColour}, "\" stroke-dasharray=\"2 3\"");
    svg += Line(kLeft, scale.Y(*chart.target), kWidth - kRight, scale.Y(*chart.target), how);
  }
  return svg;
}

std::string Path(const Chart& chart, const Scale& scale) {
  std::string points;
  for (const ChartPoint& point : chart.points) {
    absl::StrAppendFormat(&points, "%.1f,%.1f ", scale.X(point.month), scale.Y(point.value));
  }
  return absl::StrCat("<polyline fill=\"none\" stroke=\"#4c6272\" points=\"", points, "\"/>\n");
}

// A circle for common cause, a triangle up for high or better, down for low or worse, a diamond for neither.
std::string Mark(double x, double y, PointType type) {
  const std::string how = absl::StrCat("fill=\"", std::string{statistics::Colour(type)}, "\" stroke=\"#212b32\"");
  switch (type) {
    case PointType::kCommonCause:
      return absl::StrFormat("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" %s/>\n", x, y, how);
    case PointType::kImprovement:
      return absl::StrFormat("<path d=\"M%.1f %.1fl6 11h-12z\" %s/>\n", x, y - 7, how);
    case PointType::kConcern:
      return absl::StrFormat("<path d=\"M%.1f %.1fl6 -11h-12z\" %s/>\n", x, y + 7, how);
    case PointType::kNeutralHigh:
    case PointType::kNeutralLow:
      break;
  }
  return absl::StrFormat("<path d=\"M%.1f %.1fl6 6l-6 6l-6 -6z\" %s/>\n", x, y - 6, how);
}

}  // namespace

std::string UnitOf(const Chart& chart) { return chart.measure == Measure::kPercentPositive ? "%" : "responses"; }

std::string Describe(const Chart& chart) {
  const auto special = std::ranges::count_if(
      chart.points, [](const ChartPoint& point) { return point.type != PointType::kCommonCause; });
  const ChartPoint& last = chart.points.back();
  const std::string unit = UnitOf(chart) == "%" ? "%" : " responses";
  std::string text =
      absl::StrFormat("%d months from %s to %s. Latest: %.1f%s; mean %.1f%s", chart.points.size(),
                      InWords(chart.points.front().month), InWords(last.month), last.value, unit, last.centre, unit);
  if (last.limits) {
    absl::StrAppendFormat(&text, ", limits %.1f to %.1f%s", last.limits->lower, last.limits->upper, unit);
  }
  absl::StrAppend(&text, ". Variation: ", std::string{statistics::Name(chart.variation)}, ". ", special,
                  special == 1 ? " month shows" : " months show", " special cause.");
  if (chart.target) {
    absl::StrAppend(&text, " Target ", *chart.target, unit, ": ", std::string{statistics::Name(chart.assurance)}, ".");
  }
  return text;
}

std::string DrawSvg(const Chart& chart, const std::string& title) {
  const Scale scale{chart};
  std::string svg = absl::StrFormat(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" "
      "aria-labelledby=\"chart-title chart-desc\" font-size=\"12\" fill=\"#212b32\">\n",
      kWidth, kHeight);
  absl::StrAppend(&svg, "<title id=\"chart-title\">", Escaped(title), "</title>\n<desc id=\"chart-desc\">",
                  Escaped(Describe(chart)), "</desc>\n");
  absl::StrAppend(&svg, Axes(scale, UnitOf(chart)), Levels(chart, scale), Path(chart, scale));
  for (const ChartPoint& point : chart.points) svg += Mark(scale.X(point.month), scale.Y(point.value), point.type);
  return svg + "</svg>\n";
}

}  // namespace participation::impact_reporting::report
