using BackupApi.Security;

namespace BackupApi.Features.Schedules;

internal static class SchedulesEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Schedules");
        group.MapGet("/backup-schedules", ListSchedules.HandleAsync).WithName("listSchedules").Requires(Permission.JobsRead).ProducesProblem(400);
        group.MapPost("/backup-schedules", CreateSchedule.HandleAsync).WithName("createSchedule").Requires(Permission.JobsWrite).ProducesProblem(400);
        group.MapGet("/backup-schedules/{id:guid}", ListSchedules.GetAsync).WithName("getSchedule").Requires(Permission.JobsRead).ProducesProblem(404);
        group.MapPut("/backup-schedules/{id:guid}", UpdateSchedule.HandleAsync).WithName("updateSchedule").Requires(Permission.JobsWrite)
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(412).ProducesProblem(428);
        group.MapDelete("/backup-schedules/{id:guid}", DeleteSchedule.HandleAsync).WithName("deleteSchedule").Requires(Permission.JobsWrite).ProducesProblem(404);
        group.MapPost("/schedules/preview", PreviewSchedule.Handle).WithName("previewSchedule").Requires(Permission.JobsRead).ProducesProblem(400);
        group.MapPost("/schedules/conflicts", FindConflicts.HandleAsync).WithName("findScheduleConflicts").Requires(Permission.JobsRead).ProducesProblem(400);
        group.MapGet("/calendar", GetCalendar.HandleAsync).WithName("getCalendar").Requires(Permission.JobsRead).ProducesProblem(400);
        group.MapGet("/calendar/periods", GetCalendarPeriods.HandleAsync).WithName("getCalendarPeriods").Requires(Permission.JobsRead).ProducesProblem(400);
        group.MapGet("/jobs/{id:guid}/next-runs", ListNextRuns.HandleAsync).WithName("listNextRuns").Requires(Permission.JobsRead).ProducesProblem(404);
        group.MapGet("/jobs/{id:guid}/order", JobOrder.GetAsync).WithName("getJobOrder").Requires(Permission.JobsRead).ProducesProblem(404);
        group.MapPut("/jobs/{id:guid}/order", JobOrder.SetAsync).WithName("setJobOrder").Requires(Permission.JobsWrite).ProducesProblem(400).ProducesProblem(404);
        group.MapGet("/servers/{id:guid}/limit", OperationLimits.GetOfServerAsync).WithName("getServerLimit").Requires(Permission.ServersRead).ProducesProblem(404);
        group.MapPut("/servers/{id:guid}/limit", OperationLimits.SetOfServerAsync).WithName("setServerLimit").Requires(Permission.ServersWrite).ProducesProblem(400).ProducesProblem(404);
        group.MapGet("/storage-pools/{id:guid}/limit", OperationLimits.GetOfPoolAsync).WithName("getStoragePoolLimit").Requires(Permission.PoolsRead).ProducesProblem(404);
        group.MapPut("/storage-pools/{id:guid}/limit", OperationLimits.SetOfPoolAsync).WithName("setStoragePoolLimit").Requires(Permission.PoolsWrite).ProducesProblem(400).ProducesProblem(404);
    }
}
