using BackupApi.Problems;
using FluentValidation;

namespace BackupApi.Tests.Problems;

public sealed class ValidationWordsTests
{
    [Fact]
    public void A_rule_says_what_would_be_right()
    {
        ValidatorOptions.Global.LanguageManager = new ValidationWords(); // as at the start of the service
        var rules = new InlineValidator<(string Name, string Password, int Port)>();
        rules.RuleFor(one => one.Name).NotEmpty().WithName("Name");
        rules.RuleFor(one => one.Password).MinimumLength(12).WithName("Password");
        rules.RuleFor(one => one.Port).InclusiveBetween(1, 65_535).WithName("Port");
        rules.Validate(("", "short", 99_999)).Errors.Select(error => error.ErrorMessage).ShouldBe(
            ["Name must not be empty.", "Password takes at least 12 characters; these are 5.", "Port takes 1 to 65535, and was given 99999."]);
    }
}
