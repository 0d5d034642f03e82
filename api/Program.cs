using System.Text.Json;
using System.Text.Json.Serialization;
using BackupApi;
using BackupApi.Data;
using BackupApi.Features.ApiTokens;
using BackupApi.Features.Audit;
using BackupApi.Features.Dashboard;
using BackupApi.Features.Jobs;
using BackupApi.Features.Search;
using BackupApi.Features.Session;
using BackupApi.Features.Settings;
using BackupApi.Features.Setup;
using BackupApi.Features.TypeCatalog;
using BackupApi.Hosts;
using BackupApi.OpenApi;
using BackupApi.Problems;
using BackupApi.Security;
using FluentValidation;

try
{
    var builder = WebApplication.CreateBuilder(args);
    var options = BackupApiOptions.Read(builder.Configuration);
    var export = OpenApiExport.Asked(args);
    if (export is null) Directory.CreateDirectory(options.DataFolder);
    using var startLogging = LoggerFactory.Create(logging => logging.AddConsole());
    await using var database = export is not null ? DatabaseSetup.None : await DatabaseSetup.StartAsync(
        options.ConnectionString, options.DataFolder, startLogging.CreateLogger("Database"), CancellationToken.None);

    builder.Services.AddSingleton(options);
    builder.Services.AddSingleton(TimeProvider.System);
    database.Register(builder.Services);
    builder.Services.AddSecurity(builder.Configuration, options.DataFolder);
    builder.Services.AddHosts(builder.Configuration);
    builder.Services.AddContract();
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
    app.UseForwardedHeaders();
    app.UseSecurityHeaders();
    app.UseExceptionHandler();
    app.UseStatusCodePages();
    app.UseSecurity();
    app.MapContract();
    var api = app.MapGroup("/api/v1").AddEndpointFilter<ValidationFilter>();
    SetupEndpoints.Map(api);
    SessionEndpoints.Map(api);
    ApiTokensEndpoints.Map(api);
    AuditEndpoints.Map(api);
    CatalogEndpoints.Map(api);
    DashboardEndpoints.Map(api);
    JobsEndpoints.Map(api);
    SearchEndpoints.Map(api);
    SettingsEndpoints.Map(api);

    if (export is not null) return await OpenApiExport.WriteAsync(app, export);
    await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
    app.Services.GetRequiredService<MasterKey>();
    await app.RunAsync();
    return 0;
}
catch (StartupException exception)
{
    await Console.Error.WriteLineAsync($"BackupApi cannot start: {exception.Message}");
    return 1;
}
