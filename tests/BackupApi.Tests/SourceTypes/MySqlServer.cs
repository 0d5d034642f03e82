using BackupApi.Connections;
using BackupApi.SourceTypes;
using BackupApi.Tests.Lab;

namespace BackupApi.Tests.SourceTypes;

internal sealed class MySqlServer(MariaDbLab lab) : IDatabaseServer
{
    private const string Password = "pass'word \"of\" the \\ backup";

    private static readonly string[] System = ["information_schema", "performance_schema", "mysql", "sys"];

    public static SourceMember Member { get; } = new(
        new MySqlSource(), StartNewAsync, (connection, databases) => new MySqlSettings { ConnectionId = connection, Databases = databases }, "mysql/@accounts.sql",
        BeforeSwapping: "from information_schema.triggers", Swapping: "drop table `shop`.");

    private static async Task<IDatabaseServer> StartNewAsync() => Prepare(await MariaDbLab.StartAsync());

    public static async Task<IDatabaseServer> StartOnAsync(SmallDisk disk) => Prepare(await MariaDbLab.StartAtAsync(disk.Folder));

    internal static MySqlServer Prepare(MariaDbLab lab)
    {
        var server = new MySqlServer(lab);
        server.Sql($"create user backup@'%' identified by '{Password.Replace("\\", "\\\\").Replace("'", "''")}'; grant all on *.* to backup@'%' with grant option");
        return server;
    }

    public MariaDbLab Lab => lab;

    public ConnectionSettings Connection => new MySqlConnectionSettings { Host = "127.0.0.1", Port = lab.Port, Username = "backup", Password = Password };

    public string Sql(string sql, string? database = null) => lab.Sql(sql, database);

    public Task KillAsync() => lab.KillAsync();

    public Task StartAsync() => lab.StartAsync();

    public Task ComeBackAsync() => lab.IsUp ? Task.CompletedTask : StartAsync();

    public ValueTask DisposeAsync() => lab.DisposeAsync();

    public string Quote(string name) => $"`{name.Replace("`", "``")}`";

    public IReadOnlyList<string> Databases() => [.. Sql("show databases").Split('\n', StringSplitOptions.RemoveEmptyEntries).Except(System).Order(StringComparer.Ordinal)];

    public void Fill(string database)
    {
        Sql($"create database {Quote(database)} character set utf8mb3 collate utf8mb3_polish_ci");
        Sql("""
            create table kinds (id int primary key auto_increment, tiny tinyint, flag bit(7), big bigint unsigned, exact decimal(30,10), approx double, day date, at datetime(6), stamp timestamp(3) null,
              span time(6), yr year, fixed char(10), text4 varchar(200) character set utf8mb4, text1 varchar(50) character set latin1, note longtext character set utf8mb4, raw varbinary(300), photo longblob,
              pick enum('a','b ''c'), many set('x','y','z'), doc json, place point, total decimal(31,10) generated always as (exact * 2) stored, short varchar(3) as (left(text4, 3)) virtual,
              key(day), unique(big), fulltext(note)) comment='it''s a `table`';
            insert into kinds (tiny, flag, big, exact, approx, day, at, stamp, span, yr, fixed, text4, text1, note, raw, photo, pick, many, doc, place) values
              (-128, b'1010101', 18446744073709551615, 12345678901234567890.0123456789, 1e-300, '9999-12-31', '2026-02-28 23:59:59.999999', '2026-03-29 01:30:00.125', '-838:59:58.999999', 2155, 'x',
               '日本 🎉 ''quoted'' "double" \\ back', 'größe', 'line\r\nnext\ttab\0nul\Zsub', x'00ff0a0d275c2200', unhex(repeat('00FF0D0A1A275C22', 20000)), 'b ''c', 'x,z', '{"a": [1, "ü"]}', point(1.5, -2.25)),
              (null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null),
              (0, b'0', 0, 0, 0, '1000-01-01', '1000-01-01 00:00:00', null, '00:00:00', 1901, '', '', '', '', '', '', 'a', '', '{}', point(0, 0));
            create table child (id int, parent int, constraint `odd ``name` foreign key (parent) references kinds(id) on delete cascade, check (id > 0)) row_format=compressed;
            insert into child select seq, 1 + seq % 3 from seq_1_to_5000;
            create table parts (id int, y int) partition by range (y) (partition p0 values less than (10), partition p1 values less than maxvalue);
            insert into parts select seq, seq % 20 from seq_1_to_100;
            create sequence numbers start with 100 increment by 7; select nextval(numbers), nextval(numbers);
            create view picture as select k.id, c.id as child, k.text4 from kinds k join child c on c.parent = k.id where k.text4 like '%日本%';
            create table log (what text character set utf8mb4, at timestamp default current_timestamp);
            delimiter //
            create trigger `on child` before insert on child for each row begin if new.id < 0 then signal sqlstate '45000'; end if; end //
            create procedure `do it`(in n int, out m int) comment 'ż' begin declare x text default 'semi;colon -- "ü"';
              set m = n * 2; end //
            create function twice(n int) returns int deterministic return n * 2 //
            create event nightly on schedule every 1 day do delete from log where what = 'old;' //
            delimiter ;
            """, database);
    }

    public string Describe(string database)
    {
        var tables = Sql("show full tables", database).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToList();
        var described = new List<string>();
        foreach (var table in tables)
        {
            var name = Quote(table[0]);
            described.Add(string.Join(' ', table) + "\n" + (table[1] == "VIEW" ? Sql($"select definer, security_type, replace(view_definition, concat('`', replace(database(), '`', '``'), '`.'), '') from information_schema.views where table_schema = database() and table_name = '{table[0]}'", database)
                : Sql($"show create table {name}", database)));
            if (table[1] is "BASE TABLE") described.Add(Sql($"checksum table {name}", database).Split('\t')[1] + " " + Sql($"select count(*) from {name}", database));
            if (table[1] is "SEQUENCE") described.Add(Sql($"select next_not_cached_value, increment from {name}", database));
        }

        described.Add(Sql("select default_character_set_name, default_collation_name from information_schema.schemata where schema_name = database()", database));
        described.Add(Sql("select routine_type, routine_name, routine_definition, routine_comment, sql_mode, definer from information_schema.routines where routine_schema = database() order by 2", database));
        described.Add(Sql("select trigger_name, event_object_table, action_statement from information_schema.triggers where trigger_schema = database() order by 1", database));
        described.Add(Sql("select event_name, event_definition, interval_value, interval_field, status from information_schema.events where event_schema = database() order by 1", database));
        return string.Join('\n', described);
    }

    public void FillMuch(string database, string after) => Sql(
        $"create table aaa_much (id int primary key, text varchar(2000)); insert into aaa_much select seq, repeat(md5(seq), 40) from seq_1_to_12000; create table {after} (id int); insert into {after} values (1)", database);
}
