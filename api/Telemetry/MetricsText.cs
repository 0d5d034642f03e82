using System.Globalization;
using System.Text;

namespace BackupApi.Telemetry;

/// <summary>One figure with its labels.</summary>
internal sealed record Sample(double Value, params (string Name, string Value)[] Labels);

/// <summary>Prometheus' text format, version 0.0.4.</summary>
internal sealed class MetricsText
{
    private readonly StringBuilder text = new();

    internal void Add(string name, string type, string help, IEnumerable<Sample> samples)
    {
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n");
        foreach (var sample in samples)
        {
            text.Append(name);
            if (sample.Labels.Length > 0) text.Append('{').AppendJoin(',', sample.Labels.Select(label => $"{label.Name}=\"{Escape(label.Value)}\"")).Append('}');
            text.Append(CultureInfo.InvariantCulture, $" {sample.Value:R}\n");
        }
    }

    public override string ToString() => text.ToString();

    private static string Escape(string value) => value.Replace(@"\", @"\\").Replace("\"", "\\\"").Replace("\n", @"\n");
}
