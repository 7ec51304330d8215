# helper.bash: what all tests share. "load helper" at the top of a test file.
# shellcheck disable=SC2154 # bats sets $status and $output

# The user's own settings must not reach what is tested.
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES CC CFLAGS LDFLAGS CPPFLAGS LD_LIBRARY_PATH LD_PRELOAD
unset LD_RUN_PATH LIBRARY_PATH CDPATH ENV FRESH PAUSE NO_COLOR COLUMNS DESTDIR PREFIX WORK V
export LC_ALL=C

COURSE=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
BUILD=${BUILD:-build}
case $BUILD in
/*) ;;
*) BUILD=$COURSE/$BUILD ;;
esac
export BUILD
PATH=$BUILD/bin:$PATH

# need PROGRAM...: skips the test, with the reason, where one of them is missing.
need() {
    local program
    for program in "$@"; do
        command -v "$program" >/dev/null 2>&1 || skip "needs $program"
    done
}

# mklab: writes standard input as the lab "01-try" below the test's own folder,
# whose name has a blank and a letter that is not ASCII. Sets LAB, the path of the
# file, and RUN, the folder for everything that is built from it.
mklab() {
    local course="$BATS_TEST_TMPDIR/a cours é"
    mkdir -p "$course/labs/01-try"
    LAB="$course/labs/01-try/LAB.md"
    RUN="$BATS_TEST_TMPDIR/b uild"
    cat >"$LAB"
}

# same EXPECTED ACTUAL: fails, showing both, when they differ.
same() {
    [ "$1" = "$2" ] || { printf 'expected: %s\nfound:    %s\n' "$1" "$2" >&2; return 1; }
}

# has TEXT: fails, showing $output of the last run, when TEXT is not in it.
has() {
    case $output in
    *"$1"*) ;;
    *) printf 'not found: %s\nin: %s\n' "$1" "$output" >&2; return 1 ;;
    esac
}

# await COMMAND...: waits until it succeeds; fails when it has not within 10 s.
await() {
    local deadline=$((SECONDS + 10))
    until "$@"; do
        [ "$SECONDS" -lt "$deadline" ] || { printf 'in vain: %s\n' "$*" >&2; return 1; }
        sleep 0.02
    done
}

# default_signals COMMAND...: replaces the shell by the command, behind "&" or in "( )", with
# no signal ignored, whatever the tests were started with: nohup ignores SIGHUP, a shell
# SIGINT and SIGQUIT in the background, and no shell can undo that. A test that sends a
# signal starts with this what it sends it to.
default_signals() {
    local program=$BATS_TEST_TMPDIR/default-signals
    cc -o "$program" "$COURSE/tests/default-signals.c" && exec "$program" "$@"
}

# release PIPE: lets a lab go on that reads from this named pipe; fails when nobody does.
release() {
    # shellcheck disable=SC2016 # it is for sh
    timeout 10 sh -c ': >"$1"' sh "$1"
}

# need_confined: builds "confined", which runs a command as in a container (machines/confined.c);
# skips where that cannot be.
need_confined() {
    cc -D_GNU_SOURCE -o "$BATS_TEST_TMPDIR/confined" "$COURSE/tests/machines/confined.c" 2>/dev/null ||
        skip "needs the kernel's headers"
    "$BATS_TEST_TMPDIR/confined" true 2>/dev/null || skip "needs seccomp"
    PATH=$BATS_TEST_TMPDIR:$PATH
}

# need_chroot: skips where an ordinary user, or a root without the capability, runs the tests.
need_chroot() {
    [ "$(id -u)" -eq 0 ] || skip "needs root"
    enter --explain / true 2>&1 | grep -q 'enter: chroot' || skip "needs CAP_SYS_CHROOT"
}

# need_user: gives the test's folder and a copy of the tools to an ordinary user, if
# root runs the tests; skips where that is not possible. as_user COMMAND... is then
# run by somebody whom permissions bind. Each test has a user of its own: the limit of
# processes counts all that a user has, and other tests run meanwhile.
ordinary_user=$((20000 + $$ % 40000))
need_user() {
    [ "$(id -u)" -eq 0 ] || return 0
    need setpriv
    cp -R "$BUILD/bin" "$BATS_TEST_TMPDIR/bin"
    PATH=$BATS_TEST_TMPDIR/bin:$PATH
    chmod o+x "$BATS_RUN_TMPDIR"
    chown -R "$ordinary_user:$ordinary_user" "$BATS_TEST_TMPDIR"
    as_user test -w "$BATS_TEST_TMPDIR" || skip "an ordinary user cannot reach $BATS_TEST_TMPDIR"
}
as_user() {
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid "$ordinary_user" --regid "$ordinary_user" --clear-groups "$@"
    else
        "$@"
    fi
}

# --- labs ---------------------------------------------------------------------

# console [ATTRIBUTES]: standard input becomes a lab with one console fence; its
# first command stands in line 4.
console() {
    mklab < <(
        printf '# Lab 1: Try\n\n```console%s\n' "${1:+ $1}"
        cat
        printf '```\n'
    )
}

# holds [OPTION...]: every command of the lab is run and does what the text says.
holds() {
    run lab test --build "$RUN" "$@" "$LAB"
    case $status:$output in
    *"# SKIP"*) ;;
    0:*$'\n'"ok 1 - "*) return ;;
    esac
    printf '%s\n' "$output"
    return 1
}

# differs LINES [OPTION...]: the commands in these lines do not, all others do.
differs() {
    local expected=$1
    shift
    run lab test --build "$RUN" "$@" "$LAB"
    same 1 "$status"
    same "$expected" "$(sed -n 's/^not ok .*\/LAB\.md:\([0-9]*\): .*/\1/p' <<<"$output" | xargs)"
}

# refused LINE MESSAGE: the lab cannot be read, for this reason, and is not run.
refused() {
    run lab test --build "$RUN" "$LAB"
    same 1 "$status"
    has "lab: $LAB:$1: $2"
    has "Bail out!"
    [ ! -e "$RUN/labs" ]
}

# --- on a terminal --------------------------------------------------------------

# on_terminal COMMAND: runs a shell command on a pseudo-terminal, in the background, with
# the signals as a user's shell has them.
on_terminal() {
    need script
    screen="$BATS_TEST_TMPDIR/screen"
    mkfifo "$BATS_TEST_TMPDIR/keys"
    TERM=xterm default_signals script -qefc "$1" "$screen" <"$BATS_TEST_TMPDIR/keys" >/dev/null 2>&1 3>&- &
    terminal=$!
    exec 4>"$BATS_TEST_TMPDIR/keys"
}

# shows TEXT [COUNT]: waits until the terminal has shown it, so often.
shows() {
    await has_shown "$1" "${2:-1}" || { cat -v "$screen"; return 1; }
}
has_shown() {
    [ "$(grep -aoF -e "$1" "$screen" | wc -l)" -ge "$2" ]
}

# types KEYS: as if somebody typed them.
types() {
    printf '%b' "$1" >&4
}

# ends STATUS: waits until the command on the terminal has ended, with this status.
ends() {
    local found=0
    wait "$terminal" || found=$?
    terminal=
    exec 4>&-
    same "$1" "$found"
}

end_terminal() {
    exec 4>&-
    kill "$terminal" 2>/dev/null || :
}

# engine VERB: the command line that runs the lab, for on_terminal.
engine() {
    printf "lab $1 --build '%s' '%s'" "$RUN" "$LAB"
}

# Three commands that leave their marks, and a question before them.
three() {
    mklab <<'END'
# Lab 1: Try

**Predict.** What will it print?

```console
$ x=1; touch first
$ x=$((x + 1)); echo "x is $x"
x is 2
$ ls -1; echo end
first
end
```
END
}
