# links.awk: where do the linker names in a folder lead?
# It reads the folder's ls -ln, then what mini-readelf -d prints for its *.so files.
NF > 2 && $(NF - 1) == "->" && $(NF - 2) ~ /\.so$/ {
    target = $NF
    if (target ~ /\//)
        path++
    else
        bare++
    sub(/.*\//, "", target)
    link[$(NF - 2)] = target
}
/^File: / {
    file = $2
    sub(/.*\//, "", file)
}
/\(SONAME\)/ {
    soname = $0
    sub(/.*\[/, "", soname)
    sub(/\].*/, "", soname)
    if (!(file in link))
        alone++
    else if (link[file] == soname)
        to_soname++
    else
        to_real++
}
END {
    printf "%5d linker names: the link is a bare file name\n", bare
    printf "%5d linker names: the link is a path\n", path
    printf "%5d linker names: links to the soname\n", to_soname
    printf "%5d linker names: links to the real name\n", to_real
    printf "%5d libraries: called libNAME.so, not a link\n", alone
}
