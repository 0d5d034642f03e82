global using IHost = BackupApi.Hosts.IHost;
