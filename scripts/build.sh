# Sourced by ./run and ./test: builds the API and the SPA, each only when something it is made of changed.

# fingerprint FILE… of names and contents; folders are walked.
fingerprint() {
  find "$@" \( -name node_modules -o -name bin -o -name obj -o -name dist -o -name screenshots \) -prune -o -type f -print0 2>/dev/null |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1
}

unchanged() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }

build_api() {
  local top=$1 stamp=$1/build/api.stamp state
  state=$(cd "$top" && fingerprint api db/migrations Directory.Build.props Directory.Packages.props global.json)
  if unchanged "$stamp" "$state" && [ -f "$top/build/api/BackupApi.dll" ]; then return 0; fi
  echo "Building the API"
  rm -rf "$stamp" "$top/build/api"
  # No compiler or build server stays behind.
  # Compiled ahead for this machine: otherwise most of a start is compiling.
  dotnet publish "$top/api" -c Release -o "$top/build/api" --use-current-runtime --self-contained false -p:PublishReadyToRun=true --nologo -v q -nodeReuse:false -p:UseSharedCompilation=false || return 1
  echo "$state" > "$stamp"
}

install_web() {
  local top=$1 stamp=$1/web/node_modules/.installed state
  state=$(sha256sum < "$top/web/package-lock.json")
  unchanged "$stamp" "$state" && return 0
  echo "Installing the SPA's packages"
  (cd "$top/web" && npm ci --no-audit --no-fund --loglevel=error) || return 1
  echo "$state" > "$stamp"
}

build_web() {
  local top=$1 stamp=$1/build/web.stamp state
  [ -f "$top/web/package.json" ] || return 0
  install_web "$top" || return 1
  state=$(cd "$top/web" && fingerprint src public index.html package-lock.json tsconfig.json vite.config.ts)
  if unchanged "$stamp" "$state" && [ -f "$top/web/dist/index.html" ]; then return 0; fi
  echo "Building the SPA"
  rm -f "$stamp"
  (cd "$top/web" && node node_modules/vite/bin/vite.js build --logLevel error) || return 1
  mkdir -p "$top/build"
  echo "$state" > "$stamp"
}
