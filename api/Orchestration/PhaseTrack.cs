using BackupApi.Orchestration.Log;

namespace BackupApi.Orchestration;

/// <summary>Moves an operation through its phases and keeps their times.</summary>
internal sealed class PhaseTrack(IReadOnlyList<PhaseDescription> descriptions, OperationRecord record, OperationLog log, TimeProvider time)
{
    private readonly OperationPhase[] phases = [.. descriptions.Select(phase => new OperationPhase(phase.Name, phase.Title, PhaseStatus.Pending, null, null))];
    private int current = -1;

    public async Task EnterAsync(string name)
    {
        var now = time.GetUtcNow();
        var next = Array.FindIndex(phases, phase => phase.Name == name);
        for (var index = 0; index < phases.Length; index++)
        {
            if (index == current && index != next) phases[index] = phases[index] with { Status = PhaseStatus.Completed, CompletedAt = now };
            else if (index < next && phases[index].Status == PhaseStatus.Pending) phases[index] = phases[index] with { Status = PhaseStatus.Skipped };
            else if (index > next) phases[index] = phases[index] with { Status = PhaseStatus.Pending, StartedAt = null, CompletedAt = null };
        }

        current = next;
        phases[next] = phases[next] with { Status = PhaseStatus.Running, StartedAt = now, CompletedAt = null };
        log.Phase = name;
        await log.InfoAsync($"── {phases[next].Title}");
        await record.SavePhasesAsync(name, phases);
    }

    public async Task EndAsync(PhaseStatus status)
    {
        if (current < 0) return;
        phases[current] = phases[current] with { Status = status, CompletedAt = time.GetUtcNow() };
        await record.SavePhasesAsync(phases[current].Name, phases);
    }
}

/// <param name="Name">Stable name.</param>
/// <param name="Title">As shown.</param>
public sealed record PhaseDescription(string Name, string Title);
