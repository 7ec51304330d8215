#!/usr/bin/env bats
# mini-bind: from the objects' answers to a binding, S13 to S21, and the views of it.

# Every test runs in a shell of its own.
# shellcheck disable=SC2016,SC2030,SC2031
load helper

setup() {
    need cc mini-bind
    need_glibc
    folder
}

@test "S13: a weak definition is as good as any, unless LD_DYNAMIC_WEAK is set" {
    echo '__attribute__((weak)) int f(void) { return 1; }' | lib a
    echo 'int f(void) { return 2; }' | lib b
    echo 'extern int f(void); int main(void) { return f(); }' | program prog -la -lb
    agree prog
    binds prog f - liba.so
    agree prog LD_DYNAMIC_WEAK=
    binds prog f - libb.so
    # The weak one is kept for the case that no other comes.
    : | lib b
    agree prog LD_DYNAMIC_WEAK=1
    binds prog f - liba.so
    # A set-user-ID program ignores the variable.
    run mini-bind --secure --env LD_DYNAMIC_WEAK=1 --plain prog f
    has liba.so
}

@test "S13: a hidden symbol in the hash table is passed over, with its object" {
    echo 'int f(void) { return 1; }' | lib a
    echo 'int f(void) { return 2; }' | lib b
    echo 'extern int f(void); int main(void) { return f(); }' | program prog -la -lb
    for visibility in 1 2; do
        patch liba.so visibility f $visibility
        agree prog
        binds prog f - libb.so
    done
    run mini-bind --why f prog
    has 'its symbol is hidden'
}

@test "S13: a local symbol in the hash table is passed over" {
    echo 'int f(void) { return 1; }' | lib a
    echo 'int f(void) { return 2; }' | lib b
    echo 'extern int f(void); int main(void) { return f(); }' | program prog -la -lb
    # STB_LOCAL, STT_FUNC
    patch liba.so info f 2
    agree prog
    binds prog f - libb.so
}

@test "S14: a protected reference stays with its own object" {
    echo 'int f(void) { return 1; } int (*pointer)(void) = f; int call(void) { return f(); }' |
        lib a
    echo 'int f(void) { return 2; } int main(void) { return f(); }' | program prog -rdynamic -la
    agree prog
    binds liba.so f - prog
    patch liba.so visibility f 3
    agree prog
    binds liba.so f - liba.so
    run mini-bind --why f prog
    has 'The symbol is protected'
}

@test "S14: except that the address may be that in a program's PLT" {
    need_x86_64
    echo 'int f(void) { return 1; } int (*pointer)(void) = f; int call(void) { return f(); }' |
        lib a
    echo 'extern int f(void), call(void); int main(void) { return f == call; }' |
        program prog -no-pie -fno-pie -la
    patch liba.so visibility f 3
    agree prog
    binds liba.so f - prog
    binds liba.so f - liba.so
}

@test "S15: a unique symbol is one for all, the first that was bound" {
    need_x86_64
    for name in a b; do
        lib $name -Wl,-z,now -x assembler <<'EOF'
    .data
    .globl unique
    .type unique, @gnu_unique_object
    .size unique, 8
unique: .quad unique
EOF
    done
    echo 'int main(void) { return 0; }' | program prog -la -lb
    agree prog
    binds liba.so unique - liba.so
    binds libb.so unique - liba.so
    # With DF_SYMBOLIC each finds its own first: the order of relocation decides.
    patch liba.so dynamic 30 30 2
    patch libb.so dynamic 30 30 2
    agree prog
    binds liba.so unique - libb.so
    binds libb.so unique - libb.so
    run mini-bind --why unique prog
    has 'A unique symbol'
}

@test "S15: a copy relocation enters the program's copy as the unique one" {
    need_x86_64
    lib a -x assembler <<'EOF'
    .data
    .globl unique
    .type unique, @gnu_unique_object
    .size unique, 8
unique: .quad unique
EOF
    echo 'extern long unique; int main(void) { return (int)unique; }' |
        program prog -no-pie -fno-pie -la
    agree prog
    binds prog unique - liba.so
}

@test "S16: dependencies are relocated first, in cycles too" {
    need_x86_64
    unique='.data
    .globl unique
    .type unique, @gnu_unique_object
    .size unique, 8
unique: .quad unique'
    # d is needed by b only, a and e need each other; all are symbolic.
    for name in a d; do lib $name -Wl,-z,now -x assembler <<<"$unique"; done
    lib e -Wl,-z,now -x assembler -la <<<"$unique"
    lib a -Wl,-z,now -x assembler -le <<<"$unique"
    lib b -Wl,-z,now -x assembler -ld <<<"$unique"
    for name in a b d e; do patch lib$name.so dynamic 30 30 2; done
    for order in '-la -lb -le' '-lb -la' '-le -lb -la' '-ld -le -la -lb'; do
        # shellcheck disable=SC2086 # words
        echo 'int main(void) { return 0; }' | program prog $order
        agree prog
    done
}

@test "S17: without a definition a weak reference is no line, a strong one is an error" {
    lib a <<'EOF'
extern int strong(void);
__attribute__((weak)) extern int weak(void);
int (*pointers[])(void) = {strong, weak};
EOF
    echo 'int main(void) { return 0; }' | program prog -Wl,--unresolved-symbols=ignore-all -la
    agree prog
    binds liba.so strong - -
    run mini-bind --plain prog
    same 1 "$status"
    run mini-bind prog weak
    same 1 "$status"
    has 'weak -> nobody  (weak: its address is 0)'
}

@test "S18: what nobody defines fails at the start, or at the first call" {
    lib a -Wl,-z,lazy <<'EOF'
extern int address(void), called(void);
int (*pointer)(void) = address;
int f(void) { return called(); }
EOF
    echo 'int main(void) { return 0; }' |
        program prog -Wl,-z,lazy -Wl,--unresolved-symbols=ignore-all -la
    run mini-bind --undefined prog
    same 1 "$status"
    has "liba.so: address: the start fails: its address is needed then"
    has "liba.so: called: its first call ends the program"
    run mini-bind --env LD_BIND_NOW=1 --undefined prog
    has "liba.so: called: the start fails"
    run mini-bind --env LD_BIND_NOW= --undefined prog
    has "liba.so: called: its first call ends the program"
    # DT_FLAGS_1 with DF_1_NOW does the same for one object.
    lib a -Wl,-z,now <<<'extern int called(void); int f(void) { return called(); }'
    run mini-bind --undefined prog
    has "liba.so: called: the start fails"
}

@test "S19: a missing library is marked, and what it defines counts as undefined" {
    echo 'int f(void) { return 1; }' | lib a
    echo 'extern int f(void); int main(void) { return f(); }' | program prog -la
    rm liba.so
    run mini-bind prog f
    same 1 "$status"
    has 'prog: liba.so is not found'
    has 'f -> nobody'
}

@test "S21: a real start binds what mini-bind says" {
    echo 'int f(void) { return 1; } int v = 3; int *place = &v;' | lib a
    echo 'extern int f(void); int main(void) { return f(); }' | program prog -la
    agree prog
    local result=0
    LD_BIND_NOW=1 LD_DEBUG=bindings LD_DEBUG_OUTPUT="$HERE/debug" "$HERE/prog" || result=$?
    same 1 "$result"
    # Behind the relocation the start adds look-ups of its own, named in the rule; since
    # August 2025, in glibc 2.42 and the fixes of 2.39 to 2.41, that of _r_debug, for
    # debuggers, too.
    sed -e '/calling init/,$d' -n -e "s/.*binding file \(.*\) \[0\] to \(.*\) \[0\]: .*symbol \`\([^']*\)'.*/\1 \3 \2/p" \
        debug.* | grep -v -e '^linux-vdso' -e "^$LOADER " -e ' \(malloc\|calloc\|realloc\|free\|_r_debug\) ' |
        sed "s|^$HERE/||" | sort -u >real
    mini-bind --plain "$HERE/prog" | cut -f 1,2,4 | tr '\t' ' ' |
        grep -v -e ' \(malloc\|calloc\|realloc\|free\) ' | sed "s|^$HERE/||" | sort -u >said
    diff real said
}

# --- views -----------------------------------------------------------------------

@test "the list: objects, symbols and definers" {
    echo 'int f(void) { return 1; }' | lib a
    echo 'extern int f(void); int main(void) { return f(); }' | program prog -Wl,-z,lazy -la
    run mini-bind prog f
    same 0 "$status"
    same $'prog\n  f -> liba.so  (at the first call)' "$output"
    run mini-bind prog nothing
    same 1 "$status"
    has 'prog: no relocation asks for nothing'
}

@test "--why: the winner, the losers, and what the linker bound" {
    echo 'int f(void) { return 1; } int g(void) { return f(); }' | lib a -Wl,-Bsymbolic-functions
    echo 'int f(void) { return 2; }' | lib b
    echo 'static int f(void) { return 3; } int h(void) { return f(); }' | lib d
    echo 'extern int f(void); int main(void) { return f(); }' | program prog -lb -la -ld
    run mini-bind --why f prog
    same 0 "$status"
    output=$(tr -s ' ' <<<"$output")
    has ' 1 prog does not define it, only asks for it'
    has ' 2 libb.so TAKEN'
    has ' 3 liba.so defines it too, but too late: interposed'
    has ' liba.so defines it and has no relocation for it'
    has ' libd.so has a local symbol of this name'
    run mini-bind --why nothing prog
    same 1 "$status"
    has 'no object asks for nothing or defines it'
}

@test "--interposed: every name with several definitions, with the winner" {
    echo 'int f(void) { return 1; } int mine(void) { return 1; }' | lib a
    echo 'int f(void) { return 2; } int unasked(void) { return 2; }' | lib b
    echo 'int unasked(void) { return 2; }' | lib d
    echo 'extern int f(void); int main(void) { return f(); }' | program prog -la -lb -ld
    run mini-bind --interposed prog
    same 0 "$status"
    has 'f -> liba.so, instead of libb.so'
    has 'unasked -> libb.so, instead of libd.so  (no relocation asks for it)'
    case $output in *mine*) false ;; esac
}

@test "--json: can be read by a JSON parser, with any name" {
    need python3
    printf '    .globl "a\\\\b\\"c"\n    .text\n"a\\\\b\\"c": ret\n    .data\n    .quad "a\\\\b\\"c"\n' |
        lib a -x assembler
    echo 'int main(void) { return 0; }' | program prog -la
    mini-bind --json prog >json
    run python3 -c 'import json; x = json.load(open("json"))
print(x["status"], len(x["scope"]), sorted({b["symbol"] for b in x["bindings"] if b["definer"] == 1})[0])'
    same '0 4 a\b"c' "$output"
}

@test "what if: the table changes as the loader's does" {
    echo 'int f(void) { return 1; }' | lib a
    mkdir other
    (cd other && echo 'int f(void) { return 1; }' | lib a)
    echo 'extern int f(void); int main(void) { return f(); }' | program prog -la
    TABLE=$(mini-bind --plain --env LD_LIBRARY_PATH="$HERE/other" "$HERE/prog")
    binds prog f - other/liba.so
    same "$(loader_bindings "$HERE/prog" LD_LIBRARY_PATH="$HERE/other")" "$(sort <<<"$TABLE")"
}

@test "a wrong use, and files that are not dynamic, give status 2" {
    echo 'not ELF' >text
    for arguments in '' text nothing '--plain --json prog' '--nonsense prog'; do
        # shellcheck disable=SC2086 # words
        run mini-bind $arguments
        same 2 "$status"
        has mini-bind
    done
}
