# Sourced by ./run and ./test: names what is missing, and installs it when this is root on Debian.

# missing_packages PACKAGE:PROGRAM… prints the packages whose program is not there.
missing_packages() {
  local pair
  for pair in "$@"; do
    has_program "${pair#*:}" || printf '%s ' "${pair%%:*}"
  done
}

# Debian keeps the server's own programs outside the search path.
has_program() {
  local candidate
  for candidate in "/usr/sbin/$1" "/sbin/$1" /usr/lib/postgresql/*/bin/"$1"; do
    [ -x "$candidate" ] && return 0
  done
  command -v "$1" >/dev/null 2>&1
}

# require_packages PACKAGE:PROGRAM… installs what is missing, or says what only root can install and fails.
require_packages() {
  local missing
  missing=$(missing_packages "$@")
  missing=${missing% }
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "Missing on this machine, and only root can install it: $missing. As root: apt-get install -y $missing" >&2
    return 1
  fi
  echo "Installing $missing"
  install_packages "$missing"
}

install_packages() (
  set -e
  export DEBIAN_FRONTEND=noninteractive
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  # A fresh machine has no package lists; one that has them may have old ones.
  apt() { apt-get -o DPkg::Lock::Timeout=120 "$@" >"$log" 2>&1 || { tail -n 20 "$log" >&2; return 1; }; }
  apt update || echo "apt-get update failed; trying with the lists that are here" >&2
  case " $1 " in
    *" postgresql "*)
      # Only the programs are wanted: Debian's package would make and start a cluster of its own on port 5432.
      apt install -y --no-install-recommends postgresql-common
      settings=/etc/postgresql-common/createcluster.conf
      cp -p "$settings" "$settings.before-backupapi"
      trap 'mv -f "$settings.before-backupapi" "$settings"; rm -f "$log"' EXIT
      sed -ri 's/^#?\s*create_main_cluster\s*=.*/create_main_cluster = false/' "$settings" ;;
  esac
  # shellcheck disable=SC2086 # a list of package names
  apt install -y --no-install-recommends $1
)

# require_sdk PROGRAM MAJOR WHAT: the two tools that Debian does not bring in the version needed.
require_sdk() {
  local version
  version=$("$1" --version 2>/dev/null | tail -n 1)
  version=${version#v}
  [ "${version%%.*}" -ge "$2" ] 2>/dev/null && return 0
  echo "$3 $2 or later is needed, and ${version:-none} is here. Install it, then start again." >&2
  return 1
}
