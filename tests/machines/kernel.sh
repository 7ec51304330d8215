# kernel.sh: a machine with a kernel of its own, in qemu-system-aarch64. "run" reads this file;
# $machine, $root, $scratch and the functions are its.
# shellcheck shell=sh disable=SC2154

# What the kernel starts: it mounts what a system needs, brings up the network, waits for ssh.
# The driver of the network is a module, and everything else is in the initial file system.
# shellcheck disable=SC2016 # it is for the machine's shell
init='#!/bin/sh
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev 2>/dev/null
mkdir -p /dev/pts /dev/shm /etc/dropbear
mount -t devpts devpts /dev/pts
for folder in /tmp /run /dev/shm; do mount -t tmpfs tmpfs $folder; done
mount -o remount,rw /
ln -sfn /proc/self/fd /dev/fd
modprobe virtio_net
modprobe virtio_rng
ip link set lo up
tries=0
until [ -e /sys/class/net/eth0 ] || [ $((tries += 1)) -gt 60 ]; do sleep 1; done
ip addr add 10.0.2.15/24 dev eth0
ip link set eth0 up
ip route add default via 10.0.2.2
dropbear -R -E -s -F &
exec sleep infinity
'

# make_disk: makes the image of the disk of what is in $root, which is needed no longer.
make_disk() {
    printf '%s' "$init" >"$root/srv/vm-init"
    chmod 755 "$root/srv/vm-init"
    rm -f "$machine/key" "$machine/key.pub"
    ssh-keygen -q -t ed25519 -N '' -f "$machine/key" || fail "ssh-keygen could not make a key"
    for home in root home/student; do
        mkdir -p "$root/$home/.ssh"
        chmod 700 "$root/$home/.ssh"
        cp "$machine/key.pub" "$root/$home/.ssh/authorized_keys"
    done
    chown -R 1000:1000 "$root/home/student"
    { cp "$root"/boot/vmlinuz-* "$machine/vmlinuz" && cp "$root"/boot/initrd.img-* "$machine/initrd.img"; } ||
        fail "there is no kernel in $root/boot"
    mke2fs -q -F -t ext4 -d "$root" "$machine/disk" 6G || fail "the image of the disk could not be made"
    delete "$root"
}

# there COMMAND...: runs it in the machine, as $who.
there() {
    login=root
    [ "$who" = root ] || login=student
    words=
    for word; do
        words="$words '$(printf '%s' "$word" | sed "s/'/'\\\\''/g")'"
    done
    ssh -q -i "$machine/key" -p "$port" -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null \
        -o BatchMode=yes -o ConnectTimeout=20 "$login@127.0.0.1" "$words"
}

# start_kernel: starts the machine on a port of 127.0.0.1 that is free, and waits until it
# answers. The disk stays as it was made: what is written to it is forgotten at the end.
start_kernel() {
    tries=0 port=$((20000 + $$ % 20000))
    until
        (cd "$machine" && exec setsid qemu-system-aarch64 -M virt -cpu cortex-a72 -smp 2 -m 2G \
            -nographic -no-reboot -monitor none -kernel vmlinuz -initrd initrd.img \
            -append 'console=ttyAMA0 root=/dev/vda rw init=/srv/vm-init panic=-1 net.ifnames=0' \
            -drive file=disk,format=raw,if=none,id=disk,snapshot=on -device virtio-blk-pci,drive=disk \
            -netdev "user,id=net,hostfwd=tcp:127.0.0.1:$port-:22" \
            -device virtio-net-pci,netdev=net,romfile= -device virtio-rng-pci) \
            >"$scratch/log" 2>&1 </dev/null &
        machine_process=$!
        await_kernel
    do
        if [ $((tries += 1)) -gt 9 ] || ! grep -q 'host forwarding' "$scratch/log"; then
            fail "the machine with the kernel did not start"
        fi
        port=$((port + 1))
    done
    : >"$scratch/log"
}

# await_kernel: until the machine answers, for at most five minutes; fails if it has ended.
await_kernel() {
    waited=0
    until there true </dev/null 2>/dev/null; do
        kill -s 0 "$machine_process" 2>/dev/null || return
        [ $((waited += 1)) -lt 150 ] || return
        sleep 2
    done
}

# run_in_kernel COMMAND...: puts the course into the machine, and runs it there.
run_in_kernel() {
    start_kernel
    course=course
    # Not below /root: only root may enter it, and graded programs are not run as root.
    [ "$who" = user ] || course=/course
    # The tools come after their sources, so that they are newer.
    {
        there mkdir -p "$course/build" </dev/null &&
            files | there tar -x --no-same-owner -C "$course" &&
            { [ -z "$cross" ] || tar -c -C "$built" . | there tar -x --no-same-owner -C "$course/build"; }
    } || fail "the course could not be put into the machine"
    there env LC_ALL=C.UTF-8 sh -c "$prepare" sh "$course" "$container" "$@" <&3
}
