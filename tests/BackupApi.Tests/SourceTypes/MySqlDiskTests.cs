using BackupApi.Connections;
using BackupApi.Connections.MySql;
using BackupApi.SourceTypes;
using BackupApi.SourceTypes.MySql;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.SourceTypes;

public sealed class MySqlDiskTests() : DatabaseDiskTests(MySqlServer.Member, MySqlServer.StartOnAsync)
{
    [RootFact(Mounting)]
    public async Task A_dump_of_a_server_that_needs_room_for_its_answers_fails_as_what_it_is()
    {
        await using var server = MySqlServer.Prepare(await MariaDbLab.StartAsync($"--tmpdir={Disk.Folder}"));
        server.Fill("shop");
        var type = new MySqlSource();
        var access = new SourceAccess(System.Text.Json.JsonSerializer.SerializeToElement<SourceSettings>(new MySqlSettings { ConnectionId = Guid.NewGuid(), Databases = ["shop"], Accounts = false }, SettingsJson.Options), server.Connection.Json());
        var stream = ((StreamedContent)await type.ResolveAsync(Host, access, default)).Streams.Single();
        Disk.Fill();
        var (_, exitCode, errors) = await Host.RunAsync(stream);
        exitCode.ShouldNotBe(0);
        ShouldBeFull(stream.Explain(errors).ShouldNotBeNull(errors));
        Disk.Empty();
        (await Host.RunAsync(stream)).ExitCode.ShouldBe(0);
        stream.Explain("mariadb-dump: Couldn't find table: \"zzz\"").ShouldBeNull();
    }

    [RootFact(Mounting)]
    public async Task A_server_that_waits_for_room_is_noticed_and_its_session_is_ended()
    {
        Server.Sql("create table old (id int, text varchar(2000)) engine=MyISAM", "shop");
        Disk.Fill();
        var client = await MySqlClient.OpenAsync(Host, (MySqlConnectionSettings)Server.Connection, null, default);
        await using var room = new MySqlRoom(client, "shop", TimeSpan.FromMilliseconds(200)).Watch();
        var waiting = Task.Run(() => Should.Throw<InvalidOperationException>(() => Server.Sql("insert into old select seq, repeat(md5(seq), 40) from seq_1_to_12000", "shop")));
        for (var i = 0; !room.IsMissing; i++)
        {
            (i < 600).ShouldBeTrue("nobody noticed");
            await Task.Delay(100);
        }

        room.Failure.Code.ShouldBe("storage_full");
        // It looks once a minute whether it was ended.
        await Server.KillAsync();
        await waiting;
    }
}
