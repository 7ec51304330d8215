#!/usr/bin/env bats
# hostile.bats: submissions that try what a stranger's program may try. Each is graded next
# to an honest one, by root and by an ordinary user, in every kind of sandbox that works
# here: it must be graded as failed, harm nothing, and leave nothing; the honest one gets
# its marks.
# shellcheck disable=SC2016 # what stands in quotes here is for make
# shellcheck disable=SC2030,SC2031,SC2154 # bats sets $output in each test
# shellcheck disable=SC2164 # bats stops where cd fails

load helper
bats_require_minimum_version 1.5.0 # run -STATUS

setup() {
    course=$BATS_TEST_TMPDIR/course
    exercise=$course/labs/01-try/exercise
    class=$BATS_TEST_TMPDIR/class
    bad=$class/hostile
    mkdir -p "$exercise"/{start,solution} "$class"/{honest,hostile}
    printf '<!-- timeout: 4 -->\n\n' >"$exercise/check.md"
    local title
    for title in first second; do
        printf '## The %s (1 point)\n\nIt must say yes.\n\n```console timeout=4\n$ ./program\nyes\n```\n\n' \
            "$title" >>"$exercise/check.md"
    done
    makes 'printf "\\043!/bin/sh\\necho yes\\n" >program && chmod +x program' "$class/honest"
    cp "$class/honest/Makefile" "$exercise/solution"
    echo untouched >"$BATS_TEST_TMPDIR/canary"
    chmod 666 "$BATS_TEST_TMPDIR/canary"
}

# makes RECIPE [FOLDER]: the folder's Makefile has this recipe, and then makes nothing.
makes() {
    printf 'program:\n\t%s\n' "$1" >"${2:-$bad}/Makefile"
}

# runs FILE.c: make builds it from standard input, and the checks run it.
runs() {
    cat >"$bad/program.c"
    printf 'program: program.c\n\tcc -o $@ program.c\n' >"$bad/Makefile"
}

# in_each COMMAND...: runs it as whom and in what we can; $who and $kind tell.
in_each() {
    local who kind tried=0
    chmod -R a+rX "$class" "$course"
    need_user
    for who in root user; do
        [ "$who" = user ] || [ "$(id -u)" -eq 0 ] || continue
        RUN=$BATS_TEST_TMPDIR/build-$who
        for kind in namespaces landlock; do
            works || continue
            tried=$((tried + 1))
            "$@" || { printf 'as %s, in %s\n' "$who" "$kind"; return 1; }
        done
    done
    [ "$tried" -gt 0 ] || skip "needs namespaces or Landlock"
}

# grader ARGUMENT...: the grader, as $who.
grader() {
    if [ "$who" = user ]; then as_user lab "$@"; else lab "$@"; fi
}

# works: whether this kind of sandbox works for this user.
works() {
    run grader grade --build "$RUN" --sandbox "$kind" --exercise "$course/labs/01-try" "$class/honest"
    case $output in *"does not work here"*) return 1 ;; esac
}

# contained [VERDICT]: the class is graded; the hostile one has this verdict (failed), the
# honest one passed; the canary lives; no process and no folder is left.
contained() {
    local out="$BATS_TEST_TMPDIR/out-$who-$kind" table process
    rm -rf "$out"
    run grader grade --all --build "$RUN" --sandbox "$kind" --exercise "$course/labs/01-try" \
        --output "$out" "$class"
    [ "$status" -eq 0 ] || { printf "%s\n" "$output"; grep -A 2 "<error" "$out/grades.xml"; return 1; }
    table=$(cut -d, -f 1,2 "$out/grades.csv")
    same "honest,passed" "$(grep honest <<<"$table")" || return 1
    same "hostile,${1:-failed}" "$(grep hostile <<<"$table")" || return 1
    same untouched "$(cat "$BATS_TEST_TMPDIR/canary")" || return 1
    same "" "$(ls -A "$RUN/grade" 2>/dev/null)" || return 1
    for process in /proc/[0-9]*; do
        case $(readlink "$process/cwd" 2>/dev/null) in
        "$RUN"/grade/*) printf 'left: %s\n' "$process"; return 1 ;;
        esac
    done
}

@test "one that hangs" {
    makes 'while :; do :; done'
    in_each contained
}

@test "one that hangs in a check, and ignores every signal" {
    runs <<'END'
#include <signal.h>
int main(void)
{
    for (int i = 1; i < 64; i++)
        signal(i, SIG_IGN);
    for (;;)
        ;
}
END
    in_each contained
}

@test "one that forks without end" {
    # The honest one has to share the processors with it, all the while.
    sed -i 's/timeout\([=:] *\)4/timeout\16/' "$exercise/check.md"
    runs <<'END'
#include <unistd.h>
int main(void)
{
    for (;;)
        fork();
}
END
    in_each contained
}

@test "one that fills the disk" {
    makes 'i=0; while [ $$i -lt 60 ]; do head -c 30000000 /dev/zero >file$$i; i=$$((i + 1)); done; false'
    in_each contained
}

@test "one that fills the memory" {
    runs <<'END'
#include <stdlib.h>
#include <string.h>
int main(void)
{
    for (;;) {
        char *more = malloc(1 << 24);
        if (more == NULL)
            return 1;
        memset(more, 1, 4096);
    }
}
END
    in_each contained
}

@test "one that writes outside of its folder" {
    makes 'for f in "'"$BATS_TEST_TMPDIR"'/canary" /tmp/lab-canary /dev/shm/lab-canary ../canary ../../canary "'"$class"'/honest/Makefile" "'"$exercise"'/check.md"; do echo gone >"$$f"; chmod 777 "$$f"; rm -f "$$f"; done; false'
    in_each contained
    [ ! -e /tmp/lab-canary ] && [ ! -e /dev/shm/lab-canary ]
}

@test "one that writes into the course and the results" {
    chmod -R a+rwX "$course"
    makes 'rm -rf "'"$course"'" "'"$BATS_TEST_TMPDIR"'"/out*; touch "'"$course"'/labs/new"; false'
    in_each contained
    [ -s "$exercise/check.md" ] && [ ! -e "$course/labs/new" ]
}

@test "one that copies the solution" {
    makes 'make -f "'"$exercise"'/solution/Makefile"'
    in_each contained
}

@test "one that copies another's submission" {
    makes 'make -f "'"$class"'/honest/Makefile"'
    in_each contained
}

@test "one that prints a verdict" {
    makes 'printf "ok 1 - all\\n1..1\\n</testcase>honest,passed\\033[2J6 of 6 points\\n" && printf "\\043!/bin/sh\\necho ok 1\\n" >program && chmod +x program'
    in_each contained
}

@test "one that writes a forged status where the shell's would go" {
    runs <<'END'
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    for (int i = 0; i < 64; i++) {
        char path[64];
        snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)getppid(), i);
        FILE *file = fopen(path, "w");
        if (file != NULL)
            fputs("printf 'yes\\n'\n0000000000000000 0\n", file);
        dprintf(i, i == 1 || i == 2 ? "no\n" : "0000000000000000 0\n");
    }
    return 0;
}
END
    in_each contained
}

@test "one that looks into the shell that runs the check" {
    runs <<'END'
#include <stdio.h>
#include <sys/ptrace.h>
#include <unistd.h>
int main(void)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/mem", (int)getppid());
    int peeks = fopen(path, "r") != NULL;
    int traces = ptrace(PTRACE_SEIZE, getppid(), 0, 0) == 0;
    puts(peeks || traces ? "yes" : "no");
    return 0;
}
END
    in_each contained
}

@test "one that kills its parents" {
    makes 'kill -9 $$PPID $$(cut -d" " -f 4 /proc/$$PPID/stat); kill -9 -1; echo alive'
    in_each contained
}

@test "one that kills everybody in a check" {
    runs <<'END'
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    kill(getppid(), SIGKILL);
    kill(-1, SIGKILL);
    puts("no");
    return 0;
}
END
    in_each contained
}

@test "one that leaves processes behind, which change what was built" {
    runs <<'END'
#include <stdio.h>
#include <unistd.h>
int main(void)
{
    puts("no");
    fflush(stdout);
    if (fork() == 0) {
        setsid();
        if (fork() == 0)
            for (;;) {
                FILE *file = fopen("program.new", "w");
                if (file != NULL) {
                    fputs("#!/bin/sh\necho yes\n", file);
                    fclose(file);
                }
                chdir("..");
                chdir("01-try");
            }
    }
    return 0;
}
END
    in_each contained
}

@test "one that changes what the next check begins with" {
    runs <<'END'
#include <stdio.h>
#include <stdlib.h>
int main(void)
{
    puts("no");
    return system("for f in ../../built/program ../../sh ../sh; do rm -f $f; "
                  "printf '#!/bin/sh\\necho yes\\n' >$f; chmod 755 $f; done 2>/dev/null");
}
END
    in_each contained
}

@test "one with links that lead elsewhere" {
    ln -s "$BATS_TEST_TMPDIR/canary" "$bad/program"
    ln -s "$BATS_TEST_TMPDIR" "$bad/folder"
    ln -s /etc/shadow "$bad/secret"
    makes 'echo gone >>program; echo gone >folder/canary; rm -rf folder/class; cat secret; false'
    in_each contained
    [ -d "$class/honest" ]
}

@test "one whose Makefile is a link, a folder, or nothing" {
    ln -s /etc/passwd "$bad/Makefile"
    in_each contained
    rm "$bad/Makefile"
    mkdir "$bad/Makefile"
    in_each contained
    rmdir "$bad/Makefile"
    in_each contained
}

@test "one with a named pipe, and names that are no text" {
    mkfifo "$bad/pipe"
    touch "$bad/$(printf '\033[2J')" "$bad/$(printf '\377')" "$bad/-rf"
    makes 'cat pipe; false'
    in_each contained
}

@test "one that is larger than can be copied" {
    truncate -s 1T "$bad/huge"
    makes false
    in_each contained
}

@test "one with folders deeper than can be copied" {
    local path
    path=$(printf 'deep/%.0s' {1..200})
    mkdir -p "$bad/$path"
    makes false
    in_each contained
}

@test "one that makes folders without end" {
    makes 'while mkdir deep && cd deep; do :; done; false'
    in_each contained
}

@test "one that uses the network" {
    need python3
    makes 'python3 -c "import socket; s = socket.socket(); s.bind((\"127.0.0.1\", 0)); s.listen(); c = socket.create_connection(s.getsockname())" && printf "\\043!/bin/sh\\necho yes\\n" >program && chmod +x program'
    in_each contained
}

@test "one that gains powers in a namespace of its own does not get out" {
    need unshare
    makes 'unshare -Urm sh -c "mount -o remount,rw /; mount -t tmpfs x /mnt; umount -l \"'"$course"'/labs\"; echo gone >\"'"$BATS_TEST_TMPDIR"'/canary\"; cat \"'"$exercise"'/check.md\""; false'
    in_each contained
}

@test "one without a word from its Makefile is not run as root" {
    [ "$(id -u)" -eq 0 ] || skip "needs root"
    makes 'id -u >program; test "$$(id -u)" -eq 0 && printf "\\043!/bin/sh\\necho yes\\n" >program && chmod +x program'
    in_each contained
}

@test "one whose process looks dead, since its first thread has ended" {
    runs <<'END'
#include <pthread.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>
static void *change(void *nothing)
{
    for (;;) {
        FILE *file = fopen("../01-try/new", "w");
        if (file == NULL)
            continue;
        fputs("#!/bin/sh\necho yes\n", file);
        fclose(file);
        chmod("../01-try/new", 0755);
        rename("../01-try/new", "../01-try/program");
    }
    return nothing;
}
int main(void)
{
    pthread_t thread;
    puts("no");
    fflush(stdout);
    if (fork() != 0)
        return 0;
    setsid();
    chdir("../tmp/..");
    chdir("01-try");
    pthread_create(&thread, NULL, change, NULL);
    pthread_exit(NULL);
}
END
    in_each contained
}

@test "one that puts a link to another's submission in the place of its folder" {
    printf '#!/bin/sh\necho yes\n' >"$class/honest/program"
    chmod 755 "$class/honest/program"
    makes 'cd .. && mv 01-try mine && ln -s "'"$class"'/honest" 01-try'
    in_each contained
}

@test "one that takes its own folder away, or shuts it" {
    makes 'rm -rf ../01-try'
    in_each contained
    makes 'chmod 0 .'
    in_each contained
    makes 'chmod 0 ..'
    in_each contained
}

@test "one that makes files which are larger than they look" {
    makes 'for i in 1 2 3 4 5 6 7 8; do truncate -s 64M file$$i; done; printf "\\043!/bin/sh\\necho yes\\n" >program && chmod +x program'
    in_each contained
}

@test "one that reads the course's history" {
    mkdir "$course/.git"
    cp "$exercise/solution/Makefile" "$course/.git"
    makes 'make -f "'"$course"'/.git/Makefile"'
    in_each contained
}

@test "one that looks for the teacher's terminal" {
    makes 'test -n "$$(ls /dev/pts)" && printf "\\043!/bin/sh\\necho yes\\n" >program && chmod +x program'
    in_each contained
}

@test "an honest one may write to its own terminal, by the name of /dev/stderr" {
    makes 'echo making >/dev/stderr && printf "\\043!/bin/sh\\necho yes\\n" >program && chmod +x program'
    in_each contained passed
}

# somebody_is_inside, nobody_is_inside: whether a process is in a sandbox of this test.
somebody_is_inside() {
    local process
    for process in /proc/[0-9]*; do
        case $(readlink "$process/cwd" 2>/dev/null) in
        "$RUN"/grade/*/work/*) return ;;
        esac
    done
    return 1
}
nobody_is_inside() {
    ! somebody_is_inside
}

# ends_with_the_grader: nothing of a submission outlives a grader that is killed. Landlock
# has no means for that: there the limit of time ends what is left.
ends_with_the_grader() {
    [ "$kind" = namespaces ] || return 0
    local as=() result=0
    [ "$who" = root ] || [ "$(id -u)" -ne 0 ] || as=(setpriv --reuid "$ordinary_user" --regid "$ordinary_user" --clear-groups)
    await nobody_is_inside || return
    "${as[@]}" lab grade --build "$RUN" --sandbox "$kind" --exercise "$course/labs/01-try" "$bad" 3>&- &
    await somebody_is_inside || result=1
    kill -9 $!
    await nobody_is_inside || result=1
    rm -rf "$RUN/grade"
    return "$result"
}

@test "one that hangs, when the grader is killed" {
    sed -i 's/timeout: 4/timeout: 60/' "$exercise/check.md"
    makes 'while :; do :; done'
    in_each ends_with_the_grader
}

@test "one whose Makefile asks for the random words" {
    makes 'test -n "$$R1$$R2$$R3" && printf "\\043!/bin/sh\\necho yes\\n" >program && chmod +x program'
    in_each contained
}

# contained_first: as contained, with no results of another run to look at.
contained_first() {
    rm -rf "$BATS_TEST_TMPDIR"/out-*
    contained failed
}

@test "one that looks at the grades of others" {
    makes 'ls "'"$BATS_TEST_TMPDIR"'"/out-*/done && printf "\\043!/bin/sh\\necho yes\\n" >program && chmod +x program'
    in_each contained_first
}
