#!/usr/bin/env bats
# message.bats: lab message finds the row of the guide's index for a real message.
# shellcheck disable=SC1112,SC2016 # quotes of all kinds, and $, in messages are theirs
# shellcheck disable=SC2030,SC2031,SC2154 # bats sets $output, $stderr in each test
# shellcheck disable=SC2164 # bats stops where cd fails

load helper
bats_require_minimum_version 1.5.0 # run -STATUS

setup() {
    cd "$COURSE"
}

# What the labs' commands should print, after the step and a tab. Wildcards are replaced by
# something that they stand for.
expected_lines() {
    awk '
        /^## [0-9]/ { step = $2 }
        /^```+(console|output)/ { inside = 1; command = 0; next }
        /^```+$/ { inside = 0 }
        inside && /^\$ / { command = 1; next }
        inside && command && /^>( |$)/ { next }
        inside { command = 0; print step "\t" $0 }
    ' labs/*/LAB.md | sed 's/\[\.\.\]/x1/g; s|\[LAB\]|/tmp/a lab|g; s/\[n[^]]*\]/7/g' | sort -u
}

# Which of these lines are messages of a linker, a loader, an archiver or a shell.
messages() {
    grep -aE "$(paste -sd '|' <<'END'
error while loading shared libraries
undefined reference to
undefined symbol: 
cannot find 
cannot open 
relocation R_
R_[A-Z0-9_]+ relocation
dynamic R_
version .* not found
symbol lookup error
Exec format error
: not found$
=> not found
symbol not found
multiple definition of
duplicate symbol
recompile with -fPIC
Inconsistency detected
Error loading shared library
Error relocating
unable to find library
library not found
invalid ELF header
file too short
wrong ELF class
not a dynamic executable
	statically linked$
command not found
unrecognized command
unknown warning option
linker. input
Text file busy
different size in shared object
Permission denied
no version information available
cannot be preloaded
	(env|enter|stub|/?[a-z/]*sh): .*(No such file|cannot)
	(x1ld|mold|clang|ar): 
	x1: (fatal )?error: 
file format not recognized
Is a directory
mmap failed
cannot preempt
copy relocation
read-only segment
must be installed
in statically linked applications
not a symbolic link
unsupported relocation
Dynamic loading not supported
no input files
, needed by .* not found
DSO missing
unknown terminal
cannot change locale
END
)"
}

# answers STEP COMMAND [MESSAGE...]: the message is explained in this step, and this is to be
# typed first.
answers() {
    local step=$1 command=$2
    shift 2
    run -0 lab message "$@"
    [[ $output =~ explains\ it\ in\ step\ "$step": ]] && has "
  \$ $command
"
}

@test "every error message that a lab quotes is found" {
    local step line count=0
    while IFS=$'\t' read -r step line; do
        lab message "$line" >"$BATS_TEST_TMPDIR/answer" || {
            printf 'step %s, not found: %s\n' "$step" "$line"
            return 1
        }
        grep -q 'explains it in step [0-9]*\.[0-9]*: ' "$BATS_TEST_TMPDIR/answer"
        count=$((count + 1))
    done < <(expected_lines | messages)
    [ "$count" -ge 150 ]
}

@test "every row of the index quotes a message that each step it names prints" {
    local row rows=0 step lab
    expected_lines >"$BATS_TEST_TMPDIR/lines"
    while IFS= read -r row; do
        printf '## Error messages, and where they are explained\n\n%s\n|---|---|---|---|\n%s\n' \
            '| message | means | type first | lab |' "$row" >"$BATS_TEST_TMPDIR/GUIDE.md"
        while read -r step lab; do
            grep -q "^## $step " "$lab"
            grep "^$step"$'\t' "$BATS_TEST_TMPDIR/lines" | cut -f 2- |
                lab message --guide "$BATS_TEST_TMPDIR/GUIDE.md" >/dev/null || {
                printf 'step %s prints nothing like: %s\n' "$step" "$row"
                return 1
            }
        done < <(grep -o '\[[0-9.]*\](labs/[^)]*)' <<<"${row##* | }" | tr '[]()' '   ' )
        rows=$((rows + 1))
    done < <(awk '
        /^## / { inside = /^## Error messages, and where/ }
        inside && /^\|/ && ++row > 2
    ' GUIDE.md)
    [ "$rows" -ge 50 ]
}

@test "the rows of the index have a message, a meaning, a command or none, and a step" {
    run awk -F ' [|] ' '
        /^## / { inside = /^## Error messages, and where/ }
        inside && /^\|/ && ++row > 2 {
            if (NF < 4 || $1 !~ /^\| `.*[`)]$/ || $2 ~ /[.]$/ || $2 == "" || $NF !~ /^\[[0-9]/ ||
                $3 == "")
                print
        }' GUIDE.md
    same "" "$output"
}

@test "what gcc, clang and their linkers say is found, with the names put in" {
    answers 1.4 'mini-nm -AU *.o | grep -w demo_tick' 'main.c:(.text+0x5): undefined reference to `demo_tick'\'
    answers 1.4 'mini-nm -AU *.o | grep -w demo_tick' "main.o:main.c:function main: error: undefined reference to 'demo_tick'"
    answers 1.4 'mini-nm -AU *.o | grep -w demo_tick' 'ld.lld: error: undefined symbol: demo_tick'
    answers 1.4 'mini-nm -AU *.o | grep -w demo_tick' 'mold: error: undefined symbol: demo_tick'
    answers 1.4 "mini-nm -AU *.o | grep -w 'Box::open(int, char const*)'" 'ld.lld: error: undefined symbol: Box::open(int, char const*)'
    answers 1.8 'mini-nm -AU *.o | grep -w main' "(.text+0x17): undefined reference to \`main'"
    answers 1.5 'mini-nm -AU *.o | grep -w level' "/usr/bin/ld: tick2.o:(.bss+0x0): multiple definition of \`level'; tick.o:(.bss+0x0): first defined here"
    answers 1.5 'mini-nm -AU *.o | grep -w level' 'mold: error: duplicate symbol: tick2.o: tick.o: level'
    answers 1.5 'mini-nm -AU *.o | grep -w level' 'ld.lld: error: duplicate symbol: level'
    answers 2.4 'cc -print-file-name=libz.so' '/usr/bin/ld: cannot find -lz: No such file or directory'
    answers 2.4 'cc -print-file-name=libz.so' '/usr/bin/ld.gold: error: cannot find -lz'
    answers 2.4 'cc -print-file-name=libz.so' 'ld.lld: error: unable to find library -lz'
    answers 2.4 'cc -print-file-name=libz.so' 'mold: fatal: library not found: z'
    answers 1.1 'ls -l nofile.o' "clang: error: no such file or directory: 'nofile.o'"
    answers 4.6 'mini-readelf -rW glob.o' "/usr/bin/ld: glob.o: relocation R_X86_64_PC32 against undefined symbol \`g' can not be used when making a shared object; recompile with -fPIC"
    answers 4.6 'mini-readelf -rW glob.o' 'mold: error: glob.o:(.text): R_X86_64_PC32 relocation at offset 0x6 against symbol `g'\'' can not be used; recompile with -fPIC'
    answers 4.6 'mini-readelf -rW libx.a' 'ld: libx.a(mod.o): relocation R_X86_64_32 against `.rodata'\'' can not be used when making a shared object; recompile with -fPIC'
    answers 11.6 'mini-readelf -h inc/libarm.so' '/usr/bin/ld: skipping incompatible inc/libarm.so when searching for -larm'
    answers 11.6 'mini-readelf -h arm.o' '/usr/bin/ld: arm.o: error adding symbols: file in wrong format'
    answers 11.6 'mini-readelf -h arm.o' '/usr/bin/ld.gold: fatal error: arm.o: unsupported ELF machine number 183'
    answers 11.6 'mini-readelf -h arm.o' 'ld.lld: error: arm.o is incompatible with elf64-x86-64'
    answers 11.6 'mini-readelf -h arm.o' 'mold: fatal: arm.o: incompatible file type: x86_64 is expected but got arm64'
    answers 8.7 'mini-readelf -d libx1.so' '/usr/bin/ld: warning: libx2.so, needed by libx1.so, not found (try using -rpath or -rpath-link)'
    answers 8.7 'mini-bind --why x2 libx1.so' '/usr/bin/ld: libx1.so: undefined reference to `x2'\'
}

@test "what the loaders of glibc and musl, and ldd, say is found" {
    answers 3.4 'mini-ldd --why libt.so ./p' './p: error while loading shared libraries: libt.so: cannot open shared object file: No such file or directory'
    answers 3.4 'mini-ldd --why libt.so ./p' 'Error loading shared library libt.so: No such file or directory (needed by ./p)'
    answers 5.1 'mini-readelf -d ./p' './p: error while loading shared libraries: ./libt.so: cannot open shared object file: No such file or directory'
    answers 5.8 'head -c 64 ./libt.so' './p: error while loading shared libraries: ./libt.so: invalid ELF header'
    answers 11.6 'mini-readelf -h libt.so' './p: error while loading shared libraries: libt.so: wrong ELF class: ELFCLASS32'
    answers 14.6 'mini-readelf -d ./p' './p: error while loading shared libraries: ./p: DT_RELR without GLIBC_ABI_DT_RELR dependency'
    answers 3.6 'mini-ldd --explain ./p' './p: error while loading shared libraries: libt.so: cannot enable executable stack'
    answers 3.10 'mini-ldd --why libt.so PROGRAM' '	libt.so => not found'
    answers 3.4 'mini-bind --why tick ./p' 'Error relocating ./p: tick: symbol not found'
    answers 13.4 'mini-ldd --versions ./p' './p: ./libv.so: version `V1'\'' not found (required by ./p)'
    answers 13.7 'mini-ldd --versions ./libfoo.so' './p: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.38'\'' not found (required by ./libfoo.so)'
    answers 13.4 'mini-ldd --versions ./p' './p: /lib/libstdc++.so.6: version `GLIBCXX_3.4.32'\'' not found (required by ./p)'
    answers 6.6 'mini-bind --why f ./p' './p: symbol lookup error: ./libx.so: undefined symbol: f'
    answers 13.8 'mini-bind --why f ./p' './p: symbol lookup error: ./libx.so: undefined symbol: f, version V1'
    answers 6.6 'mini-bind --why x2 ./libx1.so' 'undefined symbol: x2	(./libx1.so)'
    answers 20.1 'mini-nm -D ./libx1.so | grep -w x2' 'ImportError: ./libx1.so: undefined symbol: x2'
    answers 13.8 'mini-readelf -V ./libv.so' './p: ./libv.so: no version information available (required by ./p)'
    answers 12.5 'ls -l ./none.so' "ERROR: ld.so: object './none.so' from LD_PRELOAD cannot be preloaded (cannot open shared object file): ignored."
    answers 13.8 'mini-bind PROGRAM' 'Inconsistency detected by ld.so: dl-lookup.c: 107: check_match: Assertion failed!'
    answers 18.9 'mini-ldd --explain PROGRAM' 'Inconsistency detected by ld.so: dl-version.c: 205: _dl_check_map_versions: Assertion failed!'
    answers 3.4 'mini-ldd --why libx2.so PROGRAM' 'OSError: libx2.so: cannot open shared object file: No such file or directory'
}

@test "what the shells say is found" {
    answers 3.6 'mini-readelf -l ./p' 'dash: 1: ./p: not found'
    answers 3.6 'mini-readelf -l ./p' 'sh: ./p: not found'
    answers 3.6 'mini-readelf -l ./p' 'bash: ./p: cannot execute: required file not found'
    answers 3.6 'mini-readelf -l ./p' '-bash: ./p: No such file or directory'
    answers 3.6 'mini-readelf -l ./p' 'env: ‘./p’: No such file or directory'
    answers 3.6 'mini-readelf -l ./p' './script: line 3: ./p: No such file or directory'
    answers 3.6 'mini-readelf -l ./p' 'zsh: no such file or directory: ./p'
    answers 3.6 'mini-readelf -l ./p' "env: can't execute './p': No such file or directory"
    answers 3.6 'mini-readelf -l /app/p' 'exec /app/p: no such file or directory'
    answers 11.6 'mini-readelf -h /app/p' 'exec /app/p: exec format error'
    answers 11.6 'mini-readelf -h ./p' 'bash: ./p: cannot execute binary file: Exec format error'
    answers 11.6 'mini-readelf -h ./p' 'dash: 1: ./p: Exec format error'
    answers 3.8 'ls -lL ./p' 'bash: ./p: Permission denied'
    answers 19.3 'echo "$PATH"' 'bash: mini-ldd: command not found'
}

@test "a message that the machine has just printed is found" {
    need gcc
    cd "$BATS_TEST_TMPDIR"
    printf 'int tick(void);\nint main(void) { return tick(); }\n' >main.c
    printf 'int tick(void) { return 0; }\n' >tick.c
    gcc -shared -fPIC -o libtick.so tick.c
    gcc -o prog main.c -L. -ltick
    export LAB_COURSE=$COURSE
    local step command
    run lab message < <(LC_ALL=C gcc -fdiagnostics-color=always main.c 2>&1)
    has "step 1.4:"
    has "grep -w tick"
    run lab message < <(./prog 2>&1)
    has "libtick.so"
}

# fits PHRASE MESSAGE [COMMAND [RESULT]]: a message of this kind fits the phrase; COMMAND is
# then put together from its names.
fits() {
    printf '## %s\n\n%s\n|---|---|---|---|\n%s\n' 'Error messages, and where they are explained' \
        '| message | means | type first | lab |' \
        "| \`$1\` | it is so | \`${3-true}\` | [1.1](labs/01-one/LAB.md) |" >"$BATS_TEST_TMPDIR/one.md"
    run lab message --guide "$BATS_TEST_TMPDIR/one.md" "$2"
    [ "$status" -eq 0 ] && has "
  \$ ${4-true}
"
}

@test "the rules of what fits: placeholders" {
    fits 'no FILE here' 'oh, no a.o here.' 'ls FILE' 'ls a.o'
    fits 'no FILE here' 'no b/c d here' 'ls FILE' "ls 'b/c d'"
    fits 'no FILE' 'no a.o, b.o' 'ls FILE' 'ls a.o'
    fits 'no FILE' 'no f(int, char), and' 'ls FILE' "ls 'f(int, char)'"
    fits 'no FILE' 'no a.o (why)' 'ls FILE' 'ls a.o'
    fits 'no FILE' 'no a.o: why' 'ls FILE' 'ls a.o'
    fits '(by FILE)' 'no (by a.o)' 'ls FILE' 'ls a.o'
    fits '-lNAME' 'no -lz here' 'ls libNAME.so' 'ls libz.so'
    fits 'line NUMBER: FILE' 'x: line 12: a.o' 'ls FILE NUMBER' 'ls a.o 12'
    run ! fits 'line NUMBER: FILE' 'x: line one: a.o'
    run ! fits 'no FILE here' 'no here'
    run ! fits 'no FILE here' "no 'a' here"
    run ! fits 'no FILE here' 'no a: b here'
    fits 'LD_LIBRARY_PATH is FILE' 'LD_LIBRARY_PATH is x' 'ls FILE' 'ls x'
    run ! fits 'LD_LIBRARY_PATH is FILE' 'LD_else_PATH is x'
}

@test "the rules of what fits: gaps, case, quotes, a name in front" {
    fits 'a … z' 'a z'
    fits 'a … z' 'a b c z y'
    fits 'a...z' 'abcz'
    run ! fits 'a … z' 'z a'
    fits 'No Such' 'there is no such file'
    fits "no 'FILE'" 'no `a b'\''.' 'ls FILE' "ls 'a b'"
    fits 'PROGRAM: gone' 'x: y: ./p: gone' 'ls PROGRAM' 'ls ./p'
    fits 'PROGRAM: gone' 'gone' 'ls PROGRAM' 'ls PROGRAM'
    run ! fits 'PROGRAM: FILE: gone' 'gone'
}

@test "of several rows that fit, the one that says most answers" {
    printf '## %s\n\n%s\n|---|---|---|---|\n%s\n%s\n%s\n' 'Error messages, and where they are explained' \
        '| message | means | type first | lab |' \
        '| `no FILE` | little | `a \| b` | [1.1](x) |' \
        '| `no FILE is here` (one), ``no FILE is `there` `` | more | `true` | [1.2](x), [2.4](x) |' \
        '| `no such` | other | nothing | [1.3](x) |' >"$BATS_TEST_TMPDIR/one.md"
    run -0 lab message --guide "$BATS_TEST_TMPDIR/one.md" 'no x is here'
    has "Lab 1 explains it in step 1.2: \`make step1 FROM=1.2\`. See also 2.4."
    run -0 lab message --guide "$BATS_TEST_TMPDIR/one.md" "no x is 'there'"
    has "step 1.2"
    run -0 lab message --guide "$BATS_TEST_TMPDIR/one.md" 'no x was here'
    has "step 1.1"
    has '  $ a | b'
    run -0 lab message --guide "$BATS_TEST_TMPDIR/one.md" 'no such'
    has "step 1.3"
    [[ $output != *"Type first"* ]]
}

@test "names are put in as a shell needs them" {
    answers 3.4 "mini-ldd --why libt.so '/home/me/my prog'" '/home/me/my prog: error while loading shared libraries: libt.so: cannot open shared object file'
    answers 3.4 'mini-ldd --why libt.so "$(command -v prog)"' 'prog: error while loading shared libraries: libt.so: cannot open shared object file'
    answers 3.4 "mini-ldd --why 'libt.so;reboot' './\$(reboot)'" './$(reboot): error while loading shared libraries: libt.so;reboot: cannot open shared object file'
    answers 3.4 'mini-ldd --why libt.so PROGRAM' 'error while loading shared libraries: libt.so: cannot open shared object file'
    has "Put your own name in place of PROGRAM."
}

@test "of several lines each message is explained, each once" {
    run -0 lab message <<'END'
cc -o prog main.o tock.o -lz
/usr/bin/ld: main.o: in function `main':
main.c:(.text+0x5): undefined reference to `tick'
main.c:(.text+0x9): undefined reference to `tock'
/usr/bin/ld: cannot find -lz: No such file or directory
collect2: error: ld returned 1 exit status
END
    same 1 "$(grep -c 'in step 1.4:' <<<"$output")"
    same 1 "$(grep -c 'in step 2.4:' <<<"$output")"
    has "main.c:(.text+0x5): undefined reference to 'tick'"
    has "1 more line of this kind."
}

@test "what the linker says in two lines is put together" {
    run -0 lab message <<'END'
/usr/bin/ld: late.o: undefined reference to symbol 'demo_calls'
/usr/bin/ld: libdemo.so: error adding symbols: DSO missing from command line
END
    has '  $ mini-nm -D libdemo.so | grep -w demo_calls'
}

@test "a message that the index has not: it says so, names the nearest, and ends with 1" {
    run -1 lab message 'version what of FOO not found anywhere'
    has "The guide's index has no message like this."
    has "The nearest one is"
    has "LC_ALL=C"
    run -1 lab message 'xyzzy plugh'
    has "The guide's index has no message like this."
    [[ $output != *"The nearest"* ]]
}

@test "no message at all" {
    local empty
    run -1 lab message </dev/null
    has "There is no message: nothing was given, or nothing was printed."
    for empty in '' ' ' $'\n\n' $'\t'; do
        run -1 lab message "$empty"
        has "There is no message"
    done
    run -1 lab message <<<$'\n \n\r\n'
    has "There is no message"
}

@test "what is long, or no text, is read to its end in a short time" {
    head -c 1048576 /dev/urandom >"$BATS_TEST_TMPDIR/random"
    head -c 1048576 /dev/zero >"$BATS_TEST_TMPDIR/zeros"
    tr '\0' a <"$BATS_TEST_TMPDIR/zeros" >"$BATS_TEST_TMPDIR/letters"
    yes 'version ' | head -c 1048576 >"$BATS_TEST_TMPDIR/short"
    tr '\n' ' ' <"$BATS_TEST_TMPDIR/short" >"$BATS_TEST_TMPDIR/again"
    local file
    for file in random zeros letters short again; do
        run -1 timeout 20 lab message <"$BATS_TEST_TMPDIR/$file"
        [ "${#output}" -lt 2000 ]
    done
    cat "$BATS_TEST_TMPDIR/random" - <<<$'\nld: cannot find -lz' >"$BATS_TEST_TMPDIR/mixed"
    run -0 timeout 20 lab message <"$BATS_TEST_TMPDIR/mixed"
    has "cc -print-file-name=libz.so"
}

@test "control characters do not reach the terminal" {
    run -0 lab message $'ld: \e[31mx\e[0m: undefined reference to `a\a\eM\xc2\x9b2J\xffb'\'
    has 'a\x07\xc2\x9b2J\xffb'
    run -0 lab message <<<$'\e]8;;http://evil\e\\ld: cannot find -l\e[1mz\e[K\r\ncannot find -lq\e'
    has libz.so
    LC_ALL=C run ! grep -q $'[\x01-\x08\x0b-\x1f\x7f]' <<<"$output"
}

@test "colours, quotes of other kinds, blanks and the case make no difference" {
    answers 1.4 'mini-nm -AU *.o | grep -w tick' 'main.o:  Undefined Reference	to ‘tick’'
    answers 1.4 'mini-nm -AU *.o | grep -w tick' 'main.o: undefined reference to “tick”'
}

@test "a text that begins with a dash is a text, and an option before it an option" {
    answers 2.4 'cc -print-file-name=libz.so' --color never cannot find -lz
    answers 2.4 'cc -print-file-name=libz.so' --color=never -- --x cannot find -lz
    run -0 lab --color never message '-bash: ./p: Permission denied'
    has "3.8"
}

@test "the guide is found from where one is, by --guide and by LAB_COURSE" {
    cd labs/03-shared
    answers 2.4 'cc -print-file-name=libz.so' 'cannot find -lz'
    cp "$BUILD/bin/lab" "$BATS_TEST_TMPDIR/lab"
    cd "$BATS_TEST_TMPDIR"
    run -1 ./lab message 'cannot find -lz'
    has "lab: the course's GUIDE.md is neither in this directory nor above it"
    run -0 ./lab message --guide "$COURSE/GUIDE.md" 'cannot find -lz'
    LAB_COURSE=$COURSE run -0 ./lab message 'cannot find -lz'
    run -1 ./lab message --guide nowhere/GUIDE.md 'cannot find -lz'
    has "lab: nowhere/GUIDE.md: No such file or directory"
    printf '# Guide\n' >GUIDE.md
    run -1 ./lab message --guide GUIDE.md 'cannot find -lz'
    has "lab: GUIDE.md: there is no table"
}

@test "--help tells of message" {
    run -0 lab --help
    has "
  message [TEXT...] "
    has "
  --guide FILE "
}

@test "on a terminal it asks for the message" {
    on_terminal "lab message"
    shows "Paste the message"
    types 'cannot find -lz\n\004'
    shows "cc -print-file-name=libz.so"
    ends 0
}
