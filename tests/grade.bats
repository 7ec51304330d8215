#!/usr/bin/env bats
# grade.bats: grading an exercise, for a student, for a class and for other programs.
# shellcheck disable=SC2016 # what stands in quotes here is for make and the lab's shell
# shellcheck disable=SC2030,SC2031,SC2154 # bats sets $output, $stderr in each test
# shellcheck disable=SC2153,SC2164 # helper.bash sets $COURSE; bats stops where cd fails

load helper
bats_require_minimum_version 1.5.0 # run -STATUS, run --separate-stderr

# A small exercise, in a path with a blank: one file that make writes, three checks.
setup() {
    course="$BATS_TEST_TMPDIR/a cours é"
    exercise=$course/labs/01-try/exercise
    RUN="$BATS_TEST_TMPDIR/b uild"
    mkdir -p "$exercise"/{start,solution,other/plain,wrong/{lower,short,silent}}
    cat >"$course/labs/01-try/LAB.md" <<'END'
# Lab 1: Try

What it is about.

## Exercise

Say *HELLO* in the file `said`.

## Look back
END
    cat >"$exercise/check.md" <<'END'
# Exercise 1

<!-- built: said -->

```console
$ said() { cat said; }
```

## It says something (1 point)

The file must not be empty, because nobody hears nothing.

```console
$ said | wc -l | tr -d ' '
1
```

## It is loud (2 points)

All letters must be capital ones.

```console
$ said | grep -c '[a-z]'
0
[exit 1]
```

## It is all there (3 points)

The word must have five letters, wherever the file lies.

```console
$ mkdir "$R1" && mv said "$R1" && printf '<%s>\n' "$R1"
<[R1]>
$ awk '{ print length }' "$R1/said"
5
```
END
    printf 'look\n' >"$exercise/hint1.md"
    printf 'harder\n' >"$exercise/hint2.md"
    printf 'say HELLO\n' >"$exercise/hint3.md"
    printf 'said:\n\t@echo gap; exit 1\n' >"$exercise/start/Makefile"
    printf 'said:\n\techo HELLO >said\n' >"$exercise/solution/Makefile"
    printf 'all:\n\tprintf "HALLO\\n" >said\n' >"$exercise/other/plain/Makefile"
    printf 'said:\n\techo hello >said\n' >"$exercise/wrong/lower/Makefile"
    printf 'base: start\nwhy: the word is whispered\nIt is loud\n' >"$exercise/wrong/lower/EXPECT"
    printf 'said:\n\techo HI >said\n' >"$exercise/wrong/short/Makefile"
    printf 'base: start\nwhy: the word is cut\nIt is all there\n' >"$exercise/wrong/short/EXPECT"
    printf 'said:\n\ttouch said\n' >"$exercise/wrong/silent/Makefile"
    printf 'base: solution\nwhy: there is no word\nIt says something\nIt is all there\n' \
        >"$exercise/wrong/silent/EXPECT"
    work="$BATS_TEST_TMPDIR/my work"
    mine=$work/01-try
}

# answer RECIPE [FOLDER]: the student's Makefile has this recipe.
answer() {
    mkdir -p "${2:-$mine}"
    printf 'said:\n\t%s\n' "$1" >"${2:-$mine}/Makefile"
}

# grades [OPTION...]: grades the student's folder.
grades() {
    lab grade --build "$RUN" --exercise "$course/labs/01-try" "$@" "$mine"
}

# student VERB [OPTION...]: a verb of the student's.
student() {
    local verb=$1
    shift
    lab "$verb" --build "$RUN" --work "$work" "$@" "$course/labs/01-try"
}

# --- the exercise itself --------------------------------------------------------------

@test "prove holds for an exercise whose grader tells right from wrong" {
    run -0 lab prove --build "$RUN" "$course/labs/01-try"
    has "ok 5 - 01-try solution: gets full marks"
    has "ok 6 - 01-try other/plain: gets full marks"
    has "ok 7 - 01-try wrong/lower: fails exactly what EXPECT says"
    has "1..12"
}

# disproved PART: the exercise cannot be proved, because of this.
disproved() {
    run -1 lab prove --build "$RUN" "$course/labs/01-try"
    has "$1"
}

@test "prove fails where start gets full marks" {
    cp "$exercise/solution/Makefile" "$exercise/start/Makefile"
    disproved "not ok 4 - 01-try start: fails"
}

@test "prove fails where the solution or the other answer misses something" {
    cp "$exercise/wrong/short/Makefile" "$exercise/other/plain/Makefile"
    disproved "not ok 6 - 01-try other/plain: gets full marks"
    has "failed: It is all there"
}

@test "prove fails where a wrong answer fails more or less than EXPECT says" {
    printf 'base: start\nwhy: x\nIt is loud\nIt says something\n' >"$exercise/wrong/lower/EXPECT"
    disproved "not ok 7 - 01-try wrong/lower: fails exactly what EXPECT says"
}

@test "prove fails where a check is failed by no wrong answer" {
    rm -r "$exercise/wrong/lower"
    disproved "not ok 10 - 01-try It is loud: the check is failed by a wrong answer"
}

@test "prove fails without three hints, three wrong answers, a why and a requirement" {
    rm -r "$exercise/hint3.md" "$exercise/wrong/silent"
    sed -i '/^why/d' "$exercise/wrong/short/EXPECT"
    sed -i '/^All letters/d' "$exercise/check.md"
    disproved "not ok 2 - 01-try hints"
    has "not ok 3 - 01-try wrong"
    has "not ok 1 - 01-try check.md"
    has "wrong/short/EXPECT has no why"
    has "a paragraph below the heading says what is required"
}

@test "an exercise with two checks of one title, or a title without points, is refused" {
    printf '## It is loud (1 point)\n' >>"$exercise/check.md"
    disproved "there is another check with this title: It is loud"
    sed -i 's/^## It is loud.*/## It is loud/' "$exercise/check.md"
    disproved "a check's heading ends with its worth"
}

@test "EXPECT with an unknown title or base is refused with its line" {
    printf 'base: start\nIt is laud\n' >"$exercise/wrong/lower/EXPECT"
    disproved "wrong/lower/EXPECT:2: no check of check.md has this title"
    printf 'basis: start\n' >"$exercise/wrong/lower/EXPECT"
    disproved "wrong/lower/EXPECT:1: the first line is base: start or base: solution"
}

@test "a check whose condition does not hold is skipped and does not count" {
    sed -i '/capital/,$s/^```console$/```console if=ld:gold/' "$exercise/check.md"
    answer 'echo hi >said'
    run -0 grades --without ld:gold
    has "not here  It is loud (2 points)"
    has "needs ld:gold"
    has "1 of 1 points."
    run -0 lab prove --build "$RUN" --without ld:gold "$course/labs/01-try"
}

@test "an exercise none of whose checks can be made here is not passed, and not failed either" {
    sed -i 's/^```console$/```console if=ld:gold/' "$exercise/check.md"
    answer 'echo hello >said'
    run -1 grades --without ld:gold
    has "not here  It is loud (2 points)"
    has "None of this can be checked here, so there are no points to be had."
    [[ $output != *" of 0 points"* ]]
    run -1 grades --without ld:gold --format json
    has '"verdict": "skipped"'
    run -0 student check --without ld:gold
    [[ $output != *"Full marks"* ]]
    run -0 lab progress --build "$RUN" --work "$work" "$course/labs/01-try"
    has "0 of 1"
    # A start that passes would be a fault; one of which nothing can be said is none.
    cp "$exercise/solution/Makefile" "$exercise/start/Makefile"
    run -0 lab prove --build "$RUN" --without ld:gold "$course/labs/01-try"
    has "ok 4 - 01-try start: is graded # SKIP none of its checks can be made here"
}

@test "where a small program takes long to build, a submission has more processor time" {
    rm -r "$exercise"/wrong/*
    printf '## Time (1 point)\n\nIt is limited.\n\n```console\n$ ulimit -t\n120\n```\n' >"$exercise/check.md"
    answer 'echo HELLO >said'
    run -0 grades
    # A compiler that needs a second of processor time for any program.
    printf '(ulimit -t 1; while :; do :; done)\nexec "%s" "$@"\n' "$(command -v cc)" >"$BATS_TEST_TMPDIR/slow"
    RUN="$BATS_TEST_TMPDIR/slow build" run -1 grades --cc "sh '$BATS_TEST_TMPDIR/slow'"
    limit=$(grep -xE ' +[0-9]+' <<<"$output" | tail -n 1)
    # Three times as much at least, and on a machine that is busy as well, more.
    [ "$limit" -ge 360 ] && [ $((limit % 120)) -eq 0 ]
}

@test "prove wants a folder for each other right answer" {
    cp "$exercise/solution/Makefile" "$exercise/other/Makefile"
    run -1 lab prove --build "$RUN" "$course/labs/01-try"
    has "each other right answer has a folder of its own: other/SLUG"
}

@test "lint: what the task demands and what the checks see to are the same" {
    sed -i 's/^Say \*HELLO.*/&\n\n<!-- demands: loud long -->/' "$course/labs/01-try/LAB.md"
    sed -i 's/^## It is loud.*/&\n\n<!-- demands: loud -->/' "$exercise/check.md"
    run -1 lab lint "$course/labs/01-try/LAB.md"
    has "LAB.md:9: no check sees to the demand 'long'"
    [[ $output != *"'loud'"* ]]
    sed -i 's/^## It is all there.*/&\n\n<!-- demands: long round -->/' "$exercise/check.md"
    run -1 lab lint "$course/labs/01-try/LAB.md"
    has "check.md:32: the task of the lab does not demand 'round'"
    run -0 student start
    [[ $output != *demands* ]]
    run -0 lab prove --build "$RUN" "$course/labs/01-try"
}

# --- mutants of the solution ------------------------------------------------------------

# mutants [OPTION...]: damages the solution and has it graded.
mutants() {
    lab prove --mutants --build "$RUN" "$@" "$course/labs/01-try"
}

@test "mutants: those with full marks are named and counted" {
    run -1 mutants
    has "01-try: full marks for Makefile: HELLO and >said exchanged in: echo HELLO >said"
    [[ $output != *"HELLO left out of"* ]]
    [[ ${lines[-2]} =~ ^01-try\ +([0-9]+)\ +([0-9]+)\ +0\ +1$ ]]
    same "$((BASH_REMATCH[1]))" "$((BASH_REMATCH[2] + 1))"
}

@test "mutants: what is right all the same is said in the file equivalent, with the reason" {
    printf 'Makefile: HELLO and [..] exchanged in: echo HELLO >said\n' >"$exercise/equivalent"
    run -1 mutants
    has "exercise/equivalent:1: why: is missing below it"
    printf 'why: a redirection may stand anywhere\n' >>"$exercise/equivalent"
    run -0 mutants
    [[ $output != *"full marks"* ]]
    [[ ${lines[-1]} =~ ^all\ +([0-9]+)\ +([0-9]+)\ +1\ +0$ ]]
    printf 'Makefile: nothing\nwhy: it was there once\n' >>"$exercise/equivalent"
    run -1 mutants
    has "exercise/equivalent:3: no mutant with full marks fits this"
}

@test "mutants: what was graded once is not graded again, until the exercise changes" {
    run -1 mutants
    kept=$RUN/mutants/01-try
    before=$(cat "$kept")
    run -1 mutants
    same "$before" "$(cat "$kept")"
    sed -i '$d' "$kept" # as if it had been interrupted before the last one
    run -1 mutants
    same "$(sort <<<"$before")" "$(sort "$kept")"
    printf '\n' >>"$exercise/check.md"
    run -1 mutants
    [ "$(head -n 1 <<<"$before")" != "$(head -n 1 "$kept")" ]
}

# survivors FILE...: the solution has these files beside a Makefile that builds nothing, and a
# grader that asks for nothing: so every mutant that make can read gets full marks.
survivors() {
    printf 'all:\n' >"$exercise/start/Makefile"
    rm -f "$exercise/solution/Makefile"
    printf '# Exercise\n\n## Nothing (1 point)\n\nIt is right.\n\n```console\n$ echo yes\nyes\n```\n' \
        >"$exercise/check.md"
    mv "$@" "$exercise/solution"
    rm -r "$exercise/wrong"
    run -1 mutants
}

@test "mutants of a Makefile: rules, prerequisites, options, order, libraries, quotes, modifiers" {
    cd "$BATS_TEST_TMPDIR"
    cat >Makefile <<'END'
all:
PARTS = one.o two.o

lib.a: one.o | dir
	ar rcs lib.a one.o

prog: main.o \
		two.o
	$(CC) -Wl,-rpath,'$$ORIGIN' -o $@ \
		main.o -Lout -lx
	@test -n "$(firstword $(PARTS) x)" && echo yes
END
    survivors Makefile
    for mutant in 'one.o left out of: PARTS = one.o two.o' \
        'one.o and two.o exchanged in: PARTS = one.o two.o' \
        'the rule left out: lib.a: one.o | dir' \
        '| left out of: lib.a: one.o | dir' \
        'rcs without c in: ar rcs lib.a one.o' \
        'the line left out: ar rcs lib.a one.o' \
        'two.o left out of: prog: main.o two.o' \
        "-Wl,-rpath,'\$\$ORIGIN' without ,-rpath in: \$(CC) -Wl,-rpath,'\$\$ORIGIN' -o \$@ main.o -Lout -lx" \
        "-Wl,-rpath,'\$\$ORIGIN' without its quotes in: " \
        "-Wl,-rpath,'\$\$ORIGIN' with one \$ in: " \
        'main.o and -Lout exchanged in: ' \
        '-lx replaced by out/libx.so in: ' '-lx replaced by out/libx.a in: ' \
        '-n left out of: @test -n' \
        'x left out of: @test'; do
        has "full marks for Makefile: $mutant"
    done
    [[ $output != *"all left out"* ]]
    [[ $output != *"the line left out: all:"* ]]
}

@test "mutants of C and of a version script: statements, blocks, attributes, nodes" {
    cd "$BATS_TEST_TMPDIR"
    cat >a.c <<'END'
#include <stdio.h> /* not; a statement */
static int count;
__attribute__((visibility("hidden"))) int add(int n)
{
    if (n > 0) {
        count += n;
    }
    puts("a;b");
    return count;
}
END
    cat >a.map <<'END'
V1 {
    global:
        add; # and not; that
    local:
        *;
};
V2 { more; } V1;
END
    survivors a.c a.map
    for mutant in 'a.c: the file left out' 'a.c: the line left out: #include <stdio.h>' \
        'a.c: the statement left out: static int count;' 'a.c: static left out of: static int count;' \
        'a.c: the attribute left out of: __attribute__' 'a.c: the block left out: if (n > 0)' \
        'a.c: the statement left out: count += n;' 'a.c: the statement left out: puts("a;b");' \
        'a.c: the block left out: __attribute__((visibility("hidden"))) int add(int n)' \
        'a.map: the label left out: global:' 'a.map: the statement left out: add;' \
        'a.map: the block left out: V1' 'a.map: the parent left out: V1'; do
        has "full marks for $mutant"
    done
    [[ $output != *"left out: not;"* ]]
    [[ $output != *"left out: that"* ]]
}

@test "mutants of answers: none, one more, another one" {
    cd "$BATS_TEST_TMPDIR"
    printf '# two=answers\none=7\ntwo=yes\n' >answers.txt
    survivors answers.txt
    for mutant in 'the file left out' 'the line left out: one=7' 'no answer in: one=7' \
        'one more in: one=7' 'another answer in: one=7' 'another answer in: two=yes'; do
        has "full marks for answers.txt: $mutant"
    done
    [[ $output != *"answers.txt: the line left out: #"* ]]
}

# --- one submission ---------------------------------------------------------------------

@test "full marks: exit status 0, and the points" {
    answer 'echo HELLO >said'
    run -0 grades
    has "6 of 6 points."
}

@test "a failed check: exit status 1, the requirement, the commands, both outputs, and the rest is not explained" {
    answer 'touch said'
    run -1 grades
    has "  not yet  It says something (1 point)"
    has "       ok  It is loud (2 points)"
    has "The file must not be empty, because nobody hears nothing."
    has '  $ said | wc -l'
    has "    should print:
      1
    prints:
      0"
    [[ $output != *"The word must have five letters"* ]]
    has "A common cause is that there is no word."
}

@test "a misconception is named for certain only when what was printed fits its EXPECT" {
    sed -i '2s/^/shows: [n]5\n/' "$exercise/wrong/short/EXPECT"
    sed -i '2s/^/shows: 2\n/' "$exercise/wrong/short/EXPECT"
    answer 'echo HI >said'
    run -1 grades
    [[ $output != *"the word is cut"* ]]
    sed -i '/^shows: .n.5/d' "$exercise/wrong/short/EXPECT"
    run -1 grades
    has "This is what happens when the word is cut."
    answer 'echo HALLOOO >said'
    run -1 grades
    [[ $output != *"the word is cut"* ]]
    run -0 lab prove --build "$RUN" "$course/labs/01-try"
    sed -i 's/^shows: 2/shows: 3/' "$exercise/wrong/short/EXPECT"
    disproved "not ok 8 - 01-try wrong/short: fails exactly what EXPECT says"
    has "what is printed does not fit its shows: alone"
}

@test "two misconceptions may be named as possible, three are not" {
    cp -R "$exercise/wrong/lower" "$exercise/wrong/lowest"
    sed -i 's/whispered/mumbled/' "$exercise/wrong/lowest/EXPECT"
    answer 'echo hello >said'
    run -1 grades
    has "A common cause is that the word is whispered. Another is that the word is
mumbled."
    cp -R "$exercise/wrong/lower" "$exercise/wrong/other"
    run -1 grades
    [[ $output != *"common cause"* ]]
}

@test "who has not begun is told no misconception" {
    printf 'said:\n\techo hello >said\n' >"$exercise/start/Makefile"
    answer 'echo hello >said'
    run -1 grades
    has "  not yet  It is loud"
    [[ $output != *"common cause"* ]]
    echo >>"$mine/Makefile"
    run -1 grades
    has "A common cause is that the word is whispered."
}

@test "a failed check shows what its last command needs, and neither functions nor other commands" {
    cat >>"$exercise/check.md" <<'END'

## It lasts (1 point)

The file must be there in another folder too.

```console
$ twice() {
>     cat "$1" "$1"
> }
$ wc -c said | awk '{ print $1 }'
6
$ mkdir far
$ cp said far/copy
$ cd far
$ twice copy | wc -l | tr -d ' '
3
```
END
    answer 'echo HELLO >said'
    mkdir -p "$work"
    run -0 student check
    has '  $ mkdir far
  $ cp said far/copy
  $ cd far
  $ twice copy | wc -l'
    [[ $output != *"wc -c"* && $output != *"twice() {"* && $output != *"said() {"* ]]
    run sh -c "$(sed -n 's/^  [$>] //p' <<<"$output")"
    same 2 "${lines[-1]}"
    run -1 lab grade --build "$RUN" --format json --exercise "$course/labs/01-try" "$mine"
    [[ $output != *"twice() {"* ]]
}

@test "what a check prints shows the random words, the same for the same seed" {
    answer 'touch said'
    exercise_output() { student check --all --seed "$1" | grep 'mkdir'; }
    mkdir -p "$work"
    run -0 exercise_output 7
    local first=$output
    [[ $first != *R1* && $first == *"mkdir"* ]]
    run -0 exercise_output 7
    same "$first" "$output"
    run -0 exercise_output 8
    [ "$first" != "$output" ]
}

@test "a set of failures that no known wrong answer has names no misconception" {
    answer 'echo hi >said'
    run -1 grades
    [[ $output != *"This is what happens"* && $output != *"common cause"* ]]
}

@test "where make fails, its own words come first and nothing is checked" {
    answer 'cc -c missing.c'
    run -1 grades
    has '  $ make
    cc -c missing.c'
    has "missing.c"
    has "make fails, so there is nothing to check yet."
    [[ $output != *"It is loud"* ]]
}

@test "what a build has left is deleted before make, by name, by contents and as declared" {
    answer 'echo HELLO >said'
    echo hi >"$mine/said"
    printf 'other:\n\ttest ! -e a.o -a ! -e b.a -a ! -e c.so.1 -a ! -e program -a ! -e said\n\techo HELLO >said\n' \
        >"$mine/Makefile"
    touch "$mine/a.o" "$mine/b.a" "$mine/c.so.1"
    printf '\177ELF' >"$mine/program"
    run -0 grades
}

@test "the student's folder is not written to" {
    answer 'echo HELLO >said'
    local before
    before=$(ls -laR --time-style=full-iso "$mine")
    run -0 grades
    same "$before" "$(ls -laR --time-style=full-iso "$mine")"
}

@test "every check begins with what make built, at the same path, with the times as they were" {
    cat >"$exercise/check.md" <<'END'
## One (1 point)

It must be new.

```console
$ pwd >>said; cat said | sed 's,.*/,,'
HELLO
01-try
$ find . -newer Makefile -name old
```

## Two (1 point)

It must be new.

```console
$ pwd >>said; cat said | sed 's,.*/,,'
HELLO
01-try
```
END
    rm -r "$exercise/wrong"
    answer 'touch -t 202001010000 old; echo HELLO >said'
    run -0 grades
}

@test "make and the checks see a clean environment" {
    answer 'printf "%s" "$$CFLAGS$$MAKEFLAGS$$LD_LIBRARY_PATH" | tr -d w >said; echo HELLO >>said'
    CFLAGS=-x LD_LIBRARY_PATH=/nowhere run -0 grades
}

@test "a tool that is missing is an error, not a failure, and no points are taken for it" {
    sed -i 's/^\$ said | wc -l.*/$ mini-nothing said/' "$exercise/check.md"
    answer 'echo HELLO >said'
    run -1 grades
    has "error  It says something (1 point)"
    has "mini-nothing is missing on this machine"
}

@test "that the student's program says a tool is missing does not make it so" {
    sed -i 's/^\$ said | wc -l.*/$ wc -l <said; cat said/' "$exercise/check.md"
    answer 'echo "sh: 1: wc: not found" >said'
    run -1 grades
    has "not yet  It says something"
}

@test "a folder that is not there is an error" {
    run -1 lab grade --build "$RUN" --exercise "$course/labs/01-try" "$BATS_TEST_TMPDIR/none"
    has "none: No such file or directory"
}

@test "which exercise it is follows from the folder's name" {
    answer 'echo HELLO >said'
    cd "$course"
    run -0 lab grade --build "$RUN" "$mine"
    mv "$mine" "$work/else"
    run -1 lab grade --build "$RUN" "$work/else"
    has "which exercise is this?"
}

# --- formats ------------------------------------------------------------------------------

@test "TAP: version, plan, a point for make and for each check, why it failed" {
    answer 'echo hello >said'
    run -1 grades --format tap
    same "TAP version 13
1..4
ok 1 - make
ok 2 - It says something (1 point)
not ok 3 - It is loud (2 points)" "$(head -n 5 <<<"$output")"
    has "  severity: fail"
    has "# A common cause is that the word is whispered."
    has "# 4 of 6 points"
}

# odd_bytes: the student's answer has what JSON and XML must not hold as it is.
odd_bytes() {
    answer 'cp bytes said'
    printf 'hello "\\ ]]><&> \001\377\357\277\277\n' >"$mine/bytes"
}

@test "JSON is well-formed and holds verdict, points and misconception, whatever was printed" {
    need jq
    odd_bytes
    run -1 --separate-stderr grades --format json
    same "failed 1 6" "$(jq -r '"\(.verdict) \(.points) \(.of)"' <<<"$output")"
    same "It says something" "$(jq -r '.checks[0].title' <<<"$output")"
    answer 'echo hello >said'
    run -1 --separate-stderr grades --format json
    same "A common cause is that the word is whispered." "$(jq -r .misconception <<<"$output")"
}

@test "JUnit is well-formed and has the shape that CI systems read" {
    need xmllint
    odd_bytes
    run -1 --separate-stderr grades --format junit
    printf '%s\n' "$output" >"$BATS_TEST_TMPDIR/grade.xml"
    count() { xmllint --xpath "string($1)" "$BATS_TEST_TMPDIR/grade.xml"; }
    same "1 4 2 0 0" "$(count 'count(/testsuites/testsuite)') $(count '//testsuite/@tests') $(
        count '//testsuite/@failures') $(count '//testsuite/@errors') $(count '//testsuite/@skipped')"
    same "4 2" "$(count 'count(//testsuite/testcase[@classname="01-try"][@name][@time])') $(
        count 'count(//testcase/failure[@message])')"
    same "It is loud" "$(count '//testcase[failure][1]/@name')"
    same 1 "$(count '//property[@name="points"]/@value')"
}

@test "--output writes the report for programs next to the one for people" {
    need jq
    answer 'echo HELLO >said'
    run -0 grades --output "$BATS_TEST_TMPDIR/re sults"
    has "6 of 6 points."
    same passed "$(jq -r .verdict "$BATS_TEST_TMPDIR/re sults/grade.json")"
    [ -s "$BATS_TEST_TMPDIR/re sults/grade.xml" ]
}

@test "the step for GitHub Classroom tells the points in the form of its reporter" {
    need jq base64
    answer 'echo hello >said'
    cp -R "$COURSE/tests/classroom" "$course"
    mkdir -p "$course/tests" && mv "$course/classroom" "$course/tests"
    GITHUB_OUTPUT="$BATS_TEST_TMPDIR/out" run -0 sh "$course/tests/classroom/grade" labs/01-try "$mine" \
        "$BATS_TEST_TMPDIR/results"
    has "4 of 6 points."
    same '["fail",6,4]' "$(sed 's/^result=//' "$BATS_TEST_TMPDIR/out" | base64 -d |
        jq -c '[.status, .max_score, ([.tests[].score] | add)]')"
}

# --- a class ------------------------------------------------------------------------------

# class: five submissions, of which one cannot be made.
class() {
    students="$BATS_TEST_TMPDIR/the class/01-try"
    answer 'echo HELLO >said' "$students/ann"
    answer 'echo hello >said' "$students/bob"
    answer 'false' "$students/=cy,\"d\""
    answer 'touch said' "$students/dan"
    mkdir "$students/eve"
    touch "$students/a file"
}
grade_class() {
    lab grade --all --build "$RUN" --exercise "$course/labs/01-try" --output "$BATS_TEST_TMPDIR/out" "$@" \
        "$students"
}

@test "where only root can reach the course, as below /root, the work is graded all the same" {
    [ "$(id -u)" -eq 0 ] || skip "needs root"
    need unshare
    unshare -m true 2>/dev/null || skip "needs mount namespaces"
    answer 'mini-nm --version >&2 && echo HELLO >said'
    # A folder in the root folder, in which nothing else is for as long as this takes.
    run -0 unshare -m sh -ec '
        mount -t tmpfs -o mode=0700 none /opt
        mkdir /opt/build
        cp -R "$1" /opt/build/bin
        cp -R "$2" /opt/course
        cp -R "$3" /opt/work
        exec /opt/build/bin/lab grade --exercise /opt/course/labs/01-try /opt/work
    ' sh "$BUILD/bin" "$course" "$mine"
    has "6 of 6 points"
}

@test "a class: a table and JUnit with every submission, and how it did" {
    need xmllint
    class
    run -0 --separate-stderr grade_class
    has "5 submissions: 1 with full marks, 0 that could not be graded"
    same "5 of 5 graded, 0 errors" "$stderr"
    local table
    table=$(tr -d '\r' <"$BATS_TEST_TMPDIR/out/grades.csv")
    same "submission,verdict,points,of,seconds,misconception,make,It says something,It is loud,It is all there" \
        "$(head -n 1 <<<"$table")"
    same 'bob,failed,4,6,lower' "$(sed -n 's/^\(bob,[^,]*,[^,]*,[^,]*\),[^,]*\(,[^,]*\),.*/\1\2/p' <<<"$table")"
    grep '^"'"'"'=cy,""d""",failed,0,6,' <<<"$table"
    same 5 "$(xmllint --xpath 'count(//testsuite)' "$BATS_TEST_TMPDIR/out/grades.xml")"
}

@test "a class is taken up where it ended: only what has changed is graded again" {
    class
    run -0 grade_class
    cp "$BATS_TEST_TMPDIR/out/grades.csv" "$BATS_TEST_TMPDIR/before"
    stat -c '%i %Y %n' "$BATS_TEST_TMPDIR/out/done"/[!b]* >"$BATS_TEST_TMPDIR/records"
    answer 'echo HELLO, all >said' "$students/bob"
    run -0 grade_class
    has "5 submissions"
    same "$(cat "$BATS_TEST_TMPDIR/records")" "$(stat -c '%i %Y %n' "$BATS_TEST_TMPDIR/out/done"/[!b]*)"
    [ "$(cat "$BATS_TEST_TMPDIR/before")" != "$(cat "$BATS_TEST_TMPDIR/out/grades.csv")" ]
}

@test "a class that is interrupted leaves no process and no folder, and goes on the next time" {
    class
    printf 'said:\n\tmkfifo pipe; cat pipe\n' >"$students/eve/Makefile"
    default_signals lab grade --all --build "$RUN" --exercise "$course/labs/01-try" \
        --output "$BATS_TEST_TMPDIR/out" "$students" >/dev/null 2>&1 3>&- &
    local grader=$!
    await test -e "$BATS_TEST_TMPDIR/out/done/dan"
    SECONDS=0
    kill -INT "$grader" # and nobody else, as a Ctrl-C would
    local found=0
    wait "$grader" || found=$?
    same 130 "$found"
    # Not when make's own time is over, a minute later; and meanwhile, nobody turns in circles.
    [ "$SECONDS" -lt 30 ]
    same "" "$(ls -A "$RUN/grade")"
    [ ! -e "$BATS_TEST_TMPDIR/out/grades.csv" ]
    answer 'echo HELLO >said' "$students/eve"
    run -0 grade_class
    has "5 submissions: 2 with full marks"
}

@test "a class without a sandbox is refused, but not with --unsafe" {
    class
    run -1 grade_class --sandbox none
    has "--unsafe grades all the same"
    [ ! -e "$BATS_TEST_TMPDIR/out" ]
    run -0 grade_class --sandbox none --unsafe
    has "5 submissions"
}

# --- the student ----------------------------------------------------------------------------

@test "start prints the task and makes the folder; a second start changes nothing" {
    run -0 student start
    has "Say HELLO in the file"
    has "make check1"
    [ -f "$mine/Makefile" ]
    echo mine >"$mine/Makefile"
    run -1 student start
    has "you have begun already; 'make reset1' begins anew"
    same mine "$(cat "$mine/Makefile")"
}

@test "check before start says how to begin" {
    run -1 student check
    has "exercise 1 is not begun: 'make start1' begins it"
}

@test "check says what to do next, and how to see it by hand in a copy" {
    answer 'echo hello >said'
    run -0 student check
    has "'make check1' checks again, 'make hint1' gives a hint."
    has "cp -R '$mine'"
    answer 'echo HELLO >said'
    run -0 student check
    has "Full marks."
}

@test "what the report says one can repeat does what the report says" {
    answer 'echo hello >said'
    run -0 student check
    local commands
    commands=$(sed -n 's/^  [$>] //p' <<<"$output")
    run sh -c "$commands"
    same 1 "${lines[${#lines[@]}-1]}"
    same "echo hello >said" "$(sed -n '2s/^\t//p' "$mine/Makefile")"
}

@test "check --all, or ALL=1, explains every check that fails" {
    answer 'touch said'
    run -0 student check --all
    has "The word must have five letters"
    ALL=1 run -0 student check
    has "The word must have five letters"
}

@test "hint gives one more each time, and the last again" {
    run -0 student start
    run -0 student hint
    has "Hint 1 of 3"
    has "look"
    [[ $output != *harder* ]]
    run -0 student hint
    has "harder"
    run -0 student hint
    has "say HELLO"
    run -0 student hint
    has "Hint 3 of 3"
}

@test "solution is not shown to one who has not passed, unless he says so" {
    run -0 student start
    run -1 student solution </dev/null
    has "exercise 1 is not passed yet"
    [[ $output != *HELLO* ]]
    YES=1 run -0 student solution </dev/null
    has "HELLO"
}

@test "solution shows how the own work differs, once it has full marks" {
    answer 'printf "HALLO\n" >said'
    run -0 student check
    run -0 student solution </dev/null
    has "HALLO"
    has "echo HELLO >said"
}

@test "reset keeps the old work aside and says where" {
    answer 'echo HELLO >said'
    run -0 student check
    run -0 student reset
    has "Your work is kept in $mine.1."
    same "said:" "$(head -n 1 "$mine.1/Makefile")"
    grep gap "$mine/Makefile"
    run -0 student reset
    [ -d "$mine.2" ]
}

@test "a sandbox that cannot be had leaves nothing behind" {
    # In a user namespace that allows no further ones, whoever we are.
    need unshare
    local inside='echo 0 >/proc/sys/user/max_user_namespaces && exec "$@"'
    unshare -r sh -c "$inside" - true 2>/dev/null || skip "user namespaces cannot be forbidden here"
    answer 'echo HELLO >said'
    chmod a+x "$BATS_RUN_TMPDIR" # so that the folder is made below build/
    run -1 unshare -r sh -c "$inside" - lab grade --build "$RUN" --sandbox namespaces \
        --exercise "$course/labs/01-try" "$mine"
    has "lab: "
    same "" "$(find "$RUN/grade" -name 'lab.*')"
}

@test "progress: not begun, begun, points, done, and what is next" {
    run -0 student progress
    has "not begun"
    has "Next: 'make lab1', then 'make start1'."
    run -0 student start
    run -0 student progress
    has "begun"
    answer 'echo hello >said'
    run -0 student check
    run -0 student progress
    has "4 of 6 points"
    has "0 of 1 exercises done. Next: 'make check1'"
    answer 'echo HELLO >said'
    run -0 student check
    run -0 student progress
    has "1 of 1 exercises done."
}

@test "watch checks again when a file changes, and ends with full marks" {
    answer 'echo hello >said'
    student watch >"$BATS_TEST_TMPDIR/seen" 3>&- &
    await grep -q "It is loud" "$BATS_TEST_TMPDIR/seen"
    answer 'echo HI >said'
    await grep -q "the word is cut" "$BATS_TEST_TMPDIR/seen"
    answer 'echo HELLO >said'
    await grep -q "Full marks" "$BATS_TEST_TMPDIR/seen"
    wait $!
}

@test "a class is graded again where a hidden file or a permission has changed" {
    class
    printf 'include .words\n' >"$students/bob/Makefile"
    printf 'said:\n\techo hell >said\n' >"$students/bob/.words"
    printf 'said:\n\t./say >said\n' >"$students/eve/Makefile"
    printf '#!/bin/sh\necho HELLO\n' >"$students/eve/say"
    chmod 644 "$students/eve/say"
    run -0 grade_class
    printf 'said:\n\techo HELLO >said\n' >"$students/bob/.words"
    chmod 755 "$students/eve/say"
    run -0 grade_class
    same "bob,passed eve,passed" "$(grep -E '^(bob|eve)' "$BATS_TEST_TMPDIR/out/grades.csv" | cut -d, -f 1,2 | xargs)"
}
