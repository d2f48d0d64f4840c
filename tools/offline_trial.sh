#!/bin/sh
# Install the offline bundle in a throw-away Debian without network and make a return there; then remove it all.
# Usage, as root on that Debian release: tools/offline_trial.sh BUNDLE.tar
# Only the bare system, by mmdebstrap, comes over the network: its essential packages and apt, without Python or fonts.
set -eu
bundle=$(readlink -f "$1")
name=$(basename "$bundle" .tar)
# shellcheck disable=SC1091 -- of the system
release=$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"

command -v mmdebstrap >/dev/null || apt-get -qq install -y --no-install-recommends mmdebstrap >/dev/null
mmdebstrap --quiet --variant=essential --include=apt --mode=root "$release" "$root"
tar -xf "$bundle" -C "$root/opt"
[ ! -e "$root/usr/bin/python3" ] || { echo "the bare system has a Python already" >&2; exit 1; }

inside() { # run a command in the throw-away system: no network, no variable of this one
    unshare --net --mount -- sh -c 'mount -t proc proc "$0/proc" && exec chroot "$0" env -i HOME=/root LANG=C.UTF-8 \
        PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"' "$root" "$@"
}
inside sh "/opt/$name/install.sh" /opt/pora
inside /opt/pora/bin/pora init --sample -q /root/kantor
inside /opt/pora/bin/pora return 2024-09 -C /root/kantor
# The invented office has no letter number: doctor names that, and ends with 1.
inside /opt/pora/bin/pora doctor -C /root/kantor || [ $? = 1 ]
head -c 5 "$root/root/kantor/outputs/2024-09/laporan-bulanan.dinas.pdf" | grep -q '^%PDF-'
printf "%s\n" "The return was made by $name, installed without a network in a bare $release."
