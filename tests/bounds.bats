#!/usr/bin/env bats
# The tools and files that were written so as to keep them busy: small, and each table in
# order. A run takes at most 2 s of processor time, 256 MiB and 8 times the file's size of
# memory, and prints at most 256 times the file's size and 64 MiB; where a file asks for more
# it is given up, with a word. bounds/hostile.c writes the files, bounds/measure.c measures.
# shellcheck disable=SC2016 # $ORIGIN is for the loader

load helper
bats_require_minimum_version 1.5.0 # run -STATUS

setup_file() {
    cc -O1 -o "$BATS_FILE_TMPDIR/hostile" "$BATS_TEST_DIRNAME/bounds/hostile.c"
    cc -O1 -o "$BATS_FILE_TMPDIR/measure" "$BATS_TEST_DIRNAME/bounds/measure.c"
    cc -O1 -o "$BATS_FILE_TMPDIR/overlap" "$BATS_TEST_DIRNAME/overlap.c"
}

setup() {
    cd "$BATS_TEST_TMPDIR" || return 1
    PATH=$BATS_FILE_TMPDIR:$PATH
}

# bounded FILE COMMAND...: runs the command, which must keep within the bounds for FILE; its
# output is in $output, its exit status in $status.
bounded() {
    local size
    size=$(($(wc -c <"$1") / 1048576 + 1))
    shift
    run measure "${SECONDS_MOST:-2}" $((256 + 8 * size)) $((64 + 256 * size)) "$@"
    [ "$status" -lt 98 ] || {
        printf 'status %s: %s\n%s\n' "$status" "$*" "${output: -300}" >&2
        return 1
    }
}

# bounded_views FILE TOOL VIEW...: the same for each view; '' is the default.
bounded_views() {
    local file=$1 tool=$2 view
    shift 2
    for view; do
        # A view may be several words.
        # shellcheck disable=SC2086
        bounded "$file" "$tool" $view "$file" || return
    done
}

LDD_VIEWS=('' --tree --explain '--why n' --versions --plain --tries --json --dot --warnings
    '--tree --warnings' '--compare --env A=b' --secure)

@test "bounds: a search path of thousands of components, whoever names it" {
    hostile parents.so parents 4000
    bounded_views parents.so mini-ldd "${LDD_VIEWS[@]}"
    hostile origins.so origins 3000
    bounded_views origins.so mini-ldd "${LDD_VIEWS[@]}"
    hostile folders.so folders 30000
    bounded_views folders.so mini-ldd "${LDD_VIEWS[@]}"
    local path
    path=$(printf '/..%.0s' {1..4000})$(printf '/x%.0s' {1..4000})
    hostile plain.so names 1 10 1
    bounded_views plain.so mini-ldd "--env LD_LIBRARY_PATH=$path" \
        "--warnings --env LD_LIBRARY_PATH=$path" "--env LD_LIBRARY_PATH=${path//\/x/\/\$ORIGIN}"
}

@test "bounds: the warning about a folder that everybody may make names the nearest one" {
    mkdir -p a/b
    chmod 1777 a
    chmod 755 a/b
    ln -s b a/link
    printf 'int f;\n' >f.c
    cc -shared -fPIC -nostdlib -Wl,-soname,libf.so -o libf.so f.c
    local folder expected
    while read -r folder expected; do
        cc -shared -fPIC -nostdlib -o user.so -Wl,--no-as-needed libf.so -Wl,-rpath,"$PWD/$folder" f.c
        run mini-ldd user.so
        case $expected in
        nothing) [ "${output/everybody/}" = "$output" ] ;;
        *) has "everybody can make it, in $PWD/$expected" ;;
        esac || { printf 'folder %s, expected: %s\n%s\n' "$folder" "$expected" "$output"; return 1; }
    done <<'END'
a/none a
a/none/more/../x a
a/b/none nothing
a/link/none nothing
a/link/../none a/link/..
a/./none a/.
END
}

@test "bounds: thousands of names that are parts of one string" {
    local tag
    for tag in 1 0x7ffffffd 0x7fffffff 14; do
        hostile "names$tag.so" names 8000 150000 "$tag"
        bounded_views "names$tag.so" mini-ldd "${LDD_VIEWS[@]}"
        bounded_views "names$tag.so" mini-bind '' --interposed --plain --json '--why n'
        bounded_views "names$tag.so" mini-readelf -dW '-dW --explain'
        bounded "names$tag.so" mini-abi "names$tag.so" "names$tag.so"
        bounded "names$tag.so" mini-abi --json "names$tag.so" "names$tag.so"
    done
    hostile names1.so names 8000 150000 1
    bounded names1.so mini-ldd names1.so
    has "longer than 24 MiB in all; given up"
}

@test "bounds: names that are short enough, and many" {
    local tag
    for tag in 1 0x7ffffffd 0x7fffffff; do
        hostile "names$tag.so" names 60000 900 "$tag"
        bounded_views "names$tag.so" mini-ldd "${LDD_VIEWS[@]}"
        bounded_views "names$tag.so" mini-bind '' --json
        hostile "names$tag.so" names 60000 60000 "$tag"
        bounded_views "names$tag.so" mini-ldd "${LDD_VIEWS[@]}"
    done
}

@test "bounds: the same for musl's loader" {
    hostile musl.so interpreter 8000 120000 /lib/ld-musl-x86_64.so.1
    bounded_views musl.so mini-ldd "${LDD_VIEWS[@]}"
    bounded_views musl.so mini-bind '' --json
    hostile musl.so interpreter 60000 240 /lib/ld-musl-x86_64.so.1
    bounded_views musl.so mini-ldd "${LDD_VIEWS[@]}"
}

@test "bounds: --explain of thousands of search paths" {
    hostile paths.so runpaths 3000 96000
    bounded_views paths.so mini-readelf '-d --explain' '-dW --explain' -d
    hostile paths.so runpaths 50000 100000
    bounded_views paths.so mini-readelf '-d --explain' '-aW --explain'
    hostile paths.so names 50000 100000 15
    bounded_views paths.so mini-readelf '-d --explain'
}

@test "bounds: the look-up of symbols that have one hash" {
    local count
    for count in "1000 30000" "6000 400000" "15000 15001"; do
        # shellcheck disable=SC2086
        hostile lookups.so lookups $count
        bounded_views lookups.so mini-bind '' --interposed --undefined --plain --json '--why n'
        bounded_views lookups.so mini-ldd --versions --warnings --explain
        # shellcheck disable=SC2086
        hostile exports.so exports $count
        bounded_views exports.so mini-bind '' --interposed --undefined --plain --json '--why n'
        bounded_views exports.so mini-ldd --versions --warnings --explain
    done
    hostile lookups.so lookups 6000 400000
    bounded lookups.so mini-bind lookups.so
    has "lookups.so: the look-up of symbols takes too long"
    has "given up at the relocation for 0x"
    same 2 "$status"
}

@test "bounds: versions with long names" {
    local count
    for count in "10000 200000" "13000 1000"; do
        # shellcheck disable=SC2086
        hostile versions.so versions $count
        bounded_views versions.so mini-ldd "${LDD_VIEWS[@]}"
        bounded_views versions.so mini-bind ''
        bounded_views versions.so mini-readelf -VW '-VW --explain'
        bounded versions.so mini-abi versions.so versions.so
    done
}

@test "bounds: mini-abi and names that are the ends of one" {
    hostile exports.so exports 15000 200000
    bounded exports.so mini-abi exports.so exports.so
    has "given up"
    hostile other.so exports 15000 1000
    bounded other.so mini-abi other.so other.so
    bounded other.so mini-abi --json other.so other.so --used-by other.so
    hostile lookups.so lookups 15000 200000
    bounded lookups.so mini-abi other.so other.so --used-by lookups.so
}

@test "bounds: an archive has one limit for all its members" {
    need ar
    local i
    for i in 1 2 3 4 5 6 7 8; do
        overlap "names$i.o" name 400
        overlap "strings$i.o" 3 20
    done
    ar rcS names.a names?.o
    ar rcS strings.a strings?.o
    bounded_views names.a mini-nm '' -A
    has "more than 256 times as long as the archive"
    same 1 "$status"
    bounded_views names.a mini-readelf -sW
    has "more than 256 times as long as the archive"
    same 1 "$status"
    bounded_views strings.a mini-readelf -aW '-p 1'
}

@test "bounds: --dot has no control characters, also those of C1" {
    printf 'int f;\n' >f.c
    cc -shared -fPIC -nostdlib -Wl,-soname,"$(printf 'lib\302\233\233\033.so')" -o odd.so f.c
    cc -shared -fPIC -nostdlib -o user.so -Wl,--no-as-needed odd.so f.c
    run mini-ldd --dot user.so
    has 'label="lib???.so"'
    run ! grep -q "$(printf '[\233\033]')" <<<"$output"
}

@test "bounds: --json has an object for a file that cannot be read, too" {
    run --separate-stderr mini-ldd --json none
    same '{"file": "none", "status": 2, "error": "No such file"}' "$output"
    same 2 "$status"
    run --separate-stderr mini-bind --json none
    same '{"file": "none", "status": 2, "error": "No such file"}' "$output"
    run --separate-stderr mini-abi --json none none
    same '{"file": "none", "status": 1, "error": "No such file"}' "$output"
    need python3
    hostile names.so names 8000 150000 1
    local tool
    for tool in mini-ldd mini-bind; do
        run --separate-stderr "$tool" --json names.so
        python3 -c 'import json, sys; assert "given up" in json.load(sys.stdin)["error"]' <<<"$output"
    done
}

@test "bounds: --copy-to on a full disk leaves no part of a file" {
    [ "$(id -u)" -eq 0 ] || skip "needs root, to mount a small file system"
    need mount umount
    mkdir small
    mount -t tmpfs -o size=64k none small 2>/dev/null || skip "cannot mount a tmpfs here"
    run mini-ldd --copy-to small/root /bin/true
    local copy left
    left=$(find small -type f | while IFS= read -r copy; do
        cmp -s "$copy" "/${copy#small/root/}" || printf '%s\n' "$copy"
    done)
    umount small
    same 1 "$status"
    has "No space left on device"
    same "" "$left"
}

@test "bounds: --copy-to follows no folder that becomes a link meanwhile" {
    mkdir elsewhere lib
    printf 'int f;\n' >f.c
    local name
    # The first takes its time, and while it is copied the folder is swapped.
    for name in first second; do
        cc -shared -fPIC -nostdlib -Wl,-soname,lib$name.so -o lib/lib$name.so f.c
    done
    truncate -s 300M lib/libfirst.so
    cc -shared -fPIC -nostdlib -o user.so -Wl,--no-as-needed lib/libfirst.so lib/libsecond.so \
        -Wl,-rpath,"$PWD/lib" f.c
    mini-ldd --copy-to root user.so >out 2>&1 &
    await [ -e "root$PWD/lib/libfirst.so" ]
    mv "root$PWD/lib" aside
    ln -s "$PWD/elsewhere" "root$PWD/lib"
    status=0
    wait $! || status=$?
    same "" "$(ls elsewhere)"
    grep -q "cannot copy $PWD/lib/libsecond.so: Not a directory" out || { cat out; return 1; }
    same 1 "$status"
}

@test "bounds: --copy-to does not say that the same libraries are found where some are missing" {
    printf 'int f;\n' >f.c
    cc -shared -fPIC -nostdlib -Wl,-soname,libgone.so -o libgone.so f.c
    cc -shared -fPIC -nostdlib -o user.so -Wl,--no-as-needed libgone.so f.c
    rm libgone.so
    run mini-ldd --copy-to root user.so
    has "no more than here"
    case $output in *"the same libraries"*) return 1 ;; esac
}

# lint_of NAME: lab lint of a lab with standard input as its first step, within the bounds.
lint_of() {
    mkdir -p "labs/01-$1"
    { printf '# Lab 1: Try\n\nText.\n\n## 1.1 Step\n\n'; cat; printf '\n\n## Exercise\n\n## Look back\n'; } \
        >"labs/01-$1/LAB.md"
    bounded "labs/01-$1/LAB.md" lab lint "labs/01-$1/LAB.md"
}

# times COUNT TEXT: the text so many times, as printf writes it.
times() {
    awk -v count="$1" -v text="$2" 'BEGIN { while (count-- > 0) printf "%s", text }'
}

@test "bounds: lab lint and texts that repeat what it looks for" {
    lint_of quotes < <(printf '```console\n$ '; times 20000 '"$('; printf '\n```\n')
    lint_of words < <(printf '```console\n$ '; times 50000 '"$(a""'; printf '\n```\n')
    lint_of jobs < <(printf '```console\n'; times 20000 '$ true & true & true\n'; printf '```\n')
    has "this background job is never awaited"
    lint_of awaited < <(printf '```console\n'; times 20000 '$ true >x &\n'; printf '$ wait\n```\n')
    same 0 "$status"
    lint_of comments < <(times 40000 '<!-- claim C1-1 -->\n\n')
    lint_of numbers < <(printf '```console\n$ x\n'
        awk 'BEGIN { for (i = 0; i < 60000; i++) print "y [n" i "=n]" }'; printf '```\n')
    has "at most 1000 names for numbers"
}

@test "bounds: lab lint takes a named pipe, a device or a folder for no text" {
    mkdir -p labs/01-try
    mkfifo labs/01-try/LAB.md
    local file verb
    for verb in lint test update script; do
        for file in labs/01-try/LAB.md /dev/zero; do
            run timeout 10 "$BUILD/bin/lab" "$verb" "$file"
            same 1 "$status"
            has "$file: this is no plain file"
        done
    done
    run timeout 10 "$BUILD/bin/lab" progress labs/01-try
    same 0 "$status"
    run timeout 10 "$BUILD/bin/lab" lint labs/01-try
    has "Is a directory"
}

@test "bounds: a signal ends lint at once, whatever it is at" {
    mkdir -p labs/01-try
    { printf '# Lab 1: Try\n\n'; times 20000 '## 9.9 step\n\n'; } >labs/01-try/LAB.md
    local process reader signal
    for signal in INT TERM; do
        # Nobody reads the pipe, so it waits for ever in the middle of its complaints.
        rm -f pipe
        mkfifo pipe
        # shellcheck disable=SC2217 # that it reads nothing is what it is for
        sleep 60 <pipe 3>&- &
        reader=$!
        (default_signals "$BUILD/bin/lab" lint labs/01-try/LAB.md >pipe 2>&1) &
        process=$!
        await grep -qx lab "/proc/$process/comm"
        sleep 0.5
        kill -s "$signal" "$process"
        status=0
        wait "$process" || status=$?
        kill "$reader"
        same $((128 + $(kill -l "$signal"))) "$status"
    done
}
