namespace BackupApi.Engines.Archive;

/// <summary>The shell scripts that join the tools. A POSIX shell knows the exit code of the last part of a pipe only, so every part tells its own on standard error,
/// with what it said; a part that was killed together with its shell tells nothing, and that counts as failed. Each report is one write that begins a line,
/// so that reports of parts that end together, and what a dump prints meanwhile, cannot mix. All that varies comes as arguments.</summary>
internal static class PipelineScript
{
    // Descriptor 6 is the pipe behind the part; 3, the secret, is only for those who are to have it.
    private const string Parts =
        """
        mark=$1; shift
        tell() { printf '\n%s part %s %s\n%.2000s\n%s done\n' "$mark" "$1" "$2" "$3" "$mark" >&2; }
        part() { name=$1; shift; { said=$("$@" 2>&1 >&6 3<&- 6>&-); code=$?; } 6>&1; tell "$name" "$code" "$said"; }

        """;

    // -vv makes zstd say how many bytes it read. dd counts for gzip.
    private const string Packers =
        """
        packer=$1 level=$2 recipient=$3; shift 3
        pack() { case $packer in zstd) part zstd zstd -c -vv -T0 "-$level" ;; *) part count dd bs=128k | part gzip gzip -c "-$level" ;; esac; }
        run() { if [ -n "$recipient" ]; then produce "$@" | pack | part age age -r "$recipient"; else produce "$@" | pack; fi; }

        """;

    /// <summary>Arguments: mark, packer, level, recipient, the command and its arguments.</summary>
    public const string PackStream = Parts + Packers +
        """
        produce() { "$@" </dev/null; tell dump $? ''; }
        run "$@"
        """;

    /// <summary>Arguments: mark, packer, level, recipient, the options and paths of tar. Tar names each file to awk, which passes on what it said and now and then how far it is.</summary>
    public const string PackPaths = Parts + Packers +
        """
        produce() { { { tar --index-file=/dev/fd/4 "$@" </dev/null 2>&4 >&5 3<&-; tell tar $? ''; } 4>&1 | LC_ALL=C awk -v mark="$mark" "$counter" >&2 5>&-; } 5>&1; }
        counter='
          function tell() { printf "\n%s files %.0f %.0f %.0f %s\n", mark, files, links, bytes, name; fflush(); told = bytes }
          /^tar: / { printf "\n%s %s\n", mark, $0; fflush(); next }
          {
            bytes += size; size = 0; name = $0
            if (!/^d/) files++
            if (/^h/) links++
            if (match($0, / [0-9]+ [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] [0-9][0-9]:[0-9][0-9] /)) { size = substr($0, RSTART + 1) + 0; name = substr($0, RSTART + RLENGTH) }
            if (NR % 500 == 1 || bytes - told > 67108864) tell()
          }
          END { bytes += size; name = ""; tell(); printf "\n%s part awk 0\n\n%s done\n", mark, mark }'
        run "$@"
        """;

    /// <summary>Arguments: mark, unpacker, whether it is encrypted. Standard input is the object, descriptor 3 the identity.</summary>
    public const string Unpack = Parts +
        """
        unpack() { case $1 in zstd) part zstd zstd -q -dc ;; *) part gzip gzip -dc ;; esac; }
        open() { { said=$(age -d -i /dev/fd/3 2>&1 >&6 6>&-); code=$?; } 6>&1; tell age "$code" "$said"; }
        case $2 in yes) open | unpack "$1" ;; *) unpack "$1" ;; esac
        """;
}
