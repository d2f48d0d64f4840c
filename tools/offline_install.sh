#!/bin/sh
# Memasang pora tanpa internet / installs pora without internet.   sh install.sh [FOLDER]
# Untuk / for: @RELEASE@, @ARCHITECTURE@, Python @PYTHON@. FOLDER: $HOME/pora-env
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$HOME/pora-env}

stop() { printf '%s\n' "$@" >&2; exit 1; }

cd "$here"
sha256sum --check --quiet --strict SHA256SUMS ||
    stop "Berkas rusak atau berubah; salin paketnya sekali lagi." "A file is damaged or changed; copy the bundle again."

# shellcheck disable=SC1091 -- of the system
release=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
architecture=$(dpkg --print-architecture)
[ "$release $architecture" = "@RELEASE@ @ARCHITECTURE@" ] ||
    stop "Paket ini untuk @RELEASE@ @ARCHITECTURE@, PC ini $release $architecture." \
         "This bundle is for @RELEASE@ @ARCHITECTURE@, this PC is $release $architecture."

# ---- packages of the system: apt-get takes from the folder what is not installed yet, and nothing from elsewhere -----

missing=""
for package in @PACKAGES@; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' || missing="$missing $package"
done
if [ -n "$missing" ]; then
    privilege=""
    [ "$(id -u)" = 0 ] || privilege=sudo
    printf '%s\n' "Memasang / installing:$missing"
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    mkdir -p "$scratch/lists/partial"
    printf 'deb [trusted=yes] file:%s ./\n' "$(printf '%s' "$here/debs" | sed 's/ /%20/g')" >"$scratch/bundle.list"
    from_bundle() {
        $privilege env DEBIAN_FRONTEND=noninteractive apt-get -qq -o "Dir::Etc::sourcelist=$scratch/bundle.list" \
            -o Dir::Etc::sourceparts=/dev/null -o "Dir::State::lists=$scratch/lists" -o APT::Sandbox::User=root "$@"
    }
    from_bundle update
    # shellcheck disable=SC2086 -- several packages on purpose
    from_bundle install -y --no-install-recommends $missing >/dev/null
fi

# ---- the program, in a virtual environment of the Python of the system ---------------------------------------------

/usr/bin/python3 -m venv "$folder"
"$folder/bin/python" -m pip --disable-pip-version-check -q install --no-index --find-links "$here/wheels" \
    --force-reinstall pora-reports
"$folder/bin/pora" --version
printf '%s\n' "Terpasang / installed: $folder/bin/pora" "Berikutnya / next: $folder/bin/pora init ~/kantor"
