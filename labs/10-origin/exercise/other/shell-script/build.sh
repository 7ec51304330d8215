set -eu
mkdir -p app/bin app/lib/party app/lib/demo
cd app/lib/demo
$CC -O1 -fPIC -shared -Wl,-soname,libdemo.so -o libdemo.so ../../../mod[123].c
cd ../party
$CC -O1 -fPIC -shared -Wl,-soname,libparty.so -o libparty.so ../../../welcome.c -I../../.. -Wl,-rpath,'$ORIGIN/../demo' ../demo/libdemo.so
cd ../../bin
$CC -O1 -o party ../../party.c -Wl,-rpath,\$ORIGIN/../lib/party ../lib/party/libparty.so -Wl,-rpath-link,../lib/demo
