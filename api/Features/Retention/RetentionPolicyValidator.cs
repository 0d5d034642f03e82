using BackupApi.Retention;
using FluentValidation;

namespace BackupApi.Features.Retention;

internal sealed class RetentionPolicyValidator : AbstractValidator<RetentionPolicy>
{
    private const int Most = 10_000;

    public RetentionPolicyValidator()
    {
        RuleFor(policy => policy.KeepLast).InclusiveBetween(1, Most);
        RuleFor(policy => policy.KeepHourly).InclusiveBetween(1, Most);
        RuleFor(policy => policy.KeepDaily).InclusiveBetween(1, Most);
        RuleFor(policy => policy.KeepWeekly).InclusiveBetween(1, Most);
        RuleFor(policy => policy.KeepMonthly).InclusiveBetween(1, Most);
        RuleFor(policy => policy.KeepYearly).InclusiveBetween(1, Most);
        RuleFor(policy => policy.KeepDays).InclusiveBetween(1, Most);
        RuleFor(policy => policy.KeepCount).InclusiveBetween(1, Most);
        RuleFor(policy => policy.KeepWithin).Must(period => period is null || (period.Amount >= 1 && Days(period) <= 100 * 366)).WithMessage("The period must be between one hour and 100 years.");
        RuleFor(policy => policy.TimeZone).Must(zone => zone is null || TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)).WithMessage("There is no such time zone; give an IANA name such as Europe/Berlin.");
    }

    private static long Days(RetentionPeriod period) => period.Amount * (period.Unit switch { PeriodUnit.Years => 366L, PeriodUnit.Months => 31, PeriodUnit.Weeks => 7, _ => 1 });
}
