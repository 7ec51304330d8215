#!/usr/bin/env bats
# session.bats: the one shell that runs a lab, what it sees, and how it ends.
# shellcheck disable=SC2016 # what stands in quotes here is for the lab's shell

bats_require_minimum_version 1.5.0 # run -STATUS

load helper

# A lab runs in the folder RUN/labs/NAME, so what it writes to ../daemon is here.
teardown() {
    [ ! -s "$RUN/labs/daemon" ] || kill -9 "$(<"$RUN/labs/daemon")" 2>/dev/null || :
}

# no_daemon: the process whose id the lab has written to ../daemon is no more.
no_daemon() {
    [ -s "$RUN/labs/daemon" ]
    [ ! -e "/proc/$(<"$RUN/labs/daemon")" ]
}

# not_run COUNT LINE: so many commands were not run because that one ended the lab.
not_run() {
    same "$1" "$(grep -c "problem: 'not run: line $2 ended the lab'" <<<"$output")"
}

# --- one shell ----------------------------------------------------------------

@test "the working folder stays from one command to the next" {
    console <<'END'
$ mkdir sub && cd sub
$ pwd
[LAB]/sub
$ (cd /)
$ pwd
[LAB]/sub
END
    holds
}

@test "variables stay, exported or not" {
    console <<'END'
$ x=1; export y=2
$ echo "$x $y"; sh -c 'echo "[$x] $y"'
1 2
[] 2
END
    holds
}

@test "functions stay" {
    console <<'END'
$ greet() {
>     echo "Hello, $1!"
> }
$ greet world
Hello, world!
END
    holds
}

@test "\$? is the status of the command before" {
    console <<'END'
$ (exit 42)
[exit 42]
$ echo $?
42
$ echo $?
0
$ if [ $? -eq 0 ]; then echo fine; fi
fine
END
    holds
}

@test "\$? is that of the last command, in the next fence too" {
    mklab <<'END'
# Lab 1: Try

```console
$ false
[exit 1]
```

```console
$ echo $?
1
```
END
    holds
}

@test "\$! and wait work from one command to the next" {
    console <<'END'
$ sh -c 'exit 7' &
$ wait $!
[exit 7]
END
    holds
}

@test "a background job runs on while commands follow" {
    console <<'END'
$ mkfifo go came
$ { read -r word <go; echo "got $word" >came; } &
$ echo between
between
$ echo word >go; cat came
got word
$ wait $!
END
    holds
}

@test "here-documents work, with expansion and without" {
    console <<'END'
$ x=5; cat <<X
> x is $x
> X
x is 5
$ cat <<'X'
> x is $x
> X
x is $x
END
    holds
}

@test "quotes, backslashes and comments reach the shell as they stand" {
    console <<'END'
$ printf '%s\n' "it's" 'a "b"' \\ # a comment
it's
a "b"
\\
END
    holds
}

@test "traps and options stay" {
    console <<'END'
$ trap 'echo caught' USR1
$ kill -s USR1 $$
caught
$ set -u; (echo "$unknown") 2>/dev/null || echo unset
unset
END
    holds
}

@test "a redirection by exec stays" {
    console <<'END'
$ exec 3>log
$ echo text >&3
$ exec 3>&-; cat log
text
END
    holds
}

@test "a syntax error does not end the shell" {
    console <<'END'
$ x=kept
$ if
[..]yntax error[..]
...
[exit 2]
$ echo $?
2
$ echo "an open quote
...
[exit 2]
$ )
...
[exit 2]
$ echo "$x"
kept
END
    holds
}

@test "a command that is not found does not end the shell" {
    console <<'END'
$ no-such-program
[..]not found
[exit 127]
$ echo alive
alive
END
    holds
}

# --- what a command sees ----------------------------------------------------------

@test "output and messages come in the order they are written" {
    console <<'END'
$ for i in 1 2 3; do echo "out $i"; echo "err $i" >&2; done
out 1
err 1
out 2
err 2
out 3
err 3
END
    holds
}

@test "all output of a command is its own, however much it is" {
    console <<'END'
$ seq 1 20000 | tail -n 1; seq 1 20000
20000
1
...
20000
$ echo next
next
END
    holds
}

@test "output goes to a terminal of 80 columns and 24 lines" {
    console <<'END'
$ test -t 1 && test -t 2 && echo terminal
terminal
$ stty size <&1
24 80
END
    holds
}

@test "the terminal passes every byte on as it is" {
    console <<'END'
$ printf 'a\tb\nc\004\003\n'
a	b
c\x04\x03
END
    holds
}

@test "standard input is /dev/null" {
    console <<'END'
$ readlink /proc/self/fd/0
/dev/null
$ cat
$ read -r line
[exit 1]
END
    holds
}

@test "no descriptor but 0, 1 and 2 is open" {
    console <<'END'
$ sh -c 'ls -1 /proc/$$/fd' | sort -n
0
1
2
END
    holds 5</dev/null 6>&1
}

@test "the environment is exactly the allow-list" {
    console <<'END'
$ env | sed 's/=.*//' | grep -Ev '^(PWD|OLDPWD|SHLVL|_)$' | sort
HOME
LC_ALL
PATH
TERM
TMPDIR
TZ
$ echo "$LC_ALL $TZ $TERM"
C UTC dumb
END
    export LD_LIBRARY_PATH=/user CFLAGS=-user LANG=de_DE.UTF-8 MAKEFLAGS=-n LC_ALL=C.UTF-8 \
        TERM=xterm TZ=Asia/Tokyo TMPDIR=/tmp CDPATH=/ ENV=/user USER_SETTING=1
    holds
}

@test "PATH is the tools, then the system's folders" {
    local bin
    bin=$(dirname "$(realpath "$(command -v lab)")")
    console <<END
\$ echo "\$PATH"
$bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin
END
    PATH=/user:$PATH:/other holds
}

@test "HOME is the lab's folder" {
    console <<'END'
$ cd /; cd; pwd -P
[LAB]
$ echo "$HOME"
[LAB]
END
    HOME=/user holds
}

@test "TMPDIR is a folder under build/, and not the lab's" {
    console <<'END'
$ test -w "$TMPDIR" && case $TMPDIR in "$(cd .. && pwd)"/*) echo "under build"; esac
under build
$ case $TMPDIR in "$HOME"/*) echo "in the lab"; esac
END
    TMPDIR=/tmp holds
}

@test "umask is 022, whatever the user's is" {
    console <<'END'
$ umask
0022
$ mkdir new; touch new/file; ls -ld new new/file | cut -c 1-10
drwxr-xr-x
-rw-r--r--
END
    umask 077
    holds
}

@test "the copies of the sources can be read by all, whatever the user's umask" {
    console <<'END'
$ ls -ld sub sub/text sub/script | cut -c 1-10
drwxr-xr-x
-rwxr-xr-x
-rw-r--r--
END
    umask 077
    mkdir "${LAB%/*}/sub"
    touch "${LAB%/*}/sub/text" "${LAB%/*}/sub/script"
    chmod 700 "${LAB%/*}/sub/script"
    holds
}

@test "no core file is written" {
    console <<'END'
$ ulimit -c; ulimit -H -c
0
0
END
    holds
}

@test "signals that the user ignores are not ignored in the lab" {
    console <<'END'
$ yes | head -n 1
y
$ sh -c 'kill -s TERM $$; echo survived' 2>/dev/null
...
[exit 143]
END
    trap '' PIPE TERM
    holds
}

# --- the folder -----------------------------------------------------------------

# A course with sources, and with what a build has left among them.
course() {
    local lab=${LAB%/*} libdemo=${LAB%/labs/*}/libdemo prog=${LAB%/labs/*}/prog
    mkdir -p "$lab/sub" "$lab/exercise" "$libdemo/1.1.0" "$prog"
    touch "$lab/own.c" "$lab/sub/below.c" "$lab/notes.some.txt" "$lab/exercise/task"
    touch "$libdemo/mod1.c" "$libdemo/1.1.0/mod1.c" "$libdemo/libdemo.so.1.0.1" "$prog/prog.c"
    printf '\177ELF' | tee "$libdemo/mod1.o" >"$prog/prog"
    printf '!<arch>\n' >"$libdemo/libdemo.a"
}

@test "the folder holds copies of the lab's own sources, and neither text nor exercise" {
    console <<'END'
$ ls -1
libdemo
notes.some.txt
own.c
prog
sub
$ ls -1 sub
below.c
END
    course
    holds
}

@test "the folder holds libdemo and prog, without what a build has left there" {
    console <<'END'
$ ls -1 libdemo libdemo/1.1.0 prog
libdemo:
1.1.0
mod1.c

libdemo/1.1.0:
mod1.c

prog:
prog.c
END
    course
    holds
}

@test "every run begins in a fresh folder" {
    console <<'END'
$ ls -1
$ touch left behind "$TMPDIR/too"
END
    run lab demo --build "$RUN" "$LAB"
    run lab demo --build "$RUN" "$LAB"
    same 0 "$status"
    has "each did what the text says"
}

@test "a test leaves no folder behind" {
    console <<'END'
$ mkdir -p a/b; touch a/b/c "$TMPDIR/d"
END
    holds
    same "" "$(ls -A "$RUN/labs")"
}

@test "a test leaves no folder behind, even if the lab has closed its folders" {
    need_user
    console <<'END'
$ mkdir -p a/b/c; touch a/b/c/d; chmod 0 a/b/c a/b a
$ echo done
done
END
    need_user
    run as_user lab test --build "$RUN" "$LAB"
    same 0 "$status"
    same "" "$(ls -A "$RUN/labs")"
}

@test "a lab changes its copies, never the sources" {
    console <<'END'
$ echo changed >own.c; rm -r libdemo; echo changed >prog/prog.c
END
    course
    local course=${LAB%/labs/*} before
    before=$(cd "$course" && find . -type f -exec cksum {} + | sort)
    holds
    same "$before" "$(cd "$course" && find . -type f -exec cksum {} + | sort)"
}

@test "the sources may be read-only, and the copies are not" {
    console <<'END'
$ echo changed >own.c; echo new >new.c; cat own.c libdemo/mod1.c
changed
$ rm -r libdemo && ls -1
new.c
notes.some.txt
own.c
prog
sub
END
    course
    need_user
    chmod -R a-w "$BATS_TEST_TMPDIR/a cours é"
    run as_user sh -c 'echo changed >>"$1"' sh "$LAB"
    [ "$status" -ne 0 ]
    run as_user lab test --build "$RUN" "$LAB"
    same 0 "$status"
}

@test "an ordinary user runs a lab" {
    console <<'END'
$ id -u
[..]
$ test "$(id -u)" -ne 0 && touch file && ls -1 file
file
END
    need_user
    run as_user lab test --build "$RUN" "$LAB"
    same 0 "$status"
}

@test "two runs of the same lab at once do not disturb each other" {
    console <<'END'
$ echo $$ >own; pwd >here; mv here "../here.$$"
$ while [ "$(ls ../here.* | wc -l)" -lt 3 ]; do :; done
$ sort -u ../here.* | wc -l
3
$ test "$(cat own)" = $$ && echo mine
mine
END
    local first second
    lab demo --build "$RUN" "$LAB" >"$BATS_TEST_TMPDIR/first" 3>&- &
    first=$!
    lab demo --build "$RUN" "$LAB" >"$BATS_TEST_TMPDIR/second" 3>&- &
    second=$!
    holds
    wait $first
    wait $second
    grep 'each did what the text says' "$BATS_TEST_TMPDIR/first"
    grep 'each did what the text says' "$BATS_TEST_TMPDIR/second"
}

@test "a lab runs with bash as /bin/sh" {
    need unshare mount bash
    local swap='mount --bind "$(command -v bash)" /bin/sh && exec "$@"'
    unshare -rm sh -c "$swap" sh true || skip "needs a user namespace with a mount"
    console <<'END'
$ echo "${BASH_VERSION:+bash}"
bash
$ x=5; cat <<X
> $x
> X
5
$ if
...
[exit 2]
$ echo $?
2
$ sh -c 'exit 7' & wait $!
[exit 7]
$ cat
$ { echo 0 >&9; } 2>/dev/null || echo closed
closed
END
    run unshare -rm sh -c "$swap" sh lab test --build "$RUN" "$LAB"
    printf '%s\n' "$output"
    same 0 "$status"
}

# --- limits ---------------------------------------------------------------------

@test "a command that takes too long is named, and the rest is not run" {
    console timeout=1 <<'END'
$ echo before
before
$ sleep 30
$ echo after
after
$ echo after
after
END
    differs "6 7 9"
    has "problem: 'it took longer than 1 s'"
    not_run 2 6
}

# slow_cc: the compiler of a machine that needs a second of processor time for any program.
slow_cc() {
    printf '(ulimit -t 1; while :; do :; done)\nexec "%s" "$@"\n' "$(command -v cc)" >"$BATS_TEST_TMPDIR/slow"
    cc=(--cc "sh '$BATS_TEST_TMPDIR/slow'")
}

@test "where a small program takes long to build, commands have more time, and doctor says so" {
    slow_cc
    run -0 lab doctor --build "$BATS_TEST_TMPDIR/facts" "${cc[@]}"
    grep -E '^  time limits are +multiplied by [3-6]: this machine needs [0-9.]+ s for a small program$' <<<"$output"
    console timeout=1 <<'END'
$ sleep 1.5; echo slow
slow
END
    holds "${cc[@]}"
    differs 4
    has "problem: 'it took longer than 1 s'"
    console timeout=1 <<'END'
$ sleep 30
END
    differs 4 "${cc[@]}"
    grep 'it took longer than [3-6] s' <<<"$output"
}

@test "a compiler that waits is no slow machine" {
    printf 'sleep 1.5\nexec "%s" "$@"\n' "$(command -v cc)" >"$BATS_TEST_TMPDIR/waits"
    run -0 lab doctor --build "$BATS_TEST_TMPDIR/facts" --cc "sh '$BATS_TEST_TMPDIR/waits'"
    grep -E '^  time limits are +as written: this machine needs 0.[0-9]+ s for a small program$' <<<"$output"
}

@test "a command that hides from signals does not escape the time limit" {
    console timeout=1 <<'END'
$ trap '' TERM INT HUP; sleep 30
END
    differs 4
    has "problem: 'it took longer than 1 s'"
}

@test "a background job that goes on printing does not hold up the next command" {
    console <<'END'
$ mkfifo go; (read -r word <go; echo late >file) &
$ echo now
now
$ echo word >go; wait; cat file
late
END
    holds
}

@test "1 MiB of output is fine" {
    console <<'END'
$ head -c 1048576 /dev/zero | tr '\0' x
xxx[..]xxx
$ echo alive
alive
END
    holds
}

@test "a byte more than 1 MiB is too much" {
    console <<'END'
$ head -c 1048577 /dev/zero | tr '\0' x
xxx[..]xxx
END
    differs 4
    has "problem: 'it printed more than 1048576 bytes'"
}

@test "a command that never stops printing is ended, and the rest is not run" {
    console <<'END'
$ yes
...
$ echo after
after
END
    differs "4 6"
    has "problem: 'it printed more than 1048576 bytes'"
    not_run 1 4
}

@test "binary output does no harm" {
    console <<'END'
$ head -c 200000 /dev/urandom
...
$ echo alive
alive
END
    holds
}

@test "a large difference is shown in reasonable time" {
    console <<'END'
$ seq 1 100000
1
2
...
END
    sed -i 's/^2$/two/' "$LAB"
    differs 4
    has "-two"
}

# --- commands that end the shell ------------------------------------------------

@test "exit is named with its status, and the rest is not run" {
    console <<'END'
$ exit 3
$ echo after
after
END
    differs "4 5"
    has "problem: 'it ended the shell that runs the lab, with status 3'"
    not_run 1 4
}

@test "exit 0 is not a success" {
    console <<'END'
$ exit 0
END
    differs 4
    has "problem: 'it ended the shell that runs the lab, with status 0'"
}

@test "exec of another program is named, and the program ended" {
    console <<'END'
$ exec sleep 30
$ echo after
after
END
    differs "4 5"
    has "problem: 'it ended the shell that runs the lab"
    not_run 1 4
}

@test "kill 0 is named, and does not reach the engine" {
    console <<'END'
$ kill 0
$ echo after
after
END
    # shellcheck disable=SC2032 # a broken engine would take the tests with it
    lab() { setsid --wait lab "$@"; }
    differs "4 5"
    has "problem: 'it ended the shell that runs the lab, with status 143'"
    not_run 1 4
}

@test "kill -9 \$\$ is named" {
    console <<'END'
$ kill -9 $$
$ echo after
after
END
    differs "4 5"
    has "problem: 'it ended the shell that runs the lab, with status 137'"
    not_run 1 4
}

@test "the end of the shell is seen at once, though a background job lives on" {
    console timeout=2 <<'END'
$ (sleep 30; echo never) &
$ exit 3
END
    differs 5
    has "problem: 'it ended the shell that runs the lab, with status 3'"
}

@test "what the shell printed before its end is in the report" {
    console <<'END'
$ echo last words; exit 1
END
    differs 4
    has "+last words"
}

@test "the next lab runs, though this one ended its shell" {
    console <<'END'
$ exit 1
END
    mkdir "$BATS_TEST_TMPDIR/02-next"
    printf '```console\n$ echo fine\nfine\n```\n' >"$BATS_TEST_TMPDIR/02-next/LAB.md"
    run lab test --build "$RUN" "$LAB" "$BATS_TEST_TMPDIR/02-next/LAB.md"
    same 1 "$status"
    has "ok 2 - $BATS_TEST_TMPDIR/02-next/LAB.md:2: echo fine"
}

@test "a command cannot print its own status" {
    console <<'END'
$ printf '0\n%s 0\n' 0123456789abcdef; false
0
0123456789abcdef 0
[exit 1]
END
    holds
}

@test "the descriptor of the status is closed to commands and their children" {
    console <<'END'
$ { echo 0 >&9; } 2>/dev/null || echo closed
closed
$ sh -c 'echo 0 >&9' 2>/dev/null || echo closed
closed
END
    holds
}

# --- nothing stays behind -------------------------------------------------------

# daemon WORDS: a lab whose command starts, by these words, a process that stays,
# and then does what standard input says.
daemon() {
    console < <(
        printf '$ mkfifo ready\n'
        printf '$ %s\n' "${1/DAEMON/"sh -c 'echo \$\$ >../daemon; : >ready; exec sleep 30'"}"
        printf '$ cat ready\n'
        cat
    )
}

@test "a background job does not outlive the lab" {
    daemon 'DAEMON &' </dev/null
    holds
    no_daemon
}

@test "a process in a session of its own does not outlive the lab" {
    daemon 'setsid DAEMON >/dev/null 2>&1 &' </dev/null
    holds
    no_daemon
}

@test "a process that nohup protects does not outlive the lab" {
    daemon 'nohup DAEMON >/dev/null 2>&1 &' </dev/null
    holds
    no_daemon
}

@test "a process that its parents have left does not outlive the lab" {
    daemon '( ( setsid DAEMON >/dev/null 2>&1 & ) & )' </dev/null
    holds
    no_daemon
}

@test "a process that a lab has left does not outlive the end of its shell" {
    daemon '( ( setsid DAEMON >/dev/null 2>&1 & ) & )' <<<'$ kill -9 $$'
    differs 7
    no_daemon
}

@test "a process that a lab has left does not outlive the time limit" {
    daemon '( ( setsid DAEMON >/dev/null 2>&1 & ) & )' <<<'$ sleep 30'
    sed -i 's/```console/&  timeout=1/' "$LAB"
    differs 7
    no_daemon
}

# dies_by SIGNAL VERB: the engine, sent this signal while a command runs, ends what
# the lab has left and dies by that signal: xargs tells this from an exit status.
dies_by() {
    daemon '( ( setsid DAEMON >/dev/null 2>&1 & ) & )' <<<'$ echo $PPID >../engine; sleep 30'
    # shellcheck disable=SC2033
    default_signals xargs lab "$2" --build "$RUN" "$LAB" </dev/null >"$BATS_TEST_TMPDIR/output" 2>&1 3>&- &
    await test -s "$RUN/labs/engine"
    kill -s "$1" "$(<"$RUN/labs/engine")"
    if wait $!; then return 1; fi
    grep "terminated by signal $(kill -l "$1")" "$BATS_TEST_TMPDIR/output"
    no_daemon
}

@test "SIGINT ends a demonstration and all it has started" {
    dies_by INT demo
}

@test "SIGTERM ends a demonstration and all it has started" {
    dies_by TERM demo
}

@test "SIGHUP ends a demonstration and all it has started" {
    dies_by HUP demo
}

@test "SIGTERM ends a test, all it has started, and leaves no folder" {
    dies_by TERM test
    rm "$RUN/labs/engine" "$RUN/labs/daemon"
    same "" "$(ls -A "$RUN/labs")"
}

@test "SIGINT ends an update and leaves the text as it was" {
    dies_by INT update
    grep -Fx '$ cat ready' "$LAB"
}

@test "SIGHUP that was ignored from the start stays so: nohup works" {
    console <<'END'
$ mkfifo go; : >../waits; cat go
END
    (trap '' HUP; exec lab demo --build "$RUN" "$LAB") >"$BATS_TEST_TMPDIR/output" 3>&- &
    await test -e "$RUN/labs/waits"
    kill -s HUP $!
    await test -p "$RUN/labs/01-try/go"
    release "$RUN/labs/01-try/go"
    wait $!
}

@test "a reader that goes away leaves no process behind" {
    daemon '( ( setsid DAEMON >/dev/null 2>&1 & ) & )' <<'END'
$ echo started
started
$ seq 1 100000
...
END
    lab demo --build "$RUN" "$LAB" | sed '/^started/q'
    no_daemon
}

@test "a demonstration stops when its reader has gone away" {
    console <<'END'
$ seq 1 100000
...
$ touch ../went-on
END
    lab demo --build "$RUN" "$LAB" | head -n 1
    [ -d "$RUN/labs/01-try" ]
    [ ! -e "$RUN/labs/went-on" ]
}

@test "a status is right, whatever the lab makes of IFS" {
    console <<'END'
$ IFS=1
$ false
[exit 1]
$ (exit 12)
[exit 12]
END
    holds
}

@test "a status is told, though the lab has a function or an alias called printf" {
    console <<'END'
$ printf() { :; }
$ false
[exit 1]
$ unset -f printf; alias printf=true
$ printf nothing
$ false
[exit 1]
END
    holds
}

@test "a status is right also when the engine was started with SIGCHLD ignored" {
    console <<'END'
$ false
[exit 1]
$ sh -c 'exit 3'
[exit 3]
END
    run bash -c 'trap "" CHLD; exec "$@"' bash lab test --build "$RUN" "$LAB"
    same 0 "$status"
}
