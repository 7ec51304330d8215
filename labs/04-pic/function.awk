# function.awk: reads a compiler's assembler output; prints the instructions of the function
# -v name=NAME, without labels, directives and comments. It leaves out endbr, with which some
# compilers mark every function, and writes ret where clang writes retl or retq. A comment is
# "# text" or "// text"; "#:lo12:name" is an operand of AArch64.
$1 == (name ":") { inside = 1 }
inside && /^\tret/ { print "    ret"; exit }
inside && /^\t[a-z]/ && !/^\tendbr/ {
    sub(/[ \t]*(#[ \t]|\/\/).*/, "")
    gsub(/\t/, " ")
    print "   " $0
}
