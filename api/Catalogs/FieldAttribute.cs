namespace BackupApi.Catalogs;

/// <summary>How a setting is shown in a form. The SPA renders any type's form from these.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FieldAttribute(string label) : Attribute
{
    public string Label { get; } = label;
    public string Help { get; init; } = "";
    public string Placeholder { get; init; } = "";
    /// <summary>text, number, boolean, text_list, path, path_list, choice; multiline (keys, certificates); connection (one of the source's server);
    /// database_list (databases of the connection that the field connectionId names); host_key (scanned at the form's address and port, confirmed by a person).</summary>
    public string Kind { get; init; } = "text";
    public bool Secret { get; init; }
    public bool Required { get; init; }
    public bool Advanced { get; init; }
    /// <summary>Values of a choice, "value=Label".</summary>
    public string[] Options { get; init; } = [];
    /// <summary>"field=value,value": shown only while that field of the form has one of the values. Empty: always.</summary>
    public string ShowWhen { get; init; } = "";
}
