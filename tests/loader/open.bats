#!/usr/bin/env bats
# mini-ldd: which files are passed over, and which end the start (L24). One file of every
# kind stands before a good one.

load search

setup() {
    setup_search
    shared good/libx.so
    mkdir bad
    executable prog --needs libx.so --rpath "$HERE/bad:$HERE/good"
}

# header OFFSET BYTES: a copy of the good library with these bytes in its header stands
# before it.
header() {
    cp good/libx.so bad/libx.so
    # The bytes are an escape sequence.
    # shellcheck disable=SC2059
    printf "$2" | dd of=bad/libx.so bs=1 seek="$1" conv=notrunc status=none
}

# segment TYPE FIELD BYTES: the same for a field of its first segment of this type; the
# number of bytes from the beginning of the segment's header.
segment() {
    local number
    number=$(mini-readelf -lW good/libx.so | awk -v type="$1" '/^  Type/ { next }
        /^Program Headers/ { inside = 1; next } inside && /^  [A-Z]/ { if ($1 == type) { print n + 0; exit } n++ }')
    [ -n "$number" ]
    header $((64 + 56 * number + $2)) "$3"
}

skipped() {
    same_search prog
    row libx.so good/libx.so
}

@test "L24: nothing, a link to nothing" {
    skipped
    ln -s nowhere bad/libx.so
    skipped
}

@test "L24: a directory" {
    mkdir bad/libx.so
    gives_up prog "cannot read file data"
}

@test "L24: an empty file, and a short one" {
    need_64
    : >bad/libx.so
    gives_up prog "file too short"
    head -c 63 good/libx.so >bad/libx.so
    gives_up prog "file too short"
    printf '\177ELF' >bad/libx.so
    gives_up prog "file too short"
}

@test "L24: a text" {
    printf 'GROUP ( /lib/x86_64-linux-gnu/libx.so.6 )%100s\n' '' >bad/libx.so
    gives_up prog "invalid ELF header"
}

@test "L24: another class is passed over" {
    need_64
    header 4 '\001'
    skipped
}

@test "L24: another class alone: not found" {
    need_64
    header 4 '\001'
    rm good/libx.so
    same_search prog
    row libx.so "not found"
}

@test "L24: another byte order, another version of ELF" {
    need_64
    header 5 '\002'
    gives_up prog "ELF file data encoding not little-endian"
    header 6 '\002'
    gives_up prog "ELF file version ident does not match current one"
    header 20 '\002'
    gives_up prog "ELF file version does not match current one"
}

@test "L24: the system it is for" {
    header 7 '\003'
    same_search prog
    row libx.so bad/libx.so
    header 7 '\011'
    gives_up prog "ELF file OS ABI invalid"
    header 8 '\001'
    gives_up prog "ELF file ABI version invalid"
    for version in 1 2 3 4 5; do
        header 7 "\\003\\00$version"
        same_search prog
    done
    header 9 '\001'
    gives_up prog "nonzero padding in e_ident"
    header 15 '\001'
    gives_up prog "nonzero padding in e_ident"
}

@test "L24: another machine is passed over" {
    need_64
    header 18 '\267'
    skipped
}

@test "L24: a type that is not loaded" {
    for type in '\000' '\001' '\004'; do
        header 16 "$type"
        gives_up prog "only ET_DYN and ET_EXEC can be loaded"
    done
}

@test "L24: an executable" {
    header 16 '\002'
    gives_up prog "cannot dynamically load executable"
}

@test "L24: a position-independent executable" {
    executable bad/libx.so
    gives_up prog "cannot dynamically load position-independent executable"
}

@test "L24: the size and the place of the program headers" {
    need_64
    header 54 '\067'
    gives_up prog "phentsize not the expected size"
    header 32 '\000\000\000\000\000\001'
    gives_up prog "cannot read file data"
    header 56 '\000\000'
    gives_up prog "object file has no loadable segments"
}

@test "L24: segments that are not aligned, or not there" {
    need_64
    segment LOAD 8 '\001'
    gives_up prog "ELF load command address/offset not page-aligned"
    segment DYNAMIC 0 '\000'
    gives_up prog "object file has no dynamic section"
    segment DYNAMIC 32 '\000\000\000\000'
    gives_up prog "object file has no dynamic section"
}

@test "L24: the same file by another name is taken before its segments are looked at" {
    need_64
    shared good/liby.so --needs libz.so
    ln -s libx.so good/libz.so
    executable prog --needs libx.so --needs liby.so --needs libz.so --rpath "$HERE/good"
    same_search prog
    names libx.so liby.so
}

@test "L24: a bad file as main" {
    local file
    for file in empty short text directory; do
        case $file in
        empty) : >bad/libx.so ;;
        short) head -c 40 good/libx.so >bad/libx.so ;;
        text) echo 'int main(void) { return 0; } /* long enough for a header */' >bad/libx.so ;;
        directory) rm bad/libx.so && mkdir bad/libx.so ;;
        esac
        run -2 mini-ldd --plain bad/libx.so
    done
    run -2 mini-ldd --plain nowhere
}

@test "L24: behind DT_AUXILIARY every error is forgiven, behind DT_FILTER none" {
    echo text that is no library, but long enough to be taken for the header of one >bad/libx.so
    shared good/liby.so -Wl,-f,libx.so
    executable prog --needs liby.so --rpath "$HERE/bad:$HERE/good"
    same_search prog
    names liby.so
    shared good/liby.so -Wl,-F,libx.so
    gives_up prog "invalid ELF header"
}
