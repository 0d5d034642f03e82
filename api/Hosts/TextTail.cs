using System.Text;

namespace BackupApi.Hosts;

/// <summary>The last part of what a long-lived process prints, for messages.</summary>
internal sealed class TextTail
{
    private const int Limit = 16 * 1024;
    private readonly StringBuilder text = new();

    /// <summary>Reads a stream to its end.</summary>
    public async Task FollowAsync(Stream stream)
    {
        var buffer = new byte[4096];
        try
        {
            int count;
            while ((count = await stream.ReadAsync(buffer)) > 0)
                Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The process is being put away; what was printed until now is what there is.
        }
    }

    public void Append(string more)
    {
        lock (text)
        {
            text.Append(more);
            if (text.Length > Limit)
                text.Remove(0, text.Length - Limit);
        }
    }

    public override string ToString()
    {
        lock (text)
            return text.ToString();
    }
}
