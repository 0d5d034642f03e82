using FluentValidation.Resources;

namespace BackupApi.Problems;

/// <summary>What a rule says by itself, in the words of the rest: no quotes, and what would be right.</summary>
internal sealed class ValidationWords : LanguageManager
{
    internal ValidationWords()
    {
        Say("NotEmptyValidator", "{PropertyName} must not be empty.");
        Say("NotNullValidator", "{PropertyName} is needed.");
        Say("EmailValidator", "Enter an email address, such as ada@example.com.");
        Say("MinimumLengthValidator", "{PropertyName} takes at least {MinLength} characters; these are {TotalLength}.");
        Say("MaximumLengthValidator", "{PropertyName} takes at most {MaxLength} characters; these are {TotalLength}.");
        Say("InclusiveBetweenValidator", "{PropertyName} takes {From} to {To}, and was given {PropertyValue}.");
        Say("GreaterThanValidator", "{PropertyName} must be more than {ComparisonValue}.");
    }

    private void Say(string rule, string words) => AddTranslation("en", rule, words);
}
