# quotes.sh: one option, written in five ways. Which of them bring $ORIGIN to the linker?
# shellcheck disable=SC2016,SC2086,SC2154,SC2148 # not all are right, and that is the point
cc -o app/bin/lost      ask.o -Lapp/lib -lwhere -Wl,-rpath,'ORIGIN'/../lib
cc -o app/bin/bare      ask.o -Lapp/lib -lwhere -Wl,-rpath,$ORIGIN/../lib
cc -o app/bin/double    ask.o -Lapp/lib -lwhere -Wl,-rpath,"$ORIGIN/../lib"
cc -o app/bin/backslash ask.o -Lapp/lib -lwhere -Wl,-rpath,\$ORIGIN/../lib
cc -o app/bin/single    ask.o -Lapp/lib -lwhere -Wl,-rpath,'$ORIGIN/../lib'
