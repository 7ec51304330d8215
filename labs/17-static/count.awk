# count.awk: reads the output of mini-readelf -l for many files, and counts the dynamic
# programs, which name a loader, and the others.
/^Elf file type is / { programs++ }
/Requesting program interpreter/ { dynamic++ }
END {
    printf "with a loader: %d\nwithout: %d\n", dynamic, programs - dynamic
    print (dynamic > programs / 2 ? "most name a loader" : "most name none")
}
