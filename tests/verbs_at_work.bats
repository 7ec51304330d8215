#!/usr/bin/env bats
# verbs_at_work.bats: the course's verbs work inside a student's directory, too.
# shellcheck disable=SC2016 # what stands in quotes here is for make
# shellcheck disable=SC2030,SC2031,SC2154 # bats sets $output, $stderr in each test
# shellcheck disable=SC2153,SC2164 # helper.bash sets $COURSE; bats stops where cd fails

load helper
bats_require_minimum_version 1.5.0 # run -STATUS

# A course with one lab and its exercise: a file that make writes. The tools are those that
# were built.
setup() {
    course="$BATS_TEST_TMPDIR/a cours é"
    mkdir -p "$course/labs/01-try/exercise/"{start,solution} "$course/build/bin"
    cp "$COURSE/Makefile" "$course"
    sed -i 's/^tools:$/tools:\n\t@:\nold-tools:/' "$course/Makefile"
    cp "$BUILD"/bin/lab "$course/build/bin"
    printf '# Lab 1: Try\n\n## Exercise\n\nSay HELLO.\n' >"$course/labs/01-try/LAB.md"
    cat >"$course/labs/01-try/exercise/check.md" <<'END'
# Exercise 1

<!-- built: said -->

## It is said (1 point)

Somebody must say it.

```console
$ cat said; ls GNUmakefile 2>/dev/null; true
HELLO
```
END
    printf 'look\n' >"$course/labs/01-try/exercise/hint1.md"
    printf 'all: said\n\nsaid:\n\techo gap >said\n' >"$course/labs/01-try/exercise/start/Makefile"
    printf 'all: said\n\nsaid:\n\techo HELLO >said\n' >"$course/labs/01-try/exercise/solution/Makefile"
    cd "$course"
    make start1 >"$BATS_TEST_TMPDIR/begun"
}

# solved: the student has solved the exercise, and is in his directory.
solved() {
    cd "$course/work/01-try"
    cp "$course/labs/01-try/exercise/solution/Makefile" Makefile
}

@test "start says that the verbs work in there" {
    grep -q "in that" "$BATS_TEST_TMPDIR/begun"
    grep -q "plain 'make check' works as well" "$BATS_TEST_TMPDIR/begun"
}

@test "make check, with its number or without, checks from inside" {
    solved
    run -0 make check
    has "Full marks."
    run -0 make check1
    has "Full marks."
    cd /
    run -0 make -C "$course/work/01-try" check
    has "Full marks."
}

@test "hint, progress, solution, lab, step, shell, doctor and message do" {
    solved
    run -0 make hint
    has "look"
    run -0 make hint1
    run -0 make check
    run -0 make progress
    has "1 of 1 exercises done."
    run -0 make solution YES=1
    run -0 make lab
    has "Try"
    run -0 make step </dev/null
    has "Try"
    run -0 make shell <<<'pwd'
    has "/01-try.shell"
    run -0 make doctor
    cp "$COURSE/GUIDE.md" "$course"
    run -0 make message MESSAGE='cannot find -lz'
    has "libz.so"
}

@test "what is not the course's is made by the student's Makefile, as if nothing else were there" {
    solved
    printf '\nchecked: said\n\techo $(firstword $(CURDIR)) $(.DEFAULT_GOAL)\n' >>Makefile
    run -0 make
    same "echo HELLO >said" "$output"
    run -0 make said
    has "'said' is up to date"
    run -0 make checked
    has "all"
    run -2 make nothing
    same "make: *** No rule to make target 'nothing'.  Stop." "$output"
    printf '\nbroken\n' >>Makefile
    run -2 make
    has "Makefile:9: *** missing separator.  Stop."
}

@test "a verb and a goal of the student's can be given together" {
    solved
    run -0 make said check
    has "echo HELLO >said"
    has "Full marks."
}

@test "another lab's verb is that lab's" {
    solved
    run -2 make start2
    has "there is no lab '2'"
}

@test "the file is no part of a submission, one of the student's own is" {
    solved
    [ -f GNUmakefile ]
    run -0 make check
    has "Full marks."
    printf 'all:\n\techo HELLO >said\n' >GNUmakefile
    run -0 make check1 -C "$course"
    has "GNUmakefile"
    [[ $output != *"Full marks"* ]]
}

@test "reset keeps the old work aside, says where one is, and begins anew" {
    solved
    run -0 make reset
    has "Your work is kept in work/01-try.1"
    has "Your shell is still in the directory that was put aside: cd ../01-try"
    cd "$course/work/01-try.1"
    run -2 make check
    has "make: this is a copy; the exercise is done in the directory 01-try"
    run -0 make
    cd ../01-try
    run -0 make check
}

@test "a course that is moved takes the work along; what is far from its course says so" {
    solved
    mv "$course" "$BATS_TEST_TMPDIR/else where"
    cd "$BATS_TEST_TMPDIR/else where/work/01-try"
    run -0 make check
    has "Full marks."
    mkdir -p "$BATS_TEST_TMPDIR/far/away"
    cp -R . "$BATS_TEST_TMPDIR/far/away/01-try"
    cd "$BATS_TEST_TMPDIR/far/away/01-try"
    run -2 make check
    has "make: the course is not where it was: type make check1 in its directory"
    run -0 make
}

@test "WORK and BUILD of the start hold for the verbs inside" {
    make start1 WORK="$BATS_TEST_TMPDIR/desk" BUILD=build
    cd "$BATS_TEST_TMPDIR/desk/01-try"
    cp "$course/labs/01-try/exercise/solution/Makefile" Makefile
    run -0 make check
    has "Full marks."
    run -0 make -C "$course" progress # where the exercise is as it was begun
    has "0 of 1 exercises done."
    cd "$course"
    mkdir -p "other/bin"
    cp build/bin/lab other/bin
    make start1 WORK=desk2 BUILD=other
    cd desk2/01-try
    run -0 make -n check
    has " --build other --work desk2 "
}

@test "a start that has a GNUmakefile of its own keeps it" {
    printf 'own:\n\techo own\n' >labs/01-try/exercise/start/GNUmakefile
    make start1 WORK=desk
    run -0 make -C desk/01-try
    has "echo own"
}

@test "a name with a quote and a dollar sign in the course's path" {
    mv "$course" "$BATS_TEST_TMPDIR/it's \$HOME"
    cd "$BATS_TEST_TMPDIR/it's \$HOME"
    make start1 WORK="$BATS_TEST_TMPDIR/desk"
    cd "$BATS_TEST_TMPDIR/desk/01-try"
    run -0 make check
    has "Somebody must say it."
}
