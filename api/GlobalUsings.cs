global using IHost = BackupApi.Hosts.IHost;

[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
