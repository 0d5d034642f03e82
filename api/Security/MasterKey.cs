using System.Security.Cryptography;
using System.Text;
using BackupApi.Data;

namespace BackupApi.Security;

/// <summary>The key under all other keys: 32 bytes that never enter the database. From BACKUPAPI_MASTER_KEY (base64), or from the file master.key in the
/// data folder, which is made at the first start. Who holds the database and not this key can read no stored secret and forge no audit event.</summary>
internal sealed class MasterKey
{
    private const string FileName = "master.key";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly byte[] key;

    private MasterKey(byte[] key) => this.key = key;

    /// <summary>Tells one master key from another without saying anything about it.</summary>
    internal string Id => Convert.ToHexStringLower(Derive("key id", 8));

    /// <summary>A key for one purpose.</summary>
    internal byte[] Derive(string purpose, int length = 32) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, length, info: Encoding.UTF8.GetBytes("BackupApi " + purpose));

    /// <summary>Throws <see cref="StartupException"/> for a key that is no key, or a file that others can read.</summary>
    internal static MasterKey Load(string dataFolder, string? configured)
    {
        if (!string.IsNullOrWhiteSpace(configured)) return new MasterKey(Decode(configured, "BACKUPAPI_MASTER_KEY"));
        var file = Path.Combine(dataFolder, FileName);
        if (!File.Exists(file)) Create(file);
        if ((File.GetUnixFileMode(file) & ~(OwnerOnly | UnixFileMode.UserExecute)) != 0)
            throw new StartupException($"The master key {file} can be read by other users of this machine. Run “chmod 600 {file}” and start again; if somebody may have read it, renew the stored credentials.");
        return new MasterKey(Decode(File.ReadAllText(file), file));
    }

    // Written beside and then moved, so that an interrupted first start leaves no half key; the move refuses to replace a key.
    private static void Create(string file)
    {
        var partial = $"{file}.{Guid.NewGuid():n}";
        using (var stream = new FileStream(partial, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
        {
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) + "\n"));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(partial, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(partial); // another process was first: its key counts
        }
    }

    private static byte[] Decode(string text, string place)
    {
        var bytes = new byte[64];
        if (!Convert.TryFromBase64String(text.Trim(), bytes, out var length) || length != 32)
            throw new StartupException($"{place} does not hold a master key. It must be 32 bytes in base64, as “openssl rand -base64 32” prints them.");
        return bytes[..32];
    }
}
