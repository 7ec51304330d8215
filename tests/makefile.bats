#!/usr/bin/env bats
# makefile.bats: the course's front door, on a copy of the course with two small labs.
# shellcheck disable=SC2016 # what stands in quotes here is for the lab's shell
# shellcheck disable=SC2030,SC2031 # bats sets $output in each test
# shellcheck disable=SC2153,SC2164 # helper.bash sets $COURSE; bats stops where cd fails

load helper
bats_require_minimum_version 1.5.0 # run -STATUS
unset BUILD

# The copy is built once for all tests, without optimization: that is quicker.
setup_file() {
    local course="$BATS_FILE_TMPDIR/a cours é"
    mkdir -p "$course/labs/01-one" "$course/labs/12-twelve"
    cp -R "$COURSE/Makefile" "$COURSE/tools" "$COURSE/libdemo" "$COURSE/prog" "$COURSE/tests" "$course"
    cat >"$course/labs/01-one/LAB.md" <<'END'
# Lab 1: One

What this lab is about.

```console
$ printf '<%s>' "$CFLAGS" "$MAKEFLAGS" "$LANG" "$LD_LIBRARY_PATH"
<><><><>
$ make -C libdemo >make.log && ls -1 libdemo/libdemo.so
libdemo/libdemo.so
$ mini-readelf -d libdemo/libdemo.so | grep -o 'soname: .*'
soname: [libdemo.so.1]
```
END
    cat >"$course/labs/12-twelve/LAB.md" <<'END'
# Lab 12: Twelve

```console
$ echo twelve
twelve
```
END
    make -s -C "$course" tools CFLAGS=-O0
}

setup() {
    course="$BATS_TEST_TMPDIR/a cours é"
    cp -a "$BATS_FILE_TMPDIR/a cours é" "$course"
    cd "$course"
}

# listing: every file of the course but what is in build/, with its contents' sum.
listing() {
    find . -path ./build -prune -o -type f -exec cksum {} + -o -print | sort
}

# fine: the last output is of a demonstration in which all is as the text says.
fine() {
    has "each did what the text says"
}

@test "plain make prints a help with the labs by number and title" {
    run -0 make
    has "
  lab 1   One
  lab 12   Twelve
"
}

@test "the help tells the verbs and where to begin" {
    run -0 make help
    local verb
    for verb in lab3 step3 shell3 start3 progress doctor message tools test; do
        has "  make $verb "
    done
    has "then check3, hint3, watch3, solution3, reset3"
    has "GUIDE.md"
}

@test "a course without labs has a help too" {
    rm -r labs
    run -0 make
    has "make doctor"
}

@test "make labN runs the lab" {
    run -0 make lab12
    has '$ echo twelve
twelve'
    fine
}

@test "make stepN runs the lab, and does not wait without a terminal" {
    run -0 make step12 </dev/null
    fine
}

@test "make shellN is a shell in the lab's folder" {
    run -0 make shell1 <<<'pwd; ls -1'
    has "$course/build/labs/01-one.shell"
    has "libdemo
prog"
}

@test "make message looks up MESSAGE as it is written, or what it reads" {
    printf '## %s\n\n%s\n|---|---|---|---|\n%s\n' 'Error messages, and where they are explained' \
        '| message | means | type first | lab |' \
        '| `no FILE here` | there is no FILE | `ls FILE` | [1.1](labs/01-one/LAB.md) |' >GUIDE.md
    touch message
    run -0 make message MESSAGE="it's so: no \$ORIGIN here"
    has 'there is no `$ORIGIN`.'
    run -0 make message MESSAGE=$'x\nno file here'
    run -0 make message <<<'no file here'
    run -2 make message MESSAGE=nothing
    run -0 make -n message
}

@test "an unknown lab number is an error that names the labs" {
    local verb
    for verb in lab step shell start check watch hint solution reset; do
        run -2 make "${verb}7"
        has "make: there is no lab '7'; the labs are: 1 12"
    done
}

@test "an unknown lab number is an error even if there is a file of that name" {
    touch lab7
    run -2 make lab7
    has "make: there is no lab '7'; the labs are: 1 12"
}

@test "make -j4 runs a lab, from the sources on" {
    rm -r build
    run -0 make -j4 lab1 CFLAGS=-O0
    fine
}

@test "make -j4 runs two labs" {
    run -0 make -j4 lab1 lab12
    same 2 "$(grep -c "each did what the text says" <<<"$output")"
}

@test "the user's settings reach neither tools nor labs" {
    export CFLAGS=-no-such-option LDFLAGS=-no-such-option MAKEFLAGS='-k -j2' LANG=de_DE.UTF-8
    export LD_LIBRARY_PATH=/nowhere CDPATH=/
    rm build/bin/lab build/obj/lab/*.o
    run -0 make lab1
    fine
}

@test "make labN CC=... tries the lab with another compiler" {
    printf '#!/bin/sh\necho other\n' >"$BATS_TEST_TMPDIR/other"
    chmod +x "$BATS_TEST_TMPDIR/other"
    printf '```console\n$ cc\nother\n```\n' >labs/12-twelve/LAB.md
    PATH=$BATS_TEST_TMPDIR:$PATH run -0 make lab12 CC="sh '$BATS_TEST_TMPDIR/other'"
    fine
}

@test "BUILD is where everything goes, and the sources may be read-only" {
    mkdir ../elsewhere
    need_user
    chmod -R a-w .
    run as_user touch labs/new
    [ "$status" -ne 0 ]
    run as_user make lab1 BUILD=../elsewhere CFLAGS=-O0
    printf '%s\n' "$output"
    same 0 "$status"
    fine
    [ -x ../elsewhere/bin/lab ]
}

@test "BUILD may be an absolute path" {
    [[ $BATS_TEST_TMPDIR != *' '* ]] || skip "needs a temporary folder without a blank"
    mv build ../elsewhere
    run -0 make lab12 BUILD="$BATS_TEST_TMPDIR/elsewhere"
    fine
    [ ! -e build ]
}

@test "BUILD and WORK with a blank are an error" {
    run -2 make lab1 BUILD="a folder"
    has "BUILD and WORK name one folder each, without blanks"
    run -2 make lab1 WORK="a folder"
    has "BUILD and WORK name one folder each, without blanks"
}

@test "nothing is written outside BUILD" {
    local before verb
    before=$(listing)
    for verb in tools lab1 step12 doctor lint labs libdemo prog; do
        run make $verb </dev/null
    done
    same "$before" "$(listing)"
}

# --- how the tools are built ------------------------------------------------------

# processors COUNT: from now on this machine has so many; "none": nobody can tell.
processors() {
    local there="$BATS_TEST_TMPDIR/processors"
    mkdir -p "$there"
    printf '#!/bin/sh\n[ %s != none ] && echo %s\n' "$1" "$1" | tee "$there/nproc" >"$there/getconf"
    chmod +x "$there"/*
    PATH=$there:$PATH
}

# most OPTION...: builds five files, and prints how many at most were compiled at the same time.
most() {
    local there="$BATS_TEST_TMPDIR/most" compiler="$BATS_TEST_TMPDIR/compiler"
    rm -rf "$there"
    mkdir -p "$there/now"
    cat >"$compiler" <<END
#!/bin/sh
: >'$there/now/'\$\$
ls '$there/now' | wc -l >>'$there/counts'
sleep 0.2
rm '$there/now/'\$\$
exec cc "\$@"
END
    chmod +x "$compiler"
    touch tools/lab/words/*.c tools/lab/session/*.c
    make tools CC="sh '$compiler'" CFLAGS=-O0 "$@" >"$there/output" || return
    sort -n "$there/counts" | tail -n 1
}

@test "make tools has nothing to do the second time, and says nothing" {
    run -0 make tools
    same "" "$output"
}

@test "make tools builds anew what a changed header is in, and nothing else" {
    touch tools/elf/dynamic.h
    run -0 make tools CFLAGS=-O0 V=1
    has "tools/lab/machine/describe.c"
    has "cc -O0  -o build/bin/lab"
    [[ $output != *"tools/lab/words/text.c"* ]]
}

@test "V=1 shows the whole commands" {
    touch tools/lab/words/text.c
    run -0 make tools V=1 CC=cc CFLAGS=-O0
    has "cc -std=c11 -D_GNU_SOURCE -Itools"
    [[ $output != *"building the tools"* ]]
}

@test "a build says how much there is to do, how far it is, and when it is done, in seven lines" {
    local files
    files=$(find build/obj/lab build/bin/lab ! -name '*.d' -type f | wc -l)
    rm -r build/obj/lab build/bin/lab
    processors 2
    run -0 make tools CFLAGS=-O0
    same "building the tools (files: $files, processors: 2)" "${lines[0]}"
    has "
  $((files / 4 + 1)) of $files
"
    same "the tools are in build/bin" "${lines[-1]}"
    [ "${#lines[@]}" -le 7 ]
}

@test "a build on a terminal shows the count in one line, that a lab then follows" {
    need script
    touch tools/lab/words/text.c tools/lab/session/terminal.c
    run -0 env TERM=xterm PAUSE=0 script -qec 'make lab12 CFLAGS=-O0' /dev/null </dev/null
    has $'\r  2 of '
    has $'\rthe tools are in build/bin\r\n'
    has $'\033['
    fine
}

@test "a build on a dumb terminal writes whole lines" {
    need script
    touch tools/lab/words/text.c
    run -0 env TERM=dumb script -qec 'make tools CFLAGS=-O0' /dev/null </dev/null
    has $'  1 of 2\r\n  2 of 2\r\n'
}

@test "the tools are built on all processors" {
    processors 3
    run -0 most
    same 3 "$output"
    grep -F ", processors: 3)" "$BATS_TEST_TMPDIR/most/output"
}

@test "options of the compiler that look like options of make do no harm" {
    processors 3
    run -0 make -n tools CFLAGS='-g -Og -josh' CPPFLAGS='-s -q'
    has " -j3 -Otarget all-tools"
}

@test "a machine that cannot tell its processors has one" {
    processors none
    run -0 most
    same 1 "$output"
}

@test "the user's -j comes first, also -j1, and also in MAKEFLAGS" {
    processors 3
    run -0 most -j1
    same 1 "$output"
    run -0 most -j2
    same 2 "$output"
    MAKEFLAGS=-j2 run -0 most
    same 2 "$output"
    output=$(<"$BATS_TEST_TMPDIR/most/output")
    has "building the tools (files: "
    [[ $output != *"processors"* ]]
}

@test "a make of the user's that calls this one shares its -j with it, without a warning" {
    touch tools/lab/words/text.c tools/lab/session/terminal.c
    printf 'all:\n\t$(MAKE) -C "%s" tools CFLAGS=-O0\n' "$course" >../Makefile
    run -0 make -C .. -j2
    has "building the tools (files: "
    [[ $output != *"warning"* ]]
}

@test "two labs run one after the other, also when the tools are built first" {
    processors 4
    touch tools/lab/words/text.c tools/lab/session/terminal.c
    sed -i 's/^\$ echo twelve$/$ date +%s.%N; sleep 0.3; date +%s.%N/; s/^twelve$/.../' labs/12-twelve/LAB.md
    cp labs/12-twelve/LAB.md labs/01-one
    run -0 make lab1 lab12 CFLAGS=-O0
    same 4 "$(grep -cE '^[0-9]+\.[0-9]+$' <<<"$output")"
    grep -E '^[0-9]+\.[0-9]+$' <<<"$output" | sort -c
}

@test "a shell in a lab's folder reads what is typed, also when the tools are built first" {
    touch tools/lab/words/text.c tools/lab/session/terminal.c
    run -0 make shell12 CFLAGS=-O0 <<<'pwd'
    has "$course/build/labs/12-twelve.shell"
}

@test "make -s builds in silence" {
    touch tools/lab/words/text.c
    run -0 make -s tools CFLAGS=-O0
    same "" "$output"
    [ build/obj/lab/words/text.o -nt tools/lab/words/text.c ]
}

@test "make -n shows what would be built and run, and builds nothing" {
    rm -r build
    run -0 make -n lab12
    has "-c -o build/obj/lab/words/text.o tools/lab/words/text.c"
    has "build/bin/lab demo --build build labs/12-twelve/LAB.md"
    [[ $output != *"building the tools"* ]]
    [ ! -e build ]
}

@test "make -q tells whether the tools are up to date" {
    run -0 make -q tools
    touch tools/lab/words/text.c
    run make -q tools
    [ "$status" -ne 0 ]
}

@test "a compiler's warnings are shown, whole" {
    local file
    for file in tools/lab/words/t*.c tools/lab/show/t*.c; do
        echo 'static int unused;' >>"$file"
    done
    run -0 make -j4 tools CC="cc -fno-diagnostics-color" CFLAGS=-O0
    for file in tools/lab/words/t*.c tools/lab/show/t*.c; do
        grep -A 1 "^$file:[0-9:]* warning: .unused. defined" <<<"$output" | grep 'static int unused;'
    done
    has "the tools are in build/bin"
}

@test "a mistake in a source ends the build, and no lab is run; -k builds what it can" {
    echo mistake >>tools/lab/words/text.c
    touch tools/lab/words/words.c
    run -2 make -j1 lab12 CFLAGS=-O0
    has "tools/lab/words/text.c:"
    [[ $output != *"the tools are in"* && $output != *twelve* ]]
    [ build/obj/lab/words/words.o -ot tools/lab/words/words.c ]
    run -2 make -k lab12 CFLAGS=-O0
    [[ $output != *"the tools are in"* && $output != *twelve* ]]
    [ build/obj/lab/words/words.o -nt tools/lab/words/words.c ]
}

# --- other verbs ------------------------------------------------------------------

@test "make doctor names this machine's facts, and the labs it would skip" {
    printf '```console if=cc:gcc,!cc:gcc\n$ true\n```\n' >labs/12-twelve/LAB.md
    run -0 make doctor
    has "plain cc"
    has "labs/12-twelve/LAB.md:1: "
}

@test "make lint fails where a lab breaks a rule" {
    run -2 make lint
    has "labs/12-twelve/LAB.md:1: after the title"
}

@test "make guide writes the table of popular claims between its marks" {
    printf '# Lab 12: Twelve\n\n## 12.1 Step\n\n<!-- popular: tutorials\nsaid: a\ntrue: b -->\n' \
        >labs/12-twelve/LAB.md
    printf '%s\n' before '<!-- table: popular -->' old rows '<!-- table end -->' after >GUIDE.md
    run -0 make guide
    same "before
<!-- table: popular -->
| what is said | by | what is true | step |
|---|---|---|---|
| a | tutorials | b | [12.1](labs/12-twelve/LAB.md) |
<!-- table end -->
after" "$(cat GUIDE.md)"
    local before
    before=$(stat -c %Y.%i GUIDE.md)
    run -0 make guide
    same "$before" "$(stat -c %Y.%i GUIDE.md)"
}

@test "make labs tests every lab" {
    run -0 make labs
    has "
1..4
"
    printf '```console\n$ false\n```\n' >labs/12-twelve/LAB.md
    run -2 make labs
    has "not ok 4 - labs/12-twelve/LAB.md:2: false"
}

@test "make libdemo and make prog build copies of the two models" {
    run -0 make libdemo
    [ -e build/course/libdemo/libdemo.so.1.0.1 ]
    run -0 make prog
    run -0 build/course/prog/prog-archive
    same "Hello, world! (greeting 1, libdemo 1.0.1)" "$output"
}

@test "make -j4 builds both models at once" {
    run -0 make -j4 libdemo prog
    [ -x build/course/prog/prog-shared ]
}

@test "enter and the mini tools need no library where libc.a is installed" {
    echo 'int main(void) { return 0; }' >"$BATS_TEST_TMPDIR/empty.c"
    cc -static -o "$BATS_TEST_TMPDIR/empty" "$BATS_TEST_TMPDIR/empty.c" 2>/dev/null || skip "needs libc.a"
    local tool
    for tool in build/bin/enter build/bin/mini-*; do
        run -0 "$tool" --version
        run mini-readelf -lW "$tool"
        [[ $output != *INTERP* ]] || { echo "$tool has a PT_INTERP" >&2; return 1; }
    done
}

@test "make STATIC= links the mini tools with the shared C library" {
    run -0 make STATIC= BUILD="$BATS_TEST_TMPDIR/shared" CFLAGS=-O0 "$BATS_TEST_TMPDIR/shared/bin/mini-nm"
    run -0 mini-readelf -lW "$BATS_TEST_TMPDIR/shared/bin/mini-nm"
    has INTERP
}

@test "the mini tools are linked where libc.a is missing, and a mistake is shown" {
    # A linker driver that knows no -static.
    printf '#!/bin/sh\nfor word; do [ "$word" != -static ] || exit 1; done\nexec cc "$@"\n' >"$BATS_TEST_TMPDIR/mycc"
    chmod +x "$BATS_TEST_TMPDIR/mycc"
    run -0 make CC="$BATS_TEST_TMPDIR/mycc" BUILD="$BATS_TEST_TMPDIR/alone" CFLAGS=-O0 "$BATS_TEST_TMPDIR/alone/bin/mini-nm"
    run -0 "$BATS_TEST_TMPDIR/alone/bin/mini-nm" --version
    run -2 make LDFLAGS=-lnone BUILD="$BATS_TEST_TMPDIR/alone2" CFLAGS=-O0 "$BATS_TEST_TMPDIR/alone2/bin/mini-nm"
    has "lnone"
}

@test "the tools can be built with musl, and print the same" {
    need musl-gcc
    run -0 make tools CC=musl-gcc CFLAGS=-O0 BUILD="$BATS_TEST_TMPDIR/musl"
    same "" "$(grep -i warning <<<"$output")"
    same "$(build/bin/mini-readelf -aW build/bin/lab)" "$("$BATS_TEST_TMPDIR/musl/bin/mini-readelf" -aW build/bin/lab)"
    run -0 "$BATS_TEST_TMPDIR/musl/bin/lab" test --build "$BATS_TEST_TMPDIR/musl" labs/12-twelve/LAB.md
}

# elsewhere PROCESSOR COMPILER: the mini tools for another processor print what they print here.
elsewhere() {
    need "$2" "qemu-$1"
    local there="$BATS_TEST_TMPDIR/there" tool
    run -0 make -s CC="$2" CFLAGS=-O0 BUILD="$there" "$there"/bin/mini-{readelf,nm,ldd,bind}
    for tool in 'readelf -aW' 'nm -S' 'ldd --plain' 'bind --plain'; do
        # The tool and its option are words.
        # shellcheck disable=SC2086
        run "qemu-$1" "$there"/bin/mini-$tool build/bin/lab
        # shellcheck disable=SC2086
        same "$(build/bin/mini-$tool build/bin/lab)" "$output"
    done
}

@test "the tools print the same on a processor whose numbers are big-endian" {
    elsewhere s390x s390x-linux-gnu-gcc
}

@test "the tools print the same on a processor of 32 bits" {
    elsewhere arm arm-linux-gnueabihf-gcc
}

@test "make install puts tools and man pages below DESTDIR, which may hold a blank" {
    run -0 make install DESTDIR="$BATS_TEST_TMPDIR/de st" PREFIX=/opt/course
    local tool
    for tool in build/bin/enter build/bin/mini-*; do
        tool=${tool##*/}
        "$BATS_TEST_TMPDIR/de st/opt/course/bin/$tool" --version
        [ -s "$BATS_TEST_TMPDIR/de st/opt/course/share/man/man1/$tool.1" ]
    done
    same opt "$(ls "$BATS_TEST_TMPDIR/de st")"
}

@test "make install goes to /usr/local where nothing else is said" {
    run -0 make install DESTDIR="$BATS_TEST_TMPDIR/root"
    [ -x "$BATS_TEST_TMPDIR/root/usr/local/bin/mini-readelf" ]
    [ -s "$BATS_TEST_TMPDIR/root/usr/local/share/man/man1/mini-readelf.1" ]
}

@test "make clean deletes build/ and nothing else" {
    local before
    before=$(listing)
    run -0 make clean
    [ ! -e build ]
    same "$before" "$(listing)"
}

@test "files and folders named like the verbs do no harm" {
    local verb verbs="help tools install doctor lint labs test tests test-matrix parity worlds bench
        claims guide clean progress prove lab1 step1 shell1 start1 check1 watch1 hint1 solution1 reset1 lab12
        step12 shell12"
    for verb in $verbs; do
        [ -e "$verb" ] || touch "$verb"
    done
    for verb in $verbs; do
        run -0 make -n "$verb"
        [[ $output != *"is up to date"* ]] || { printf '%s\n' "$output"; return 1; }
    done
    run -0 make lab12
    fine
}
