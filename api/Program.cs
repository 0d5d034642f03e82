using System.Text.Json;
using System.Text.Json.Serialization;
using BackupApi;
using BackupApi.Data;
using BackupApi.Problems;
using FluentValidation;

try
{
    var builder = WebApplication.CreateBuilder(args);
    var options = BackupApiOptions.Read(builder.Configuration);
    Directory.CreateDirectory(options.DataFolder);
    using var startLogging = LoggerFactory.Create(logging => logging.AddConsole());
    await using var database = await DatabaseSetup.StartAsync(
        options.ConnectionString, options.DataFolder, startLogging.CreateLogger("Database"), CancellationToken.None);

    builder.Services.AddSingleton(options);
    builder.Services.AddSingleton(TimeProvider.System);
    database.Register(builder.Services);
    builder.Services.AddProblemDetails();
    builder.Services.AddExceptionHandler<ProblemHandler>();
    foreach (var validator in AssemblyScanner.FindValidatorsInAssembly(typeof(BackupApiOptions).Assembly, includeInternalTypes: true))
        builder.Services.AddSingleton(validator.InterfaceType, validator.ValidatorType);
    builder.Services.ConfigureHttpJsonOptions(json =>
    {
        json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    });

    var app = builder.Build();
    await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
    app.UseExceptionHandler();
    app.UseStatusCodePages();
    var api = app.MapGroup("/api/v1").AddEndpointFilter<ValidationFilter>();
    await app.RunAsync();
    return 0;
}
catch (StartupException exception)
{
    await Console.Error.WriteLineAsync($"BackupApi cannot start: {exception.Message}");
    return 1;
}
