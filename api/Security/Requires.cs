using Microsoft.AspNetCore.Authorization;

namespace BackupApi.Security;

/// <summary>On an endpoint: its caller must hold this permission in the workspace that the request is for.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiredPermission(Permission permission) : Attribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    internal Permission Permission { get; } = permission;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

internal static class RequiresExtensions
{
    /// <summary>Declares the permission that an endpoint needs. Without it, or AllowAnonymous, a test refuses the endpoint.</summary>
    internal static TBuilder Requires<TBuilder>(this TBuilder builder, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new RequiredPermission(permission))
            .WithMetadata(new ProducesResponseTypeMetadata(401, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), ["application/problem+json"]))
            .WithMetadata(new ProducesResponseTypeMetadata(403, typeof(Microsoft.AspNetCore.Mvc.ProblemDetails), ["application/problem+json"]));
}

internal sealed class PermissionHandler : AuthorizationHandler<RequiredPermission>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiredPermission requirement)
    {
        if (Caller.From(context.User) is { } caller && caller.Permissions.Contains(requirement.Permission)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
