# files.awk: compares the names of library files with their sonames.
# It reads what mini-readelf -d prints for several files.
/^File: / {
    file = $2
    sub(/.*\//, "", file)
}
/\(SONAME\)/ {
    soname = $0
    sub(/.*\[/, "", soname)
    sub(/\].*/, "", soname)
    if (file == soname)
        same++
    else if (index(file, soname ".") == 1)
        longer++
    else
        other++
    if (soname ~ /\.so\.[0-9]+$/)
        major++
    else
        unusual++
}
END {
    printf "%5d files: the soname, a dot and a minor part\n", longer
    printf "%5d files: the soname itself\n", same
    printf "%5d files: a name unlike the soname\n", other
    printf "%5d sonames: .so. and one number\n", major
    printf "%5d sonames: another form\n", unusual
}
