using System.Net.Http.Json;
using System.Text.Json;
using BackupApi.Hosts;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.Features;

[Collection(nameof(ApiCollection))]
public sealed class ServersTests(ApiFixture api) : IAsyncLifetime
{
    private SshLab lab = null!;

    public async Task InitializeAsync() => lab = await SshLab.StartAsync(2);

    public async Task DisposeAsync() => await lab.DisposeAsync();

    [Fact]
    public async Task A_scanned_and_confirmed_server_is_added_tested_and_detected()
    {
        var server = await AddAsync(0);
        server.GetProperty("keyOrigin").GetString().ShouldBe("generated");
        server.GetProperty("status").GetString().ShouldBe("untested");
        File.AppendAllText(lab[0].AuthorizedKeys, server.GetProperty("publicKey").GetString() + "\n");
        server.GetProperty("installCommand").GetString()!.ShouldContain(server.GetProperty("publicKey").GetString()!);

        var test = await PostAsync($"{Url(server)}/test");
        test.GetProperty("passed").GetBoolean().ShouldBeTrue(test.ToString());
        var found = await PostAsync($"{Url(server)}/detect");
        found.GetProperty("hostName").GetString().ShouldBe(Environment.MachineName);

        var now = await GetAsync(Url(server));
        now.GetProperty("status").GetString().ShouldBe("reachable");
        now.GetProperty("lastTest").GetProperty("steps").GetArrayLength().ShouldBe(7);
        now.GetProperty("capabilities").GetProperty("tools").GetArrayLength().ShouldBeGreaterThan(10);
        now.ToString().ShouldNotContain("PRIVATE");
        (await api.QueryAsync<string>("select private_key_protected from servers where id = @Id", new { Id = server.GetProperty("id").GetGuid() })).ShouldNotContain("PRIVATE");
        (await api.QueryAsync<int>("select count(*)::int from audit_events where subject_id = @Id and action = 'server.created'", new { Id = server.GetProperty("id").GetGuid() })).ShouldBe(1);
    }

    [Fact]
    public async Task A_pasted_key_is_taken_and_nonsense_is_refused()
    {
        var server = await AddAsync(0, privateKey: lab.PrivateKey.ReplaceLineEndings("\r\n"));
        server.GetProperty("keyOrigin").GetString().ShouldBe("pasted");
        server.GetProperty("publicKey").GetString()!.ShouldStartWith(string.Join(' ', lab.PublicKey.Split(' ')[..2]));
        (await PostAsync($"{Url(server)}/test")).GetProperty("passed").GetBoolean().ShouldBeTrue();
        using var answer = await api.Owner.PostAsJsonAsync("/api/v1/servers", await RequestAsync(0, privateKey: "nonsense"));
        (await answer.ShouldBeProblemAsync(400, "invalid")).GetProperty("errors").TryGetProperty("privateKey", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_behind_another_is_scanned_added_and_tested_through_it()
    {
        var outer = await AddAsync(0, privateKey: lab.PrivateKey);
        var inner = await AddAsync(1, privateKey: lab.PrivateKey, jump: outer.GetProperty("id").GetGuid());
        (await PostAsync($"{Url(inner)}/test")).GetProperty("passed").GetBoolean().ShouldBeTrue();
        using var refused = await api.Owner.DeleteAsync(Url(outer));
        (await refused.ShouldBeProblemAsync(409, "in_use")).GetProperty("uses")[0].GetProperty("name").GetString().ShouldBe(inner.GetProperty("name").GetString());
        using var circle = await PutAsync(outer, new { name = outer.GetProperty("name").GetString(), jumpServerId = inner.GetProperty("id").GetGuid() });
        await circle.ShouldBeProblemAsync(400, "invalid");
    }

    [Fact]
    public async Task A_wrong_fingerprint_adds_nothing()
    {
        using var answer = await api.Owner.PostAsJsonAsync("/api/v1/servers", await RequestAsync(0, fingerprint: "SHA256:other"));
        (await answer.ShouldBeProblemAsync(409, "host_key_changed")).GetProperty("offeredHostKeyFingerprint").GetString()!.ShouldStartWith("SHA256:");
    }

    [Fact]
    public async Task A_changed_host_key_is_noticed_and_can_be_accepted()
    {
        var server = await AddAsync(0, privateKey: lab.PrivateKey);
        await lab[0].StopAsync();
        lab[0].ChangeHostKey();
        await lab[0].StartAsync();
        var fingerprint = PinnedHostKey.Parse(lab[0].HostKey).Fingerprint;

        (await PostAsync($"{Url(server)}/test")).GetProperty("passed").GetBoolean().ShouldBeFalse();
        var changed = await GetAsync(Url(server));
        changed.GetProperty("status").GetString().ShouldBe("host_key_changed");
        changed.GetProperty("offeredHostKeyFingerprint").GetString().ShouldBe(fingerprint);
        using var detect = await api.Owner.PostAsync($"{Url(server)}/detect", null);
        await detect.ShouldBeProblemAsync(409, "host_key_changed");
        using var wrong = await api.Owner.PostAsJsonAsync($"{Url(server)}/host-key", new { fingerprint = "SHA256:guess" });
        await wrong.ShouldBeProblemAsync(409, "host_key_changed");

        using var accepted = await api.Owner.PostAsJsonAsync($"{Url(server)}/host-key", new { fingerprint });
        accepted.EnsureSuccessStatusCode();
        (await accepted.ReadJsonAsync()).GetProperty("hostKeyFingerprint").GetString().ShouldBe(fingerprint);
        (await PostAsync($"{Url(server)}/test")).GetProperty("passed").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_refused_sign_in_is_remembered_as_such()
    {
        var server = await AddAsync(0);
        (await PostAsync($"{Url(server)}/test")).GetProperty("passed").GetBoolean().ShouldBeFalse();
        (await GetAsync(Url(server))).GetProperty("status").GetString().ShouldBe("unauthorized");
        using var detect = await api.Owner.PostAsync($"{Url(server)}/detect", null);
        await detect.ShouldBeProblemAsync(502, "sign_in_refused");
    }

    [RootFact]
    public async Task A_password_installs_the_key_and_is_not_kept()
    {
        using var user = new LabUser();
        await using var homes = await SshLab.StartAsync(1, "AuthorizedKeysFile .ssh/authorized_keys\nPasswordAuthentication yes");
        var request = new { name = Unique(), kind = "ssh", address = "127.0.0.1", port = homes[0].Port, username = user.Name, password = user.Password, hostKeyFingerprint = await ScanAsync(homes[0].Port) };
        var server = await PostAsync("/api/v1/servers", request);
        (await PostAsync($"{Url(server)}/test")).GetProperty("passed").GetBoolean().ShouldBeTrue();
        File.Delete($"{user.Home}/.ssh/authorized_keys");
        using var wrong = await api.Owner.PostAsJsonAsync($"{Url(server)}/install-key", new { password = "wrong" });
        await wrong.ShouldBeProblemAsync(502, "sign_in_refused");
        await PostAsync($"{Url(server)}/install-key", new { password = user.Password });
        (await PostAsync($"{Url(server)}/test")).GetProperty("passed").GetBoolean().ShouldBeTrue();
        (await api.QueryAsync<int>("select count(*)::int from servers s, audit_events a where s::text like @Text or a::text like @Text", new { Text = "%pass _ word%" })).ShouldBe(0);
    }

    [Fact]
    public async Task This_machine_is_tested_browsed_and_renamed()
    {
        var server = await PostAsync("/api/v1/servers", new { name = Unique(), kind = "local" });
        (await PostAsync($"{Url(server)}/test")).GetProperty("passed").GetBoolean().ShouldBeTrue();
        var folder = Directory.CreateTempSubdirectory().FullName;
        Directory.CreateDirectory($"{folder}/z 'odd'\n$(id)");
        File.WriteAllText($"{folder}/a.txt", "12345");
        var listed = await GetAsync($"{Url(server)}/folders?path={Uri.EscapeDataString(folder)}");
        listed.GetProperty("entries").EnumerateArray().Select(entry => (entry.GetProperty("name").GetString(), entry.GetProperty("isFolder").GetBoolean()))
            .ShouldBe([("z 'odd'\n$(id)", true), ("a.txt", false)]);
        using var missing = await api.Owner.GetAsync($"{Url(server)}/folders?path=/no/such");
        await missing.ShouldBeProblemAsync(422, "path_missing");

        using var renamed = await PutAsync(server, new { name = Unique() + " renamed" });
        renamed.EnsureSuccessStatusCode();
        using var late = await PutAsync(server, new { name = Unique() });
        await late.ShouldBeProblemAsync(412, "changed_meanwhile");
        using var deleted = await api.Owner.DeleteAsync(Url(server));
        ((int)deleted.StatusCode).ShouldBe(204);
        using var gone = await api.Owner.GetAsync(Url(server));
        await gone.ShouldBeProblemAsync(404, "not_found");
    }

    [Fact]
    public async Task Names_are_unique_and_bad_fields_are_named()
    {
        var server = await PostAsync("/api/v1/servers", new { name = Unique(), kind = "local" });
        using var taken = await api.Owner.PostAsJsonAsync("/api/v1/servers", new { name = server.GetProperty("name").GetString()!.ToUpperInvariant(), kind = "local" });
        await taken.ShouldBeProblemAsync(409, "name_taken");
        using var bad = await api.Owner.PostAsJsonAsync("/api/v1/servers", new { name = "", kind = "ssh", address = "-oProxyCommand=id", port = 0, username = "-x" });
        (await bad.ShouldBeProblemAsync(400, "invalid")).GetProperty("errors").EnumerateObject().Select(error => error.Name).Order()
            .ShouldBe(["address", "hostKeyFingerprint", "name", "port", "username"]);
        using var metadata = await api.Owner.PostAsJsonAsync("/api/v1/servers/scan-host-key", new { address = "169.254.169.254" });
        await metadata.ShouldBeProblemAsync(400, "invalid");
        using var nowhere = await api.Owner.PostAsJsonAsync("/api/v1/servers/scan-host-key", new { address = "127.0.0.1", port = SshLab.FreePort() });
        await nowhere.ShouldBeProblemAsync(502, "host_unreachable");
    }

    [Fact]
    public async Task Another_workspace_sees_nothing_of_it()
    {
        var server = await PostAsync("/api/v1/servers", new { name = Unique(), kind = "local" });
        var (email, _) = await api.NewMemberAsync();
        using var other = await api.SignInAsync(email);
        using var answer = await other.GetAsync(Url(server));
        await answer.ShouldBeProblemAsync(404, "not_found");
        (await other.GetFromJsonAsync<JsonElement>("/api/v1/servers")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task The_list_is_searched_and_paged()
    {
        var name = Unique();
        foreach (var i in Enumerable.Range(0, 3))
            await PostAsync("/api/v1/servers", new { name = $"{name} {i}", kind = "local" });
        var page = await GetAsync($"/api/v1/servers?search={name}&limit=2");
        page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()).ShouldBe([$"{name} 2", $"{name} 1"]);
        var rest = await GetAsync($"/api/v1/servers?search={name}&limit=2&cursor={page.GetProperty("nextCursor").GetString()}");
        rest.GetProperty("items").GetArrayLength().ShouldBe(1);
        (await GetAsync($"/api/v1/servers?search={name}&status=reachable")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    private static string Unique() => "server-" + Guid.NewGuid().ToString("N")[..12];

    private static string Url(JsonElement server) => $"/api/v1/servers/{server.GetProperty("id").GetString()}";

    private async Task<string> ScanAsync(int port, Guid? jump = null) =>
        (await PostAsync("/api/v1/servers/scan-host-key", new { address = "127.0.0.1", port, jumpServerId = jump })).GetProperty("fingerprint").GetString()!;

    private async Task<object> RequestAsync(int index, string? privateKey = null, Guid? jump = null, string? fingerprint = null) => new
    {
        name = Unique(), kind = "ssh", address = "127.0.0.1", port = lab[index].Port, username = Environment.UserName, privateKey, jumpServerId = jump,
        hostKeyFingerprint = fingerprint ?? await ScanAsync(lab[index].Port, jump),
    };

    private async Task<JsonElement> AddAsync(int index, string? privateKey = null, Guid? jump = null) => await PostAsync("/api/v1/servers", await RequestAsync(index, privateKey, jump));

    private async Task<JsonElement> PostAsync(string url, object? body = null)
    {
        using var answer = body is null ? await api.Owner.PostAsync(url, null) : await api.Owner.PostAsJsonAsync(url, body);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return await answer.ReadJsonAsync();
    }

    private async Task<JsonElement> GetAsync(string url) => await api.Owner.GetFromJsonAsync<JsonElement>(url);

    private async Task<HttpResponseMessage> PutAsync(JsonElement server, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, Url(server)) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{server.GetProperty("version").GetInt32()}\"");
        return await api.Owner.SendAsync(request);
    }
}
