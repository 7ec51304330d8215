#!/bin/sh
# cases.sh: builds six programs in the folder broken, each with a fault of its own.
#
#     sh cases.sh ROUND
#
# ROUND, a number, decides which program has which fault. This is no secret, but you
# learn more if you look at the programs first.
set -eu
round=$1
cc=${CC:-cc}
list='-Wl,--enable-new-dtags,-rpath'

# The script by which the user of a program starts it; its lines in between are $1.
make_run() {
    {
        printf '%s\n' '#!/bin/sh' '# run: starts the program as its user does.'
        printf '%s\n' "here=\$(cd \"\$(dirname \"\$0\")\" && pwd)" 'cd /' ${1:+"$1"} "exec \"\$here/prog\""
    } >run
    chmod +x run
}

fault0() {
    cp ../../libwhere.so.1.0 lib/libwhere.so.1
    $cc -shared -Wl,-soname,libmiddle.so -o lib/libmiddle.so ../../middle.o lib/libwhere.so.1
    $cc -o prog ../../far.o lib/libmiddle.so -Wl,-rpath-link,lib "$list,\$ORIGIN/lib"
}

fault1() {
    cp ../../libwhere.so.1.0 lib/libwhere.so.1
    $cc -o prog ../../ask.o lib/libwhere.so.1 "$list,\$ORIGIN/lib"
    make_run "unset LD_LIBRARY_PATH"
}

fault2() {
    cp ../../libwhere.so.1.0 lib
    ln -s libwhere.so.1.0 lib/libwhere.so
    $cc -o prog ../../ask.o -Llib -lwhere "$list,\$ORIGIN/lib"
}

fault3() {
    cp ../../libwhere.so.1.0 lib/libwhere.so.1
    mkdir first
    $cc -o prog ../../ask.o lib/libwhere.so.1 "$list,\$ORIGIN/first:\$ORIGIN/lib"
    printf '%s\n' '<html><title>404 Not Found</title>' \
        'The file that you want to download is not on this server.</html>' >first/libwhere.so.1
}

fault4() {
    cp ../../libwhere.so.1.0 lib/libwhere.so.1
    $cc -o prog ../../ask.o lib/libwhere.so.1 "$list,lib"
}

fault5() {
    cp ../../libwhere.so.1.0 lib/libwhere.so.1
    $cc -o prog ../../ask.o lib/libwhere.so.1 "$list,\$ORIGIN/lib"
    case $(uname -m) in
    aarch64) machine='\076\000' ;;
    *) machine='\267\000' ;;
    esac
    # shellcheck disable=SC2059 # the octal numbers are for printf
    printf "$machine" | dd of=lib/libwhere.so.1 bs=1 seek=18 conv=notrunc 2>dd.log
    rm dd.log
}

rm -rf broken
mkdir -p broken/trial
cp libwhere.so.1.0 broken/trial/libwhere.so.1
for name in ant bee cat dog eel fox; do
    mkdir -p "broken/$name/lib"
    (cd "broken/$name" && make_run '' && "fault$((round % 6))")
    round=$((round + 1))
done
