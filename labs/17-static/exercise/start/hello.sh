#!/bin/sh
# hello.sh: a program.
echo hello
