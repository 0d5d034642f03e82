using BackupApi;
using BackupApi.Data;
using BackupApi.Features.ApiTokens;
using BackupApi.Features.Audit;
using BackupApi.Features.Backups;
using BackupApi.Features.Connections;
using BackupApi.Features.Dashboard;
using BackupApi.Features.Jobs;
using BackupApi.Features.Operations;
using BackupApi.Features.Restores;
using BackupApi.Features.Repositories;
using BackupApi.Features.Retention;
using BackupApi.Features.Schedules;
using BackupApi.Features.Search;
using BackupApi.Features.Servers;
using BackupApi.Features.Session;
using BackupApi.Features.Settings;
using BackupApi.Features.Setup;
using BackupApi.Features.Sources;
using BackupApi.Features.StoragePools;
using BackupApi.Features.TypeCatalog;
using BackupApi.Hosts;
using BackupApi.Hosting;
using BackupApi.OpenApi;
using BackupApi.Orchestration;
using BackupApi.Problems;
using BackupApi.Retention;
using BackupApi.Scheduling;
using BackupApi.Security;
using BackupApi.Telemetry;
using FluentValidation;

try
{
    var builder = WebApplication.CreateBuilder(args);
    // One line per request would bury what the console is for; configuration can bring it back.
    builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Quartz", LogLevel.Warning).AddConfiguration(builder.Configuration.GetSection("Logging"));
    var options = BackupApiOptions.Read(builder.Configuration);
    var export = OpenApiExport.Asked(args);
    if (export is null) Directory.CreateDirectory(options.DataFolder);
    using var startLogging = LoggerFactory.Create(logging => logging.AddConsole());
    await using var database = export is not null ? DatabaseSetup.None : await DatabaseSetup.StartAsync(
        options, startLogging.CreateLogger("Database"), CancellationToken.None);

    builder.Services.AddSingleton(options);
    builder.Services.AddSingleton(TimeProvider.System);
    DapperSetup.StoreAsJson<RetentionPolicy>();
    database.Register(builder.Services);
    builder.Services.AddSecurity(builder.Configuration, options.DataFolder);
    builder.Services.AddDraining(options);
    builder.Services.AddHosts(options.Ssh);
    builder.Services.AddSingleton(services => new BackupApi.Catalog(services.GetRequiredService<IHostFactory>(), options.DataFolder, options.Engines, options.Ssh));
    builder.Services.AddOrchestration(options.RunsWorkers && export is null);
    if (options.RunsWorkers && export is null) builder.Services.AddScheduler(database.ConnectionString, PoolHealthJob.Schedule, MaintenanceJob.Schedule, OverdueJob.Schedule, CleanUpJob.Schedule);
    if (options is { FirstBackup: true, Role: "all" } && export is null) builder.Services.AddSingleton<FirstBackupPlan>().AddHostedService<FirstBackup>();
    builder.Services.AddScoped<ConnectionTrial>();
    builder.Services.AddSingleton<ViewerMemory>().AddSingleton<OperationFeeds>();
    builder.Services.AddSignalR().AddJsonProtocol(json => JsonText.Configure(json.PayloadSerializerOptions));
    builder.Services.AddContract();
    builder.Services.AddSpa();
    builder.Services.AddTelemetry();
    builder.Services.AddSingleton<BackupApi.Features.Backups.CheckDatabaseRestore>();
    builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = ProblemDefaults.Apply);
    builder.Services.AddExceptionHandler<ProblemHandler>();
    builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true); // what is wrong with a request is said by ProblemHandler
    ValidatorOptions.Global.LanguageManager = new ValidationWords();
    foreach (var validator in AssemblyScanner.FindValidatorsInAssembly(typeof(BackupApiOptions).Assembly, includeInternalTypes: true))
        builder.Services.AddSingleton(validator.InterfaceType, validator.ValidatorType);
    builder.Services.ConfigureHttpJsonOptions(json => JsonText.Configure(json.SerializerOptions));

    var app = builder.Build();
    app.UseForwardedHeaders();
    app.UseSecurityHeaders();
    app.UseExceptionHandler();
    app.UseStatusCodePages();
    app.UseSpa(options.WebRoot);
    app.UseDatabaseGate();
    app.UseSecurity();
    app.MapContract();
    app.MapTelemetry();
    var api = app.MapGroup("/api/v1").AddEndpointFilter<ValidationFilter>();
    SetupEndpoints.Map(api);
    SessionEndpoints.Map(api);
    ServersEndpoints.Map(api);
    ApiTokensEndpoints.Map(api);
    AuditEndpoints.Map(api);
    CatalogEndpoints.Map(api);
    ConnectionsEndpoints.Map(api);
    DashboardEndpoints.Map(api);
    JobsEndpoints.Map(api);
    OperationsEndpoints.Map(api);
    BackupsEndpoints.Map(api);
    RestoresEndpoints.Map(api);
    StoragePoolsEndpoints.Map(api);
    RepositoriesEndpoints.Map(api);
    RetentionEndpoints.Map(api);
    SchedulesEndpoints.Map(api);
    SearchEndpoints.Map(api);
    SourcesEndpoints.Map(api);
    SettingsEndpoints.Map(api);
    app.MapHub<OperationsHub>("/hubs/operations").Requires(Permission.OperationsRead);

    if (export is not null) return await OpenApiExport.WriteAsync(app, export);
    await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
    app.Services.GetRequiredService<DatabaseKeyRing>().RefuseForeignMasterKey();
    await app.StartAsync();
    await StartAnnouncement.PrintAsync(app, options, CancellationToken.None);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (StartupException exception)
{
    await Console.Error.WriteLineAsync($"BackupApi cannot start: {exception.Message}");
    return 1;
}
catch (OperationCanceledException)
{
    return 0; // stopped while it was still starting
}
