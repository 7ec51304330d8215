# pipeline.sh IMAGE RESULT: builds the service on the build image IMAGE, with its libdemo.
set -e

options=
if grep -q demo_bye "$1/demo.h"; then
    options=-DHAVE_BYE
fi
cc $options -I"$1" -o "$2" service.c -L"$1" -ldemo
