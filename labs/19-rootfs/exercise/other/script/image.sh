#!/bin/sh
# image.sh FILE...: makes root and image.tar of the program's own FILEs and of what these need.
set -e
rm -rf root image.tar
mkdir -p root/app
mini-ldd --copy-to root "$@"
for file; do mv "root$PWD/$file" root/app; done
find root -type d -empty -delete
cd root
tar -cf ../image.tar ./*
