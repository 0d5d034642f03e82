using BackupApi.Connections;
using BackupApi.Hosts;
using BackupApi.SourceTypes;
using BackupApi.Tests.Engines;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.SourceTypes;

public sealed class MySqlTlsTests(MySqlTlsServer server) : DatabaseTlsTests(server), IClassFixture<MySqlTlsServer>;

public sealed class PostgreSqlTlsTests(PostgreSqlTlsServer server) : DatabaseTlsTests(server), IClassFixture<PostgreSqlTlsServer>;

/// <summary>What every kind of database promises about the way to it, on the real server with certificates made for it.</summary>
public abstract class DatabaseTlsTests
{
    private readonly ITlsServer server;
    private readonly IHost host = new LocalHosts().Open();

    private protected DatabaseTlsTests(ITlsServer server) => this.server = server;

    private CertificateLab Certificates => server.Certificates;

    private TlsChoice Choice(TlsMode mode) => new(mode, mode >= TlsMode.VerifyCa ? Certificates.Authority : null);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_signed_for_the_host_is_taken_in_every_mode_and_dumped_and_loaded(bool overSsh)
    {
        await server.ServeAsync("good");
        await using var ssh = overSsh ? await SshLab.StartAsync() : null;
        await using var remote = ssh is null ? null : await new HostFactory(new()).OpenAsync(ssh[0].Address(), default);
        foreach (var choice in new[] { Choice(TlsMode.Preferred), Choice(TlsMode.Required), Choice(TlsMode.VerifyCa), Choice(TlsMode.VerifyFull), new(TlsMode.VerifyFull, AuthorityFile: Certificates.AuthorityFile) })
            (await TestAsync(server.As("sealed", choice), remote)).ShouldAllBe(step => step.Status == TestStepStatus.Passed);
        await DumpAndLoadAsync(server.As("sealed", Choice(TlsMode.VerifyFull)), remote ?? host);
    }

    [Theory]
    [InlineData(null, TlsMode.Required, "encryption_unavailable")]
    [InlineData(null, TlsMode.VerifyCa, "encryption_unavailable")]
    [InlineData(null, TlsMode.VerifyFull, "encryption_unavailable")]
    [InlineData("expired", TlsMode.VerifyCa, "certificate_expired")]
    [InlineData("expired", TlsMode.VerifyFull, "certificate_expired")]
    [InlineData("named", TlsMode.VerifyFull, "certificate_name_wrong")]
    [InlineData("named", TlsMode.VerifyCa, null)]
    [InlineData("expired", TlsMode.Required, null)]
    [InlineData(null, TlsMode.Preferred, null)]
    [InlineData(null, TlsMode.Disabled, null)]
    public async Task What_the_settings_do_not_allow_is_named(string? certificate, TlsMode mode, string? code)
    {
        await server.ServeAsync(certificate);
        await ShouldEndAsync(server.As("plain", Choice(mode)), code);
    }

    [Theory]
    [InlineData("good", TlsMode.VerifyCa)]
    [InlineData("expired", TlsMode.VerifyFull)]
    [InlineData("named", TlsMode.VerifyFull)]
    public async Task What_another_authority_signed_is_not_trusted(string certificate, TlsMode mode)
    {
        await server.ServeAsync(certificate);
        await ShouldEndAsync(server.As("plain", new TlsChoice(mode, Certificates.OtherAuthority)), "certificate_untrusted");
    }

    [Fact]
    public async Task A_wrong_password_and_a_missing_file_are_no_matter_of_trust()
    {
        await server.ServeAsync("good");
        await ShouldEndAsync(server.As("plain", Choice(TlsMode.VerifyFull), password: "wrong"), "service_credentials_refused");
        await ShouldEndAsync(server.As("plain", Choice(TlsMode.Disabled), password: "wrong"), "service_credentials_refused");
        await ShouldEndAsync(server.As("plain", new TlsChoice(TlsMode.VerifyFull, AuthorityFile: "/no/such.pem")), "certificate_unreadable");
        await ShouldEndAsync(server.As("plain", new TlsChoice(TlsMode.VerifyCa, AuthorityFile: "/etc/passwd")), "certificate_unreadable");
    }

    [Fact]
    public async Task A_user_who_must_be_encrypted_is_told_from_a_wrong_password()
    {
        await server.ServeAsync("good");
        await ShouldEndAsync(server.As("sealed", Choice(TlsMode.Disabled)), "encryption_required");
        await ShouldEndAsync(server.As("sealed", Choice(TlsMode.Disabled), password: "wrong"), "service_credentials_refused");
    }

    [Fact]
    public async Task A_client_certificate_is_shown_where_the_database_wants_one()
    {
        await server.ServeAsync("good");
        TlsChoice With(string name) => Choice(TlsMode.VerifyFull) with { Certificate = Certificates.At(name + ".pem"), Key = Certificates.At(name + ".key") };
        await ShouldEndAsync(server.As("shown", With("client")), null);
        await ShouldEndAsync(server.As("shown", Choice(TlsMode.VerifyFull)), server.ClientRefusals.None);
        await ShouldEndAsync(server.As("shown", With("stranger")), server.ClientRefusals.Stranger);
        await ShouldEndAsync(server.As("shown", With("client") with { Key = "/no/such.key" }), "certificate_unreadable");
    }

    [Fact]
    public void Only_certificates_of_authorities_are_taken()
    {
        Fields(new TlsChoice(TlsMode.VerifyCa)).ShouldBe(["caCertificate"]);
        Fields(new TlsChoice(TlsMode.VerifyCa, "words")).ShouldBe(["caCertificate"]);
        Fields(new TlsChoice(TlsMode.VerifyCa, File.ReadAllText(Certificates.At("good.key")))).ShouldBe(["caCertificate"]);
        Fields(new TlsChoice(TlsMode.VerifyCa, string.Concat(Enumerable.Repeat(Certificates.Authority + "\n", 60)))).ShouldBe(["caCertificate"]);
        Fields(new TlsChoice(TlsMode.VerifyCa, Certificates.Authority, "/a.pem")).ShouldBe(["caFile"]);
        Fields(new TlsChoice(TlsMode.VerifyCa, "of the lab:\r\n" + Certificates.Authority.ReplaceLineEndings("\r\n") + "\n" + Certificates.OtherAuthority)).ShouldBeEmpty();
        IEnumerable<string> Fields(TlsChoice choice) => server.Connection.Validate(server.As("plain", choice).Json()).Keys;
    }

    private Task<IReadOnlyList<TestStep>> TestAsync(ConnectionSettings settings, IHost? at = null)
    {
        server.Connection.Validate(settings.Json()).ShouldBeEmpty();
        return server.Connection.TestAsync(at ?? host, settings.Json(), default);
    }

    /// <param name="code">Null: it signs in.</param>
    private async Task ShouldEndAsync(ConnectionSettings settings, string? code)
    {
        var failed = (await TestAsync(settings)).SingleOrDefault(step => step.Status == TestStepStatus.Failed);
        (failed?.Code).ShouldBe(code, failed?.Detail);
        if (code is null) return;
        failed!.Hint.ShouldNotBeNullOrEmpty();
        var refused = await Should.ThrowAsync<ConnectionException>(() => server.Source.ResolveAsync(host, Access(settings), default));
        (refused.Code, refused.IsTransient).ShouldBe((code, false));
    }

    private SourceAccess Access(ConnectionSettings settings) => new(System.Text.Json.JsonSerializer.SerializeToElement(server.Settings(Guid.NewGuid()), SettingsJson.Options), settings.Json());

    private async Task DumpAndLoadAsync(ConnectionSettings settings, IHost at)
    {
        server.Drop("shop_restored");
        var stored = new List<StoredStream>();
        foreach (var stream in ((StreamedContent)await server.Source.ResolveAsync(at, Access(settings), default)).Streams)
        {
            var (output, exitCode, errors) = await at.RunAsync(stream);
            exitCode.ShouldBe(0, $"{stream.Name}: {errors}");
            stored.Add(SourceRuns.Stored(stream.Name, output));
        }

        stored.Count.ShouldBe(2); // the database, and users or roles
        var outcome = await server.Source.LoadAsync(at, Access(settings), SourceRuns.Load(stored, accounts: true, parallel: 3), new SourceNotes(), default);
        outcome.Databases.Single().Target.ShouldBe("shop_restored");
        server.Count("shop_restored").ShouldBe("3");
    }
}
