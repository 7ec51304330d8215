# trail.awk: makes what LD_DEBUG=libs prints readable. For libwhere and libmiddle it keeps the
# name that is wanted, each list that is searched, and each file that is tried, but not those in
# the subfolders for certain processors, which the loader tries as well (lab 11).
{ sub(/^ *[0-9]+:[ \t]*/, "") }
/^find library=/ {
    ours = /=lib(where|middle)/
    if (ours) print "wanted: " substr($2, index($2, "=") + 1)
}
/^calling init/ { ours = 0 }
ours && /^search cache=/ { print "  list: cache " substr($2, index($2, "=") + 1) }
ours && /^search path=/ { sub(/.*[(]/, ""); sub(/[)].*/, ""); print "  list: " $0 }
ours && /^trying file=/ && !/\/(tls|i686|sse2|x86_64|haswell|xeon_phi|avx512_1|aarch64|atomics|glibc-hwcaps\/[^\/]*)\/[^\/]*$/ {
    sub(/^trying file=/, "")
    print "  file: " $0
}
