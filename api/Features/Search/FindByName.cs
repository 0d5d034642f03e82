using BackupApi.Data;
using BackupApi.Security;
using Dapper;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BackupApi.Features.Search;

/// <summary>What was found, at most 20.</summary>
public sealed record SearchResults(IReadOnlyList<SearchItem> Items);

public enum SearchItemType { Server, Source, StoragePool, Repository, Job, Backup }

/// <summary>One thing by name.</summary>
public sealed record SearchItem
{
    public SearchItemType Type { get; init; }
    public Guid Id { get; init; }
    public string Title { get; init; } = "";
    public string Subtitle { get; init; } = "";
    /// <summary>Its page in the web interface.</summary>
    public string Href { get; init; } = "";
}

internal static class FindByName
{
    private const int Most = 20;

    // The newest six of each kind.
    private const string Sql = """
        with found as (
          (select 1 as rank, 'server' as type, id, name as title, coalesce(address, 'this machine') as subtitle, '/servers/' as page from servers
           where workspace_id = @WorkspaceId and id = any(array(select servers_named(@Text, null, null, 6))))
          union all
          (select 2, 'job', id, name, case when enabled then 'Job' else 'Job, off' end, '/jobs/' from jobs
           where workspace_id = @WorkspaceId and id = any(array(select jobs_named(@Text, null, null, 6))))
          union all
          (select 3, 'source', s.id, s.name, 'Source on ' || v.name, '/sources/' from sources s join servers v on v.id = s.server_id
           where s.workspace_id = @WorkspaceId and s.id = any(array(select sources_named(@Text, null, null, 6))))
          union all
          (select 4, 'repository', r.id, r.name, 'Repository in ' || p.name, '/repositories/' from repositories r join storage_pools p on p.id = r.pool_id
           where r.workspace_id = @WorkspaceId and r.id = any(array(select repositories_named(@Text, 6))))
          union all
          (select 5, 'storage_pool', id, name, 'Storage pool', '/storage/' from storage_pools
           where workspace_id = @WorkspaceId and name ilike like_part(@Text) limit 6)
          union all
          (select 6, 'backup', id, name, to_char(started_at at time zone 'UTC', '"Backup of "YYYY-MM-DD HH24:MI" UTC"'), '/backups/' from backups
           where workspace_id = @WorkspaceId and id = any(array(select backups_named(@Text, null, null, 6, array['completed', 'warning'])))))
        select type, id, title, subtitle, page || id as href from found
        order by (lower(title) = lower(@Text)) desc, (starts_with(lower(title), lower(@Text))) desc, rank, lower(title) limit @Most
        """;

    /// <summary>Finds things by part of their name.</summary>
    /// <remarks>Servers, jobs, sources, repositories, pools and recent backups; for the command palette.</remarks>
    /// <param name="q">Part of a name, in any case; nothing is found for an empty one, and of one or two letters only the newest 5,000 of each kind are looked at.</param>
    internal static async Task<Ok<SearchResults>> HandleAsync(string? q, TenantDatabase database, Caller caller, CancellationToken cancellationToken)
    {
        var text = (q ?? "").Trim();
        if (text.Length is 0 or > 200) return TypedResults.Ok(new SearchResults([]));
        await using var connection = await database.OpenAsync(cancellationToken);
        var items = await connection.QueryAsync<SearchItem>(Sql, new { caller.WorkspaceId, Text = text, Most });
        return TypedResults.Ok(new SearchResults(items.AsList()));
    }
}
