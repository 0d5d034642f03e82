using BackupApi.Connections;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BackupApi.Features.Connections;

public sealed record DetectConnectionsRequest(Guid ServerId);

internal sealed class DetectConnectionsRequestValidator : AbstractValidator<DetectConnectionsRequest>
{
    public DetectConnectionsRequestValidator() => RuleFor(request => request.ServerId).NotEmpty().WithMessage("Choose the server to look at.");
}

/// <param name="Items">Of each type, those that sign in stand first.</param>
public sealed record DetectedConnections(IReadOnlyList<DetectedConnection> Items);

internal static class DetectConnections
{
    /// <summary>Finds ways to sign in to the databases of a server that need no password from a person. What files hold stays on the server.</summary>
    internal static async Task<Ok<DetectedConnections>> HandleAsync(
        DetectConnectionsRequest request, [FromServices] BackupApi.Catalog catalog, ConnectionTrial trial, CancellationToken cancellationToken)
    {
        await using var host = await trial.OpenAsync(request.ServerId, cancellationToken);
        var found = new List<DetectedConnection>();
        foreach (var type in catalog.ConnectionTypes)
            found.AddRange(await type.DetectAsync(host, cancellationToken));
        return TypedResults.Ok(new DetectedConnections(found));
    }
}
