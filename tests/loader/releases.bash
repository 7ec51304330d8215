# releases.bash: for tests that ask the loaders of several releases. "load search" and
# "load releases" at the top.
# shellcheck disable=SC2153,SC2154 # bats and search.bash set $status, $output and $LOADER
#
# A program starts in a root of its own: with the loader of this machine, and with those that
# tests/machines/loader made, which needs a mirror and is not done here.

LOADERS=${MACHINES:-$BUILD/machines}/loaders

# setup_releases: for setup(): a folder with libx.so, which has four segments of 4096 bytes
# and a .bss, and prog, which calls it and ends with status 7; ROOTS, and what is missing.
setup_releases() {
    need_x86_64
    setup_search
    [ -z "$TEST_CC" ] || skip "needs 64-bit files"
    helper_program enter
    ENTER=$HELPER
    helper_program segment
    SEGMENT=$HELPER
    mkdir -p "own${LOADER%/*}"
    cp -L "$LOADER" "own$LOADER"
    "$ENTER" own -- "$LOADER" --version >/dev/null 2>&1 || skip "needs root, or user namespaces"
    ROOTS=("$HERE/own")
    local release
    for release in debian11 debian12 debian13; do
        if [ -d "$LOADERS/$release" ]; then
            cp -R "$LOADERS/$release" "$release"
            ROOTS+=("$HERE/$release")
        elif [ "$BATS_TEST_NUMBER" -eq 1 ]; then
            echo "# not asked: the loader of $release, which tests/machines/loader makes" >&3
        fi
    done
    echo 'int data = 5, zeros[3000]; int *place = &data; int call(void) { return data; }' >x.c
    cc -shared -fPIC -nostdlib -Wl,-z,separate-code -Wl,-z,max-page-size=4096 -o libx.so x.c
    cat >start.s <<'END'
.globl _start
_start: call call@PLT
 mov $7, %edi
 mov $60, %eax
 syscall
END
    executable_of "$LOADER"
}

# executable_of INTERPRETER: builds prog for it.
executable_of() {
    cc -pie -nostdlib -Wl,--no-as-needed -Wl,-e,_start -Wl,-z,separate-code -Wl,-rpath,/w \
        -Wl,-z,max-page-size=4096 -Wl,--dynamic-linker,"$1" -o prog start.s libx.so
}

# asked ROOT: starts ROOT's prog, and asks both tools: they fail if the start does, and have
# the loader's own words, if it has any. SAYS is what the loader says.
asked() {
    local root=$1 real=0 ldd=0 bind=0 message
    mkdir -p "$root/w"
    cp bad.so "$root/w/libx.so"
    cp "${PROG:-prog}" "$root/w/prog"
    SAYS=$("$ENTER" "$root" LD_BIND_NOW=1 -- /w/prog 2>&1 | tail -n 1) || :
    { ("$ENTER" "$root" LD_BIND_NOW=1 -- /w/prog) || real=$?; } >/dev/null 2>&1
    message=$(mini-ldd --root "$root" /w/prog 2>&1 >/dev/null) || ldd=$?
    mini-bind --root "$root" /w/prog >/dev/null 2>&1 || bind=$?
    SAYS=${SAYS##*: }
    case $real in
    7) [ "$ldd$bind" = 00 ] ;;
    127) [ "$ldd$bind" = 11 ] && case $SAYS in
        "No such file or directory") mini-ldd --root "$root" /w/prog 2>/dev/null | grep -q 'not found' ;;
        "symbol not found") ;; # musl could not load the library
        *) grep -qF -- "$SAYS" <<<"$message" ;;
        esac ;;
    *) [ $ldd -ne 0 ] && [ $bind -ne 0 ] ;;
    esac || {
        printf '%s: the start: %s (%s); mini-ldd: %s (%s); mini-bind: %s\n' \
            "$root" $real "$SAYS" $ldd "$message" $bind >&2
        return 1
    }
}

# changed CHANGE...: libx.so with this change (segment.c), in each of the roots.
changed() {
    local root
    "$SEGMENT" libx.so bad.so "$@"
    for root in "${ROOTS[@]}"; do
        asked "$root" || { echo "with: $*" >&2; return 1; }
    done
}

# changed_main CHANGE...: the same for prog.
changed_main() {
    local root
    "$SEGMENT" prog bad.prog "$@"
    cp libx.so bad.so
    for root in "${ROOTS[@]}"; do
        PROG=bad.prog asked "$root" || { echo "with: $*, the program" >&2; return 1; }
    done
}
